create function access.epochs(tenants text[]) returns table (tenant_id text, epoch bigint, asked_at timestamptz)
    language sql
    stable
    security definer
    set search_path = pg_catalog
as $$
    select e.tenant_id, e.epoch, clock_timestamp() from access.epoch e where e.tenant_id = any (tenants)
$$;
comment on function access.epochs(text[]) is
    'How far each of the tenants is, for a server that has something of them under way. A tenant that is gone has none.';
revoke execute on function access.epochs(text[]) from public;
grant execute on function access.epochs(text[]) to freehold_app;
