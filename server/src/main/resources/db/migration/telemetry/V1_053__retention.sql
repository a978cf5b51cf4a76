create table telemetry.retention (
    tenant_id text collate "C" not null,
    aspect_type_id text collate "C" not null,
    days int,
    etag bigint not null default 0,
    constraint retention_is_one_per_aspect_type primary key (tenant_id, aspect_type_id),
    constraint retention_must_be_of_a_day_to_a_century check (days between 1 and 36500),
    constraint only_a_tenants_own_retention_may_be_unlimited check (days is not null or aspect_type_id = '')
);
comment on table telemetry.retention is
    'For how many days a tenant keeps samples: of series of an aspect type, or, where that is empty, of all others. Without a number, for ever.';

alter table telemetry.retention enable row level security;
alter table telemetry.retention force row level security;
create policy own_and_lent on telemetry.retention for select to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true)
        or tenant_id = current_setting('freehold.owner', true));
create policy own_insert on telemetry.retention for insert to freehold_app
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_update on telemetry.retention for update to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_delete on telemetry.retention for delete to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy functions on telemetry.retention to freehold_migration using (true) with check (true);
revoke all on telemetry.retention from freehold_app;
grant select, insert, update, delete on telemetry.retention to freehold_app;

create index extents_of_a_month on telemetry.extent (month, tenant_id);

create or replace function telemetry.ensure_months(months date[]) returns void
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
    -- What is found here stays until the transaction ends: whoever drops a month waits.
    lock table telemetry.record in row exclusive mode;
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

create function telemetry.is_month_kept(first_day date, tenants text[]) returns boolean
    language sql
    stable
    set search_path = pg_catalog
    set timezone = 'UTC'
as $$
    select exists (
        select from unnest(tenants) t (tenant_id)
        left join lateral (
            select max(r.days) as longest, bool_or(r.aspect_type_id = '' and r.days is not null) as limited
            from telemetry.retention r where r.tenant_id = t.tenant_id) r on true
        where r.limited is not true
            or first_day + interval '1 month' + r.longest * interval '1 day' >= now())
$$;
comment on function telemetry.is_month_kept(date, text[]) is
    'Whether one of the tenants keeps samples of the month that begins with the day.';
revoke execute on function telemetry.is_month_kept(date, text[]) from public;

create function telemetry.drop_a_month() returns date
    language plpgsql
    security definer
    set search_path = pg_catalog
    set timezone = 'UTC'
    set lock_timeout = '500ms'
as $$
declare
    partition text;
    first_day date;
    holders text[];
begin
    for partition, first_day in
        select c.relname, to_date(substr(c.relname, 8), 'YYYY_MM')
        from pg_inherits i
        join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'telemetry.record'::regclass
        order by 2
    loop
        -- Later months are written to without asking whether they are there.
        exit when first_day >= date_trunc('month', now() - interval '2 months');
        holders := array(select distinct e.tenant_id from telemetry.extent e where e.month = first_day);
        continue when telemetry.is_month_kept(first_day, holders);
        begin
            delete from telemetry.day_sheet d using telemetry.extent e
            where e.month = first_day and d.tenant_id = e.tenant_id and d.series_id = e.series_id
                and d.day >= first_day and d.day < first_day + interval '1 month';
            delete from telemetry.half_hour h using telemetry.extent e
            where e.month = first_day and h.tenant_id = e.tenant_id and h.series_id = e.series_id
                and h.begins >= first_day::timestamptz and h.begins < (first_day + interval '1 month')::timestamptz;
            delete from telemetry.extent e where e.month = first_day;
            -- Readers and writers wait for this no longer than the timeout; if it is not to be had now, another time.
            lock table telemetry.record in access exclusive mode;
            -- Whoever was writing has committed by now: what came into the month in between, or is kept for longer
            -- since, was acknowledged.
            if exists (select from telemetry.extent e where e.month = first_day)
                or telemetry.is_month_kept(first_day, holders) then
                raise lock_not_available;
            end if;
            execute format('drop table telemetry.%I', partition);
            return first_day;
        exception when lock_not_available or deadlock_detected then
            return null;
        end;
    end loop;
    return null;
end
$$;
comment on function telemetry.drop_a_month() is
    'Drops the oldest month that every tenant with samples in it has kept for as long as it wants to, and tells which; nothing if there is none, or if it is in use.';
revoke execute on function telemetry.drop_a_month() from public;
grant execute on function telemetry.drop_a_month() to freehold_app;
