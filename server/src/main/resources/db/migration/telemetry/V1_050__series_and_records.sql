create schema if not exists telemetry;
comment on schema telemetry is 'Time series of assets.';
grant usage on schema telemetry to freehold_app;

create table telemetry.series (
    series_id bigint generated always as identity,
    tenant_id text collate "C" not null,
    asset_id text collate "C" not null,
    aspect text collate "C" not null,
    constraint series_has_one_number primary key (series_id),
    constraint series_is_one_per_aspect_of_an_asset unique (tenant_id, asset_id, aspect)
);
comment on table telemetry.series is
    'Gives the samples of an asset''s aspect a number, and says whose they are. Made by the first write.';

create table telemetry.extent (
    tenant_id text collate "C" not null,
    series_id bigint not null,
    month date not null,
    slots int[] not null,
    constraint extent_is_one_per_month_of_a_series primary key (tenant_id, series_id, month),
    constraint extent_belongs_to_a_series foreign key (series_id) references telemetry.series (series_id),
    constraint extent_month_must_be_a_first_day check (extract(day from month) = 1),
    constraint extent_slots_must_not_be_negative check (0 <= all (slots))
);
comment on table telemetry.extent is
    'In which months a series may have samples, and of which variables: a read touches no other partition. Grows only; deleting samples leaves it as it is.';

alter table telemetry.series enable row level security;
alter table telemetry.series force row level security;
alter table telemetry.extent enable row level security;
alter table telemetry.extent force row level security;

create policy own_and_lent on telemetry.series for select to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true)
        or tenant_id = current_setting('freehold.owner', true));
create policy own_insert on telemetry.series for insert to freehold_app
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_delete on telemetry.series for delete to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy functions on telemetry.series to freehold_migration using (true) with check (true);

create policy own_and_lent on telemetry.extent for select to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true)
        or tenant_id = current_setting('freehold.owner', true));
create policy own_insert on telemetry.extent for insert to freehold_app
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_update on telemetry.extent for update to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_delete on telemetry.extent for delete to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy functions on telemetry.extent to freehold_migration using (true) with check (true);

-- A series belongs to whom it belonged when it was made.
revoke all on telemetry.series, telemetry.extent from freehold_app;
grant select, insert, delete on telemetry.series to freehold_app;
grant select, insert, update, delete on telemetry.extent to freehold_app;

create table telemetry.record (
    series_id bigint not null,
    ts timestamptz not null,
    v float8[],
    x jsonb,
    q int[],
    constraint record_overwrites_at_equal_time primary key (series_id, ts)
) partition by range (ts);
comment on table telemetry.record is
    'One row per record. Has no tenant of its own: only the telemetry store reads it, and always by way of series in the same statement.';
comment on column telemetry.record.v is
    'Values of BOOLEAN (0 or 1), INT and DOUBLE; the variable''s slot s is v[s + 1]. Ends with the last value there is.';
comment on column telemetry.record.x is
    'Values of LONG, STRING, BIG_STRING and TIMESTAMP by slot. Never holds a JSON null.';
comment on column telemetry.record.q is 'Quality codes; the variable''s slot s is q[s + 1].';
revoke all on telemetry.record from freehold_app;
grant select, insert, update, delete on telemetry.record to freehold_app;

create function telemetry.ensure_months(months date[]) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog
    set timezone = 'UTC'
as $$
declare
    asked date;
    begins date;
    partition text;
begin
    for asked in select distinct m from unnest(months) m order by m loop
        begins := date_trunc('month', asked::timestamp)::date;
        if begins < date '1970-01-01' or begins > clock_timestamp() + interval '1 year 1 day' then
            raise exception 'no samples are kept of %', asked using errcode = 'datetime_field_overflow';
        end if;
        partition := 'record_' || to_char(begins, 'YYYY_MM');
        if to_regclass('telemetry.' || partition) is null then
            -- Lets reads and writes go on. Others who make partitions wait here, and then see what was made.
            lock table telemetry.record in share update exclusive mode;
            if to_regclass('telemetry.' || partition) is null then
                execute format('create table telemetry.%I (like telemetry.record including all)', partition);
                execute format('revoke all on telemetry.%I from freehold_app', partition);
                execute format('alter table telemetry.record attach partition telemetry.%I for values from (%L) to (%L)',
                    partition, begins::timestamptz, (begins + interval '1 month')::timestamptz);
            end if;
        end if;
    end loop;
end
$$;
comment on function telemetry.ensure_months(date[]) is
    'Makes the partitions of records that are missing, from 1970 to a year from now. To be called before a transaction writes records, never after.';
revoke execute on function telemetry.ensure_months(date[]) from public;
grant execute on function telemetry.ensure_months(date[]) to freehold_app;
