-- What lists of received assets search and sort by is kept in memory. Whoever looks at it asks what has changed since:
-- by transactions, not by times, so nothing that commits late is missed.
alter table assets.asset add column changed_in xid8 not null default '0';
alter table assets.asset alter column changed_in set default pg_current_xact_id();
comment on column assets.asset.changed_in is 'The transaction that wrote the row as it is.';

create function assets.note_change() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    new.changed_in := pg_current_xact_id();
    return new;
end
$$;
comment on function assets.note_change() is 'Notes in which transaction a row was written.';
revoke execute on function assets.note_change() from public;

create trigger changes_are_found before insert or update on assets.asset
    for each row execute function assets.note_change();

-- Not by tenant first: for a tenant of few assets that would look as good as the primary key to whoever plans.
create index asset_by_change on assets.asset (changed_in, tenant_id);
