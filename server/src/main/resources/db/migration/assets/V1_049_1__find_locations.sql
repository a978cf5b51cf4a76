-- Most assets have no location of their own, and take that of one above them: lists ask for those that have.
create index asset_with_location on assets.asset (tenant_id, asset_id) where location is not null;
