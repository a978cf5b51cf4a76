create unlogged table identity.attempt (
    counted bytea not null,
    attempts integer not null,
    last_at timestamptz not null,
    not_before timestamptz not null,
    constraint attempt_is_counted_once primary key (counted)
);
create index attempt_by_time on identity.attempt (last_at);
comment on table identity.attempt is
    'How often somebody has failed to prove who they are, by hashes of name and address, or of the address alone. The same for all servers; lost when the database crashes, which keeps nobody out.';

alter table identity.attempt enable row level security;
alter table identity.attempt force row level security;
create policy functions on identity.attempt to freehold_migration using (true) with check (true);
revoke all on identity.attempt from freehold_app;

-- What is counted under a name and an address is locked before what is counted under the address, so that two attempts
-- never wait for each other in a circle.
create function identity.begin_attempt(counted bytea[], free integer[], memory interval, longest interval)
    returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    moment timestamptz;
    blocked timestamptz := '-infinity';
    known identity.attempt;
    number integer;
begin
    for i in 1 .. array_length(counted, 1) loop
        insert into identity.attempt values (counted[i], 0, clock_timestamp(), '-infinity') on conflict do nothing;
        select * into known from identity.attempt a where a.counted = begin_attempt.counted[i] for update;
        blocked := greatest(blocked, known.not_before);
    end loop;
    moment := clock_timestamp();
    if blocked > moment then
        return ceil(extract(epoch from blocked - moment));
    end if;
    for i in 1 .. array_length(counted, 1) loop
        select case when a.last_at < moment - memory then 1 else a.attempts + 1 end into number
            from identity.attempt a where a.counted = begin_attempt.counted[i];
        update identity.attempt a set attempts = number, last_at = moment,
            not_before = case when number < free[i] then moment
                else moment + least(longest, interval '1 second' * 2 ^ least(number - free[i], 10)) end
            where a.counted = begin_attempt.counted[i];
    end loop;
    return 0;
end
$$;
comment on function identity.begin_attempt(bytea[], integer[], interval, interval) is
    'Counts an attempt whose outcome is not known yet, and tells 0; or the seconds to wait, when it comes too soon.';

create function identity.attempt_succeeded(counted bytea[], memory interval) returns void
    language sql
    security definer
    set search_path = pg_catalog
as $$
    delete from identity.attempt a where a.counted = attempt_succeeded.counted[1];
    update identity.attempt a set attempts = greatest(0, a.attempts - 1), not_before = a.last_at
        where a.counted = attempt_succeeded.counted[2];
    delete from identity.attempt a where a.counted in (
        select x.counted from identity.attempt x where x.last_at < clock_timestamp() - memory limit 100
        for update skip locked);
$$;
comment on function identity.attempt_succeeded(bytea[], interval) is
    'Takes an attempt back that was no failure, and clears away what is forgotten.';

revoke execute on function identity.begin_attempt(bytea[], integer[], interval, interval) from public;
revoke execute on function identity.attempt_succeeded(bytea[], interval) from public;
grant execute on function identity.begin_attempt(bytea[], integer[], interval, interval) to freehold_app;
grant execute on function identity.attempt_succeeded(bytea[], interval) to freehold_app;
