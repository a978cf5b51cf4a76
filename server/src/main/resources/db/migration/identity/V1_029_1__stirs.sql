-- Streams outlive the look at who asks for them. What may end a credential, or change what it stands for, is noted here;
-- every server reads on from the last snapshot it has seen, so nothing that commits late is skipped.
create unlogged table identity.stir (
    xid xid8 not null default pg_current_xact_id(),
    at timestamptz not null default clock_timestamp(),
    tenant_id text not null,
    person_id uuid
);
create index stir_by_transaction on identity.stir (xid);
comment on table identity.stir is
    'That credentials of a tenant, or those of one person in it, may be worth less than before. Kept for minutes. A crash of the database empties it, and telemetry.arrival_log with it: by that a server knows that its streams have to end.';
alter table identity.stir enable row level security;
alter table identity.stir force row level security;
create policy functions on identity.stir to freehold_migration using (true) with check (true);
revoke all on identity.stir from freehold_app;

create function identity.note_stir() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    one jsonb := to_jsonb(case tg_op when 'INSERT' then new else old end);
begin
    insert into identity.stir (tenant_id, person_id) values (one ->> 'tenant_id', (one ->> 'person_id')::uuid);
    delete from identity.stir where ctid = any (array(
        select s.ctid from identity.stir s where s.at < clock_timestamp() - interval '10 minutes'
        limit 100 for update skip locked));
    return null;
end
$$;
comment on function identity.note_stir() is 'Notes for open streams whose credentials to look at again.';
revoke execute on function identity.note_stir() from public;

create trigger streams_look_again after delete on identity.session
    for each row execute function identity.note_stir();
create trigger streams_look_again after delete on identity.external_session
    for each row execute function identity.note_stir();
create trigger streams_look_again after delete or update of active, confined, user_name on identity.membership
    for each row execute function identity.note_stir();
create trigger streams_look_again after delete or update on identity.service_credential
    for each row execute function identity.note_stir();
create trigger streams_look_again after delete or update of expires_at, roles, subtenant_id on identity.personal_token
    for each row execute function identity.note_stir();
-- Policies name groups by their names: under another name a group's members may see less.
create trigger streams_look_again after update on identity.user_group
    for each row when (old.display_name is distinct from new.display_name) execute function identity.note_stir();
do $$
declare
    one text;
begin
    foreach one in array array['role_of_user', 'role_of_group', 'group_of_user', 'group_of_group', 'group_of_role',
            'subtenant_of_user'] loop
        execute format('create trigger streams_look_again after insert or delete or update on identity.%I
            for each row execute function identity.note_stir()', one);
    end loop;
end
$$;

create function identity.stirs(since pg_snapshot)
    returns table (tenant_id text, person_id uuid, seen pg_snapshot)
    language sql
    stable
    security definer
    set search_path = pg_catalog
as $$
    select s.tenant_id, s.person_id, pg_current_snapshot()
    from (select) always
    left join identity.stir s on since is not null and s.xid >= pg_snapshot_xmin(since)
        and not pg_visible_in_snapshot(s.xid, since)
$$;
comment on function identity.stirs(pg_snapshot) is
    'What was noted since the snapshot, and how far that is: one row at least. No more than whose credentials to look at again.';
revoke execute on function identity.stirs(pg_snapshot) from public;
grant execute on function identity.stirs(pg_snapshot) to freehold_app;
