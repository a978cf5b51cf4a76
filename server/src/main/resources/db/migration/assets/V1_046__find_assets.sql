-- The reach is asked for once per statement instead of once per row, and so can choose the part of an index.
alter policy own_and_lent on assets.asset
    using (tenant_id = (select current_setting('freehold.tenant', true))
        or tenant_id = (select current_setting('freehold.owner', true)));

-- A page of children in the order of names, of a type in the same order, and how many there are, from the index alone.
create index asset_by_parent_and_name on assets.asset (tenant_id, parent_id, name, asset_id) include (type_id)
    where deleted_at is null;
create index asset_by_type_and_name on assets.asset (tenant_id, type_id, name, asset_id) where deleted_at is null;
create index asset_by_external_id on assets.asset (tenant_id, external_id nulls first, asset_id) include (type_id)
    where deleted_at is null;

alter table assets.asset add column labels text[] not null default '{}';
comment on column assets.asset.labels is 'Words of the tenant''s own to find assets by, in ascending order. Never lent.';

-- Case is ignored the same way whatever the database was made with, where the database can.
do $$
declare
    collation_name text;
begin
    select collname into collation_name from pg_collation
        where collname in ('pg_c_utf8', 'C.utf8', 'C.UTF-8') and collencoding in (-1, 6)
        order by array_position(array['pg_c_utf8', 'C.utf8', 'C.UTF-8'], collname::text) limit 1;
    execute format(
        'create function assets.folded(original text) returns text language sql immutable strict parallel safe '
            || 'return lower(original collate pg_catalog.%I) collate "C"',
        coalesce(collation_name, 'default'));
end
$$;
comment on function assets.folded is 'A text as it is compared when case is to be ignored.';

create function assets.search_text(name text, external_id text, labels text[]) returns text
    language sql immutable parallel safe
    return assets.folded(name || E'\n' || coalesce(external_id, '') || E'\n' || array_to_string(labels, E'\n'));
comment on function assets.search_text is 'What an asset is found by, one thing in each line.';
grant execute on function assets.folded, assets.search_text to freehold_app;

alter table assets.asset add column search_text text collate "C" not null
    generated always as (assets.search_text(name, external_id, labels)) stored;

-- Both come with PostgreSQL, and who may create objects in the database may create them. They may be there already.
create extension if not exists pg_trgm with schema assets;
create extension if not exists btree_gin with schema assets;
do $$
declare
    trigrams text := (select n.nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace
        where e.extname = 'pg_trgm');
    scalars text := (select n.nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace
        where e.extname = 'btree_gin');
begin
    execute format('create index asset_by_text on assets.asset using gin (tenant_id %I.text_ops, '
        || 'search_text %I.gin_trgm_ops) where deleted_at is null', scalars, trigrams);
end
$$;

-- Row-level security keeps conditions that could tell of rows from choosing rows, so no index would serve them. This
-- function is such a condition and keeps to the tenant by itself; it tells ids, and whoever asks reads the rows under
-- row-level security.
create function assets.found(wanted text)
    returns table (asset_id text, name text, type_id text, subtenant_id text)
    language sql stable security definer set search_path = pg_catalog
    rows 200
begin atomic
    select a.asset_id, a.name, a.type_id, a.subtenant_id from assets.asset a
    where a.tenant_id = (select current_setting('freehold.tenant', true)) and a.deleted_at is null
        and a.search_text like
            '%' || regexp_replace(assets.folded(wanted), '([\\%_])', '\\\1', 'g') || '%';
end;
comment on function assets.found is 'Assets of the tenant of the transaction whose search text contains the words.';
grant execute on function assets.found to freehold_app;
