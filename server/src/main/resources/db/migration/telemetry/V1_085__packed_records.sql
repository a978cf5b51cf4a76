alter table telemetry.extent add column packed boolean not null default false;
comment on column telemetry.extent.packed is
    'Whether records of the month may lie in telemetry.packed too. Never becomes false again.';

alter table telemetry.day_sheet add column packed boolean not null default false;
comment on column telemetry.day_sheet.packed is
    'Whether the day''s records were packed, as far as that is worth it, since one of them last changed.';
alter table telemetry.day_sheet add column packed_hours int not null default 0
    constraint day_sheet_has_24_hours check (packed_hours between 0 and 23);
comment on column telemetry.day_sheet.packed_hours is
    'Where the packing of the day goes on, in hours of the day; it takes several transactions. 0 since one of the records last changed.';
create index day_sheets_to_pack on telemetry.day_sheet (tenant_id, series_id, day) where not packed;

create table telemetry.packed (
    series_id bigint not null,
    begins timestamptz not null,
    ends timestamptz not null,
    records int not null,
    slots int[] not null,
    covered boolean not null default false,
    step bigint,
    millis int[],
    micros bigint[],
    constraint packed_records_begin_once primary key (series_id, begins),
    constraint packed_records_end_within_an_hour check (ends >= begins and ends - begins < interval '1 hour'),
    constraint packed_records_are_some check (records > 0),
    constraint packed_records_have_one_kind_of_times check (num_nonnulls(step, millis, micros) = 1)
) partition by range (begins);
comment on table telemetry.packed is
    'Records of a series from one time to another, both included, within one hour (which holds its end and not its beginning); their values are in telemetry.packed_values. Parts never overlap. A row of telemetry.record at the time of a packed record replaces it. Has no tenant of its own: only the telemetry store reads it, and always by way of series in the same statement.';
comment on column telemetry.packed.slots is 'The variables with values in these records.';
comment on column telemetry.packed.covered is 'Whether there may be rows in telemetry.record that replace some of these records.';
comment on column telemetry.packed.step is 'Microseconds from each record to the next, where that is always the same.';
comment on column telemetry.packed.millis is 'Milliseconds from the beginning to each record, where these are whole.';
comment on column telemetry.packed.micros is 'Microseconds from the beginning to each record.';

create table telemetry.packed_values (
    series_id bigint not null,
    begins timestamptz not null,
    slot int not null,
    divisor float8,
    smalls smallint[],
    ints int[],
    longs bigint[],
    reals float8[],
    texts text[],
    codes int[],
    constraint packed_values_are_one_per_variable primary key (series_id, begins, slot),
    constraint packed_values_are_of_one_kind check (num_nonnulls(smalls, ints, longs, reals, texts) = 1)
) partition by range (begins);
comment on table telemetry.packed_values is
    'The values of a variable in the records of a row of telemetry.packed, as many as these are. Has no tenant of its own, as telemetry.packed.';
comment on column telemetry.packed_values.divisor is
    'Of BOOLEAN, INT and DOUBLE: by what to divide to get the very value that was written. Without one these are values of telemetry.record.x.';
comment on column telemetry.packed_values.codes is 'Quality codes, if there are any.';

revoke all on telemetry.packed, telemetry.packed_values from freehold_app;
grant select, insert, update, delete on telemetry.packed to freehold_app;
grant select, insert, delete on telemetry.packed_values to freehold_app;

create function telemetry.ensure_packed_month(asked date) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog
    set timezone = 'UTC'
as $$
declare
    begins date := date_trunc('month', asked::timestamp)::date;
    parent text;
    partition text;
begin
    if begins < date '1970-01-01' or begins > clock_timestamp() then
        raise exception 'no samples are packed of %', asked using errcode = 'datetime_field_overflow';
    end if;
    foreach parent in array array['packed', 'packed_values'] loop
        partition := parent || '_' || to_char(begins, 'YYYY_MM');
        -- What is found here stays until the transaction ends: whoever drops a month waits.
        execute format('lock table telemetry.%I in row exclusive mode', parent);
        if to_regclass('telemetry.' || partition) is null then
            execute format('lock table telemetry.%I in share update exclusive mode', parent);
            if to_regclass('telemetry.' || partition) is null then
                execute format('create table telemetry.%I (like telemetry.%I including all)', partition, parent);
                execute format('revoke all on telemetry.%I from freehold_app', partition);
                execute format('alter table telemetry.%I attach partition telemetry.%I for values from (%L) to (%L)',
                    parent, partition, begins::timestamptz, (begins + interval '1 month')::timestamptz);
            end if;
        end if;
    end loop;
end
$$;
comment on function telemetry.ensure_packed_month(date) is
    'Makes the partitions for packed records of a month that has begun. To be called before a transaction packs any.';
revoke execute on function telemetry.ensure_packed_month(date) from public;
grant execute on function telemetry.ensure_packed_month(date) to freehold_app;

create function telemetry.shrink_indexes() returns int
    language plpgsql
    security definer
    set search_path = pg_catalog
    set lock_timeout = '500ms'
as $$
declare
    of_partition regclass;
    shrunk int := 0;
begin
    for of_partition in
        select i.indexrelid::regclass
        from pg_inherits p
        join pg_index i on i.indrelid = p.inhrelid
        where p.inhparent = 'telemetry.record'::regclass
            and pg_relation_size(i.indexrelid) > 1048576
            and pg_relation_size(i.indexrelid) > 4 * pg_relation_size(i.indrelid)
    loop
        begin
            execute format('reindex index %s', of_partition);
            shrunk := shrunk + 1;
        exception when lock_not_available or deadlock_detected then
            null;
        end;
    end loop;
    return shrunk;
end
$$;
comment on function telemetry.shrink_indexes() is
    'Gives back the room in indexes of partitions whose records were packed and have been vacuumed away: PostgreSQL keeps it.';
revoke execute on function telemetry.shrink_indexes() from public;
grant execute on function telemetry.shrink_indexes() to freehold_app;

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
            lock table telemetry.record, telemetry.packed, telemetry.packed_values in access exclusive mode;
            -- Whoever was writing has committed by now: what came into the month in between, or is kept for longer
            -- since, was acknowledged.
            if exists (select from telemetry.extent e where e.month = first_day)
                or telemetry.is_month_kept(first_day, holders) then
                raise lock_not_available;
            end if;
            execute format('drop table telemetry.%I', partition);
            execute format('drop table if exists telemetry.%I', replace(partition, 'record', 'packed'));
            execute format('drop table if exists telemetry.%I', replace(partition, 'record', 'packed_values'));
            return first_day;
        exception when lock_not_available or deadlock_detected then
            return null;
        end;
    end loop;
    return null;
end
$$;
