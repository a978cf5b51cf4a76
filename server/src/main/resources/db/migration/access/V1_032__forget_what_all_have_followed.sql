create index log_by_time on access.log (recorded_at);

create function access.prune(older_than interval, at_most int) returns int
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    pruned int;
begin
    if older_than < interval '1 minute' then
        raise exception 'servers follow the log: what is younger than a minute is kept';
    end if;
    delete from access.log l using (
        select o.tenant_id, o.epoch from access.log o
        where o.recorded_at < clock_timestamp() - older_than order by o.recorded_at limit at_most) as old
    where l.tenant_id = old.tenant_id and l.epoch = old.epoch;
    get diagnostics pruned = row_count;
    return pruned;
end
$$;
comment on function access.prune(interval, int) is
    'Forgets old entries. A server that has not followed them yet finds a gap, and reads the tenant as a whole.';
revoke execute on function access.prune(interval, int) from public;
grant execute on function access.prune(interval, int) to freehold_app;
