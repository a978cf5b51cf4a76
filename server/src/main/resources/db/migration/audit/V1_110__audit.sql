create schema if not exists audit;
comment on schema audit is 'What was done in each tenant, by whom, and who was refused: append only, chained by hashes.';

create sequence audit.entry_id;

create table audit.entry (
    tenant_id text collate "C" not null,
    entry_id bigint not null,
    happened_at timestamptz not null,
    actor text not null,
    action text not null,
    objects text[] not null,
    outcome text not null,
    reason text not null,
    times bigint not null,
    changes text not null,
    request_id text not null,
    constraint entry_id_is_unique_in_its_tenant primary key (tenant_id, entry_id),
    constraint entry_outcome_must_be_known check (outcome in ('done', 'denied')),
    constraint entry_stands_for_one_or_more check (times > 0)
);
comment on table audit.entry is
    'One change, written in its own transaction, or attempts that were refused within one second. Never updated or deleted.';
comment on column audit.entry.objects is 'Ids the request named and, of what was changed, the first of each kind.';
comment on column audit.entry.changes is
    'JSON: table and operation with the number of rows and the first keys. Text, because its hash is taken of it.';
create index entry_by_object on audit.entry using gin (objects);

create table audit.link (
    tenant_id text collate "C" not null,
    number bigint not null,
    entry_id bigint not null,
    digest bytea not null,
    hash bytea not null,
    constraint link_number_is_unique_in_its_tenant primary key (tenant_id, number),
    constraint link_is_one_per_entry unique (tenant_id, entry_id),
    constraint link_counts_from_one check (number > 0)
);
comment on table audit.link is
    'The chain of a tenant''s entries: each link''s hash is of the hash before, its number and the digest of its entry. Made soon after the entries, so that those who write never wait for each other.';

create table audit.head (
    tenant_id text collate "C" not null,
    number bigint not null,
    hash bytea not null,
    constraint head_is_one_per_tenant primary key (tenant_id)
);
comment on table audit.head is 'Where a tenant''s chain ends; locked by whoever goes on with it.';

create table audit.waiting (
    tenant_id text collate "C" not null,
    entry_id bigint not null,
    noted boolean not null,
    constraint waiting_is_once_per_entry primary key (tenant_id, entry_id)
);
comment on table audit.waiting is 'Entries that are not linked yet.';
comment on column audit.waiting.noted is 'Whether the entry is made at the end of the transaction of what was noted.';

alter table audit.entry enable row level security;
alter table audit.entry force row level security;
alter table audit.link enable row level security;
alter table audit.link force row level security;
alter table audit.head enable row level security;
alter table audit.head force row level security;
alter table audit.waiting enable row level security;
alter table audit.waiting force row level security;

create policy functions on audit.entry to freehold_migration using (true) with check (true);
create policy functions on audit.waiting to freehold_migration using (true) with check (true);
create policy own_tenant on audit.entry to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_tenant on audit.link to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_tenant on audit.head to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_tenant on audit.waiting to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));

grant usage on schema audit to freehold_app;
revoke all on audit.entry, audit.link, audit.head, audit.waiting from freehold_app;
grant select, insert on audit.entry, audit.link to freehold_app;
grant select, insert, update on audit.head to freehold_app;
grant select, insert, delete on audit.waiting to freehold_app;
grant usage on sequence audit.entry_id to freehold_app;

create function audit.touch(tenant text, what text, number_of_rows bigint, ids text[]) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    noted jsonb := coalesce(nullif(current_setting('freehold.noted', true), ''), '{}')::jsonb;
    so_far jsonb := noted -> tenant -> what;
begin
    if coalesce(tenant, '') = '' then
        return; -- the installation's own, or a person's who has not come in yet
    end if;
    if not noted ? tenant then
        insert into audit.waiting (tenant_id, entry_id, noted) values (tenant, nextval('audit.entry_id'), true);
        noted := noted || jsonb_build_object(tenant, '{}'::jsonb);
    end if;
    if so_far is null then
        so_far := jsonb_build_object('rows', number_of_rows, 'keys', to_jsonb(ids));
    else
        so_far := jsonb_build_object(
            'rows', (so_far ->> 'rows')::bigint + number_of_rows,
            'keys', case when jsonb_array_length(so_far -> 'keys') < 20 then (so_far -> 'keys') || to_jsonb(ids)
                else so_far -> 'keys' end);
    end if;
    perform set_config('freehold.noted', jsonb_set(noted, array[tenant, what], so_far)::text, true);
end
$$;
comment on function audit.touch(text, text, bigint, text[]) is
    'Notes for the end of the transaction that rows of the tenant were changed.';

create function audit.deed() returns jsonb
    language sql
    stable
    set search_path = pg_catalog
as $$
    select coalesce(nullif(current_setting('freehold.deed', true), ''), '{}')::jsonb
$$;
comment on function audit.deed() is 'Who does what in this transaction, as the server has said at its start.';

create function audit.note() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    key_columns text[] := string_to_array(tg_argv[0], ',');
    what text := tg_table_schema || '.' || tg_table_name || ' ' || lower(tg_op);
    whose text;
    how_many bigint;
begin
    for whose, how_many in select c.tenant_id, count(*) from changed c group by c.tenant_id loop
        perform audit.touch(
            coalesce(whose, nullif(current_setting('freehold.tenant', true), ''), audit.deed() ->> 'tenant'),
            what, how_many, array(
                select concat_ws('/', variadic array(select to_jsonb(c) ->> k from unnest(key_columns) k))
                from (select * from changed x where x.tenant_id is not distinct from whose limit 20) c
                where cardinality(key_columns) > 0));
    end loop;
    return null;
end
$$;
comment on function audit.note() is 'Notes which rows of which tenants a statement has changed.';

create function audit.note_change() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    key_columns text[] := string_to_array(tg_argv[0], ',');
    ignored text[] := string_to_array(tg_argv[1], ',');
    what text := tg_table_schema || '.' || tg_table_name || ' update';
    whose text;
    ids text[];
begin
    for whose, ids in
        select r ->> 'tenant_id', array_agg(concat_ws('/', variadic array(select r ->> k from unnest(key_columns) k)))
        from (
            select to_jsonb(c) r from changed c
            where to_jsonb(c) - ignored not in (select to_jsonb(o) - ignored from before o)) as really
        group by 1
    loop
        perform audit.touch(
            coalesce(whose, nullif(current_setting('freehold.tenant', true), ''), audit.deed() ->> 'tenant'),
            what, cardinality(ids), case when cardinality(key_columns) > 0 then ids[1:20] else '{}' end);
    end loop;
    return null;
end
$$;
comment on function audit.note_change() is 'The same where some columns change without anybody doing anything.';

create function audit.note_of_caller() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    whose text := coalesce(nullif(current_setting('freehold.tenant', true), ''), audit.deed() ->> 'tenant', '');
    how_many bigint := (select count(*) from changed);
begin
    if how_many > 0 then
        perform audit.touch(whose, tg_table_schema || '.' || tg_table_name || ' ' || lower(tg_op), how_many, '{}');
    end if;
    return null;
end
$$;
comment on function audit.note_of_caller() is
    'Notes changes of rows that belong to a person, for the tenant the person acts in; without keys, which other tenants would recognise.';

create function audit.record() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    deed jsonb := audit.deed();
    changes jsonb := coalesce(nullif(current_setting('freehold.noted', true), ''), '{}')::jsonb -> new.tenant_id;
    own boolean := coalesce(deed ->> 'tenant', '') in ('', new.tenant_id);
    keys text[] := array(
        select distinct id from jsonb_each(changes) c, jsonb_array_elements_text(c.value -> 'keys') k,
            unnest(string_to_array(k, '/') || k) id
        where id <> '' limit 100);
begin
    insert into audit.entry
        (tenant_id, entry_id, happened_at, actor, action, objects, outcome, reason, times, changes, request_id)
    values (
        new.tenant_id, new.entry_id, clock_timestamp(),
        case when own then coalesce(deed ->> 'actor', 'system:') else 'elsewhere' end,
        case when own then coalesce(deed ->> 'action', '') else '' end,
        case when own then array(select jsonb_array_elements_text(coalesce(deed -> 'objects', '[]'))) else '{}' end || keys,
        'done', '', 1, changes::text,
        case when own then coalesce(deed ->> 'request', '') else '' end);
    return null;
end
$$;
comment on function audit.record() is
    'Makes the entry of all that a transaction has changed in a tenant. What a caller of another tenant did is told without the caller.';
create constraint trigger entry_is_made_at_the_end after insert on audit.waiting
    deferrable initially deferred
    for each row when (new.noted) execute function audit.record();

create function audit.note_move() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    deed jsonb := audit.deed();
    id bigint;
    moved record;
begin
    for moved in
        select c.subject_id::text as subject, side, c.acting_id, c.reason,
            case when exists (select from sharing.share s where s.share_id = c.subject_id) then 'share.'
                else 'collaboration.' end || lower(c.state) as action,
            case when c.offerer_id = side then c.addressee_id else c.offerer_id end as partner
        from changed c cross join lateral unnest(array[c.offerer_id, c.addressee_id]) side
    loop
        id := nextval('audit.entry_id');
        insert into audit.entry
            (tenant_id, entry_id, happened_at, actor, action, objects, outcome, reason, times, changes, request_id)
        values (
            moved.side, id, clock_timestamp(),
            case moved.acting_id when moved.side then coalesce(deed ->> 'actor', 'system:')
                when moved.partner then 'tenant:' || moved.partner else 'system:time' end,
            moved.action, array[moved.subject], 'done', coalesce(moved.reason, ''), 1, '{}',
            case moved.acting_id when moved.side then coalesce(deed ->> 'request', '') else '' end);
        insert into audit.waiting (tenant_id, entry_id, noted) values (moved.side, id, false);
    end loop;
    return null;
end
$$;
comment on function audit.note_move() is
    'A change of state of a share or collaboration, in the audit of both sides; who did it is known to its own side alone.';

create function audit.watch(watched regclass, key_columns text, ignored text, only_on text) returns void
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    of_tenant boolean := exists (
        select from pg_attribute a where a.attrelid = watched and a.attname = 'tenant_id' and not a.attisdropped);
    note text := case when of_tenant then 'audit.note' else 'audit.note_of_caller' end;
    operation text;
    name text;
    old_name text;
begin
    foreach operation in array array['insert', 'update', 'delete'] loop
        name := 'audit_' || operation || '_' || left(md5(note || key_columns || ';' || ignored || ';' || only_on), 8);
        continue when exists (select from pg_trigger t where t.tgrelid = watched and t.tgname = name);
        for old_name in
            select t.tgname from pg_trigger t where t.tgrelid = watched and t.tgname like 'audit\_' || operation || '\_%'
        loop
            execute format('drop trigger %I on %s', old_name, watched);
        end loop;
        if operation = any (string_to_array(only_on, ',')) then
            execute format('create trigger %I after %s on %s referencing %s for each statement execute function %s',
                name, operation, watched,
                case operation when 'insert' then 'new table as changed' when 'delete' then 'old table as changed'
                    else 'old table as before new table as changed' end,
                case when operation = 'update' and ignored <> '' then format('audit.note_change(%L, %L)', key_columns, ignored)
                    else format('%s(%L)', note, key_columns) end);
        end if;
    end loop;
end
$$;
comment on function audit.watch(regclass, text, text, text) is 'Lets a table''s changes be noted.';

create function audit.watch_every_table(exempt jsonb, settings jsonb) returns void
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    one record;
    setting jsonb;
begin
    for one in
        select c.oid::regclass as watched, n.nspname || '.' || c.relname as name, coalesce((
            select string_agg(a.attname, ',' order by array_position(i.indkey::int2[], a.attnum))
            from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
            where i.indrelid = c.oid and i.indisprimary and a.attname <> 'tenant_id'), '') as primary_key
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and not c.relispartition and c.relowner = current_user::regrole
            and n.nspname not in ('flyway', 'public', 'audit') and n.nspname not like 'pg\_%'
            and not exists (select from pg_inherits h where h.inhrelid = c.oid)
    loop
        setting := coalesce(settings -> one.name, '{}');
        perform audit.watch(
            one.watched,
            coalesce(setting ->> 'keys', one.primary_key),
            coalesce(setting ->> 'ignored', ''),
            case when exempt ? one.name then '' else coalesce(setting ->> 'only', 'insert,update,delete') end);
    end loop;
end
$$;
comment on function audit.watch_every_table(jsonb, jsonb) is
    'Lets all changes be noted but those of tables that are exempt, for the reason given. Called after each migration.';

create function audit.tenants_waiting() returns table (tenant_id text)
    language sql
    stable
    security definer
    set search_path = pg_catalog
as $$
    select distinct w.tenant_id from audit.waiting w
$$;
comment on function audit.tenants_waiting() is 'Tenants with entries that are not linked yet.';

create function audit.note_deletion(ids text[]) returns void
    language sql
    security definer
    set search_path = pg_catalog
as $$
    select audit.touch(current_setting('freehold.tenant'), 'telemetry.record delete', 1, ids)
$$;
comment on function audit.note_deletion(text[]) is
    'Notes that samples of series were deleted: samples have no tenant, and are not audited one by one.';

revoke execute on all functions in schema audit from public;
grant execute on function audit.tenants_waiting() to freehold_app;
grant execute on function audit.note_deletion(text[]) to freehold_app;
