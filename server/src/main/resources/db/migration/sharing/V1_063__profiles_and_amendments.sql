create table sharing.profile (
    tenant_id text not null,
    profile_id uuid not null,
    name text not null,
    version int not null,
    constraint profile_has_one_id primary key (tenant_id, profile_id),
    constraint profile_name_is_used_once unique (tenant_id, name),
    constraint profile_name_must_be_short check (length(name) between 1 and 128),
    constraint profile_version_must_be_positive check (version > 0)
);
comment on table sharing.profile is 'A tenant''s own lists of what a share makes visible, each with its newest version.';

create table sharing.profile_version (
    tenant_id text not null,
    profile_id uuid not null,
    version int not null,
    name text not null,
    content jsonb not null,
    made_at timestamptz not null,
    made_by text not null,
    constraint profile_version_is_numbered_by_profile primary key (tenant_id, profile_id, version),
    constraint profile_version_belongs_to_a_profile
        foreign key (tenant_id, profile_id) references sharing.profile (tenant_id, profile_id)
);
comment on table sharing.profile_version is
    'What each version of a profile lists. Never changed; offers hold a copy of the version they were made with.';

create table sharing.amendment (
    share_id uuid not null,
    number int not null,
    owner_id text not null,
    receiver_id text not null,
    state text not null,
    profile_id text not null,
    profile_version int not null,
    profile jsonb not null,
    access_from timestamptz,
    access_until timestamptz,
    data_from timestamptz,
    data_until timestamptz,
    offered_at timestamptz not null,
    constraint amendment_is_numbered_by_share primary key (share_id, number),
    constraint amendment_belongs_to_a_share foreign key (share_id) references sharing.share (share_id),
    constraint amendment_state_must_be_known check (state in ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
    constraint amendment_number_must_be_positive check (number > 0),
    constraint amendment_access_ends_after_it_begins check (access_until > access_from),
    constraint amendment_data_end_after_they_begin check (data_until > data_from)
);
comment on table sharing.amendment is
    'Terms the owner of an accepted share would widen it to. They hold once the receiver has accepted them, not before.';
create unique index amendment_is_one_open_per_share on sharing.amendment (share_id) where state = 'OPEN';

create table sharing.extension (
    share_id uuid not null,
    owner_id text not null,
    receiver_id text not null,
    wanted_until timestamptz not null,
    note text not null,
    asked_at timestamptz not null,
    constraint extension_is_one_per_share primary key (share_id),
    constraint extension_belongs_to_a_share foreign key (share_id) references sharing.share (share_id),
    constraint extension_note_must_be_short check (length(note) <= 2000)
);
comment on table sharing.extension is 'A receiver''s wish to look longer that the owner has not answered yet.';

create index share_of_profile on sharing.share (owner_id, profile_id);

alter table sharing.profile enable row level security;
alter table sharing.profile force row level security;
alter table sharing.profile_version enable row level security;
alter table sharing.profile_version force row level security;
alter table sharing.amendment enable row level security;
alter table sharing.amendment force row level security;
alter table sharing.extension enable row level security;
alter table sharing.extension force row level security;

create policy own_tenant on sharing.profile to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy own_tenant on sharing.profile_version to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy two_parties_read on sharing.amendment for select to freehold_app
    using (current_setting('freehold.tenant', true) in (owner_id, receiver_id));
create policy owner_offers on sharing.amendment for insert to freehold_app
    with check (owner_id = current_setting('freehold.tenant', true));
create policy two_parties_change on sharing.amendment for update to freehold_app
    using (current_setting('freehold.tenant', true) in (owner_id, receiver_id));
create policy two_parties_read on sharing.extension for select to freehold_app
    using (current_setting('freehold.tenant', true) in (owner_id, receiver_id));
create policy receiver_asks on sharing.extension for insert to freehold_app
    with check (receiver_id = current_setting('freehold.tenant', true));
create policy two_parties_answer on sharing.extension for delete to freehold_app
    using (current_setting('freehold.tenant', true) in (owner_id, receiver_id));
create policy functions on sharing.profile to freehold_migration using (true) with check (true);
create policy functions on sharing.profile_version to freehold_migration using (true) with check (true);

revoke all on sharing.profile, sharing.profile_version, sharing.amendment, sharing.extension from freehold_app;
grant select, insert, delete on sharing.profile, sharing.profile_version to freehold_app;
grant update (name, version) on sharing.profile to freehold_app;
grant select, insert on sharing.amendment to freehold_app;
grant update (state) on sharing.amendment to freehold_app;
grant select, insert, delete on sharing.extension to freehold_app;
grant update (asset_name, channels, profile_id, profile_version, profile, descendants, include_subtenants, access_from,
    access_until, data_from, data_until, expires_at) on sharing.share to freehold_app;
grant update (excluded) on sharing.lent to freehold_app;

create function sharing.names_within(fewer jsonb, more jsonb) returns boolean
    language sql
    immutable
    set search_path = pg_catalog
as $$
    select coalesce(more, '[]') ? '*' or coalesce(fewer, '[]') <@ coalesce(more, '[]')
$$;
comment on function sharing.names_within(jsonb, jsonb) is
    'Whether a list of names shows nothing that another does not. The name * stands for all names.';

create function sharing.variables_of(aspects jsonb, aspect text) returns jsonb
    language sql
    immutable
    set search_path = pg_catalog
as $$
    select coalesce(
        (select a -> 'variables' from jsonb_array_elements(aspects) a where a ->> 'name' = aspect limit 1),
        (select a -> 'variables' from jsonb_array_elements(aspects) a where a ->> 'name' = '*' limit 1),
        '[]')
$$;
comment on function sharing.variables_of(jsonb, text) is
    'Which variables of an aspect a list of aspects shows: those listed with its name, else those listed with the name *.';

create function sharing.aspects_within(fewer jsonb, more jsonb) returns boolean
    language sql
    immutable
    set search_path = pg_catalog
as $$
    select not exists (
        select from (
            select a ->> 'name' as aspect from jsonb_array_elements(fewer) a
            union select a ->> 'name' from jsonb_array_elements(more) a
            union select '*') as named
        where not sharing.names_within(
            sharing.variables_of(fewer, named.aspect), sharing.variables_of(more, named.aspect)))
$$;
comment on function sharing.aspects_within(jsonb, jsonb) is
    'Whether a list of aspects shows no variable that another does not.';

create function sharing.profile_within(fewer jsonb, more jsonb) returns boolean
    language sql
    immutable
    set search_path = pg_catalog
as $$
    select (select bool_and(sharing.names_within(fewer -> 'details' -> part, more -> 'details' -> part))
            from unnest(array['fields', 'variables', 'counters', 'groups', 'configuration', 'serviceFlags',
                'workingHours']) as part)
        and sharing.aspects_within(fewer -> 'details' -> 'aspects', more -> 'details' -> 'aspects')
        and sharing.aspects_within(fewer -> 'telemetry' -> 'aspects', more -> 'telemetry' -> 'aspects')
        and ((more -> 'telemetry' ->> 'events')::boolean or not (fewer -> 'telemetry' ->> 'events')::boolean)
$$;
comment on function sharing.profile_within(jsonb, jsonb) is
    'Whether what one version of a profile lists shows nothing that another does not.';

create function sharing.window_within(
    fewer_from timestamptz, fewer_until timestamptz, more_from timestamptz, more_until timestamptz) returns boolean
    language sql
    immutable
    set search_path = pg_catalog
as $$
    select (more_from is null or coalesce(fewer_from >= more_from, false))
        and (more_until is null or coalesce(fewer_until <= more_until, false))
$$;
comment on function sharing.window_within(timestamptz, timestamptz, timestamptz, timestamptz) is
    'Whether a window lies within another. An edge that is null is open.';

create function sharing.check_share_terms() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    acting text := current_setting('freehold.tenant', true);
    narrower boolean := sharing.profile_within(new.profile, old.profile)
        and new.channels <@ old.channels
        and (old.descendants or not new.descendants)
        and (old.include_subtenants or not new.include_subtenants)
        and sharing.window_within(new.access_from, new.access_until, old.access_from, old.access_until)
        and sharing.window_within(new.data_from, new.data_until, old.data_from, old.data_until)
        and new.expires_at <= old.expires_at;
begin
    if old.state in ('OPEN', 'FAILED', 'ACCEPTED') and acting = old.owner_id and narrower then
        return new;
    end if;
    if old.state = 'ACCEPTED' and new.state = 'ACCEPTED' and acting = old.receiver_id
        and (new.asset_name, new.channels, new.descendants, new.include_subtenants, new.expires_at)
            = (old.asset_name, old.channels, old.descendants, old.include_subtenants, old.expires_at)
        and exists (
            select from sharing.amendment a
            where a.share_id = old.share_id and a.state = 'OPEN'
                and (a.profile_id, a.profile_version, a.profile, a.access_from, a.access_until, a.data_from, a.data_until)
                    is not distinct from (new.profile_id, new.profile_version, new.profile, new.access_from,
                        new.access_until, new.data_from, new.data_until)) then
        return new;
    end if;
    raise exception 'what was agreed is narrowed by the owner, and widened by an amendment that the receiver accepts'
        using errcode = 'check_violation';
end
$$;
comment on function sharing.check_share_terms() is
    'The last net below consent: nobody but the receiver lets itself see more, and then just what was offered.';
create trigger share_terms_change_as_agreed before update on sharing.share
    for each row
    when ((old.asset_name, old.channels, old.profile_id, old.profile_version, old.profile, old.descendants,
            old.include_subtenants, old.access_from, old.access_until, old.data_from, old.data_until, old.expires_at)
        is distinct from (new.asset_name, new.channels, new.profile_id, new.profile_version, new.profile,
            new.descendants, new.include_subtenants, new.access_from, new.access_until, new.data_from, new.data_until,
            new.expires_at))
    execute function sharing.check_share_terms();

create function sharing.check_amendment_move() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    acting text := current_setting('freehold.tenant', true);
begin
    if tg_op = 'INSERT' then
        if new.state <> 'OPEN' or not exists (
            select from sharing.share s
            where s.share_id = new.share_id and s.state = 'ACCEPTED'
                and (s.owner_id, s.receiver_id) = (new.owner_id, new.receiver_id)) then
            raise exception 'an amendment is offered, for an accepted share of the same two tenants'
                using errcode = 'check_violation';
        end if;
    elsif new.state <> old.state and not (old.state = 'OPEN'
        and ((new.state in ('ACCEPTED', 'DECLINED') and acting = old.receiver_id)
            or (new.state = 'WITHDRAWN' and acting in (old.owner_id, old.receiver_id)))) then
        raise exception 'an amendment can''t go from % to % by this side', old.state, new.state
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;
comment on function sharing.check_amendment_move() is
    'The last net below consent: only the receiver accepts an amendment, and what was answered stays so.';
create trigger amendment_moves_as_agreed before insert or update on sharing.amendment
    for each row execute function sharing.check_amendment_move();

revoke execute on function sharing.names_within(jsonb, jsonb) from public;
revoke execute on function sharing.variables_of(jsonb, text) from public;
revoke execute on function sharing.aspects_within(jsonb, jsonb) from public;
revoke execute on function sharing.profile_within(jsonb, jsonb) from public;
revoke execute on function sharing.window_within(timestamptz, timestamptz, timestamptz, timestamptz) from public;
grant execute on function sharing.names_within(jsonb, jsonb) to freehold_app;
grant execute on function sharing.variables_of(jsonb, text) to freehold_app;
grant execute on function sharing.aspects_within(jsonb, jsonb) to freehold_app;
grant execute on function sharing.profile_within(jsonb, jsonb) to freehold_app;
grant execute on function sharing.window_within(timestamptz, timestamptz, timestamptz, timestamptz) to freehold_app;
