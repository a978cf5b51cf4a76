-- With the type in the index, whether a row is listed is known without reading it: 100,000 assets deep, a page by name
-- took 370 ms before and 16 ms after.
drop index assets.asset_by_name;
create index asset_by_name on assets.asset (tenant_id, name, asset_id) include (type_id) where deleted_at is null;
