create or replace function access.publish(tenants text[], changed_assets text[], changed_shares uuid[]) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    source text := coalesce(current_setting('freehold.tenant', true), '');
begin
    if not source = any (tenants) then
        raise exception 'only a change of one''s own tenant may be published';
    end if;
    -- The others follow the source's own entries: 100,000 assets deleted at once are not logged once per receiver.
    with bumped as (
        update access.epoch e set epoch = e.epoch + 1 where e.tenant_id = any (tenants)
        returning e.tenant_id, e.epoch)
    insert into access.log (tenant_id, epoch, source_tenant_id, assets, shares)
    select b.tenant_id, b.epoch, source, case when b.tenant_id = source then changed_assets else '{}' end, changed_shares
    from bumped b;
end
$$;
