alter table access.log add column policies uuid[];
comment on column access.log.policies is
    'Policies of the source tenant that changed; null where the tenant''s policies stand as they stood.';

drop function access.publish(text[], text[], uuid[]);
create function access.publish(
    tenants text[], changed_assets text[], changed_shares uuid[], changed_policies uuid[]) returns void
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
    insert into access.log (tenant_id, epoch, source_tenant_id, assets, shares, policies)
    select b.tenant_id, b.epoch, source,
        case when b.tenant_id = source then changed_assets else '{}' end,
        changed_shares,
        case when b.tenant_id = source then changed_policies end
    from bumped b;
end
$$;
comment on function access.publish(text[], text[], uuid[], uuid[]) is
    'Moves the tenants to their next epoch and logs what changed. Call it under locks taken by lock_epochs.';
revoke execute on function access.publish(text[], text[], uuid[], uuid[]) from public;
grant execute on function access.publish(text[], text[], uuid[], uuid[]) to freehold_app;
