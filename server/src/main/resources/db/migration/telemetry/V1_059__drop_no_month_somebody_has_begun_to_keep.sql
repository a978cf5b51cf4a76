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

create or replace function telemetry.drop_a_month() returns date
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
