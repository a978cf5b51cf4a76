-- Which records were written of late, for streams. Not logged: after a crash of the database it is empty, and whoever
-- goes on from before is told that something may be missing.
create unlogged table telemetry.arrival (
    tenant_id text collate "C" not null,
    series_id bigint not null,
    xid xid8 not null default pg_current_xact_id(),
    at timestamptz not null default clock_timestamp(),
    times bigint[] not null
);
create index arrival_by_series on telemetry.arrival (tenant_id, series_id, xid);
create index arrival_by_transaction on telemetry.arrival (xid);
create index arrival_by_time on telemetry.arrival (at);
comment on table telemetry.arrival is
    'The times of records written in the last minutes, by the transaction that wrote them: who has seen a snapshot asks for what came since, and skips nothing that committed late. Has no values.';
comment on column telemetry.arrival.times is 'Microseconds since 1970, at most 1,000 of them.';

create unlogged table telemetry.arrival_log (
    one boolean not null default true,
    kept_since timestamptz not null,
    constraint arrival_log_is_one primary key (one),
    constraint arrival_log_must_be_one check (one)
);
comment on table telemetry.arrival_log is 'From when on nothing is missing in telemetry.arrival; no row after a crash.';

insert into telemetry.arrival_log (kept_since) values (clock_timestamp());

create table telemetry.live_key (
    one boolean not null default true,
    key bytea not null,
    constraint live_key_is_one primary key (one),
    constraint live_key_must_be_one check (one),
    constraint live_key_has_32_bytes check (length(key) = 32)
);
comment on table telemetry.live_key is
    'Seals what streams give to their readers as ids of events: how far they are tells of other tenants'' transactions.';
alter table telemetry.live_key enable row level security;
alter table telemetry.live_key force row level security;
create policy functions on telemetry.live_key to freehold_migration using (true) with check (true);
insert into telemetry.live_key (key)
    values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

alter table telemetry.arrival enable row level security;
alter table telemetry.arrival force row level security;
alter table telemetry.arrival_log enable row level security;
alter table telemetry.arrival_log force row level security;
create policy own_and_lent on telemetry.arrival for select to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true)
        or tenant_id = current_setting('freehold.owner', true));
create policy own_insert on telemetry.arrival for insert to freehold_app
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy functions on telemetry.arrival to freehold_migration using (true) with check (true);
create policy functions on telemetry.arrival_log to freehold_migration using (true) with check (true);
revoke all on telemetry.arrival, telemetry.arrival_log, telemetry.live_key from freehold_app;
grant select, insert on telemetry.arrival to freehold_app;

create function telemetry.live_key() returns bytea
    language sql
    stable
    security definer
    set search_path = pg_catalog
as $$
    select k.key from telemetry.live_key k
$$;
comment on function telemetry.live_key() is 'For the servers, which seal and open ids of events.';

create function telemetry.moved(since pg_snapshot)
    returns table (tenant_id text, asset_id text, aspect text, seen pg_snapshot, seen_at timestamptz, kept_since timestamptz)
    language sql
    stable
    security definer
    set search_path = pg_catalog
as $$
    select s.tenant_id, s.asset_id, s.aspect, pg_current_snapshot(), clock_timestamp(),
        (select l.kept_since from telemetry.arrival_log l)
    from (select) always
    left join (
        select distinct a.series_id from telemetry.arrival a
        where since is not null and a.xid >= pg_snapshot_xmin(since)
            and not pg_visible_in_snapshot(a.xid, since)) moved on true
    left join telemetry.series s on s.series_id = moved.series_id
$$;
comment on function telemetry.moved(pg_snapshot) is
    'Series of all tenants that something was written to since the snapshot, and how far that is: one row at least. For the server, which then reads under a grant what each reader may see.';

create function telemetry.forget_arrivals(before interval) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    cut timestamptz := clock_timestamp() - before;
begin
    insert into telemetry.arrival_log (kept_since) values (clock_timestamp()) on conflict do nothing;
    update telemetry.arrival_log set kept_since = cut where kept_since < cut;
    delete from telemetry.arrival where at < cut;
end
$$;
comment on function telemetry.forget_arrivals(interval) is 'Forgets what streams no longer go back to. Begins the log where there is none.';

revoke execute on function telemetry.live_key() from public;
revoke execute on function telemetry.moved(pg_snapshot) from public;
revoke execute on function telemetry.forget_arrivals(interval) from public;
grant execute on function telemetry.live_key() to freehold_app;
grant execute on function telemetry.moved(pg_snapshot) to freehold_app;
grant execute on function telemetry.forget_arrivals(interval) to freehold_app;
