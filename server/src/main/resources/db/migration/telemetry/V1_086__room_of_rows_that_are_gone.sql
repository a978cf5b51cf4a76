create or replace function telemetry.shrink_indexes() returns int
    language plpgsql
    security definer
    set search_path = pg_catalog
    set timezone = 'UTC'
    set lock_timeout = '500ms'
as $$
declare
    of_partition record;
    shrunk int := 0;
begin
    -- PostgreSQL gives back what is free at the end of a file, and a few rows that stay rows keep all before them. Where
    -- rows lie closely there are three on a page at least. Only of what has not grown since it was counted is that known.
    for of_partition in
        select c.oid::regclass as rows, i.indexrelid::regclass as index
        from pg_inherits p
        join pg_class c on c.oid = p.inhrelid
        join pg_index i on i.indrelid = c.oid and i.indisprimary
        where p.inhparent = 'telemetry.record'::regclass
            and c.relname ~ '^record_\d{4}_\d{2}$'
            and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month 2 days' < clock_timestamp()
            and c.relpages > 128 and c.reltuples between 0 and 2 * c.relpages
            and pg_relation_size(c.oid) <= c.relpages * 8192::bigint
    loop
        begin
            execute format('cluster %s using %I', of_partition.rows, (
                select relname from pg_class where oid = of_partition.index));
            shrunk := shrunk + 1;
        exception when lock_not_available or deadlock_detected then
            null;
        end;
    end loop;
    for of_partition in
        select i.indexrelid::regclass as index
        from pg_inherits p
        join pg_index i on i.indrelid = p.inhrelid
        where p.inhparent = 'telemetry.record'::regclass
            and pg_relation_size(i.indexrelid) > 1048576
            and pg_relation_size(i.indexrelid) > 4 * pg_relation_size(i.indrelid)
    loop
        begin
            execute format('reindex index %s', of_partition.index);
            shrunk := shrunk + 1;
        exception when lock_not_available or deadlock_detected then
            null;
        end;
    end loop;
    return shrunk;
end
$$;
comment on function telemetry.shrink_indexes() is
    'Gives back the room in partitions whose records were packed and have been vacuumed away, and in their indexes: PostgreSQL keeps it, as long as a few rows stay.';
