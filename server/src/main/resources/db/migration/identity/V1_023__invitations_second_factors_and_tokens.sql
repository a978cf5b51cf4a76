-- Who sent a link bounds what it can do: a tenant's link is about that tenant's user, and no other's.
alter table identity.password_link
    add column tenant_id text,
    add column resets_second_factor boolean not null default false,
    add constraint password_link_of_a_tenant_is_for_its_user foreign key (tenant_id, person_id)
        references identity.membership (tenant_id, person_id) on delete cascade on update cascade;
create index password_link_by_tenant on identity.password_link (tenant_id, person_id);
comment on table identity.password_link is
    'Lets a person set a password once, or join a user a tenant has made to the login they have. Gone when used. Sent by a tenant, or by the operator (null).';
create policy own_tenant on identity.password_link for insert to freehold_app
    with check (tenant_id = current_setting('freehold.tenant', true));

create table identity.second_factor (
    person_id uuid not null,
    secret bytea not null,
    created_at timestamptz not null default clock_timestamp(),
    confirmed_at timestamptz,
    last_step bigint not null default 0,
    constraint second_factor_is_one_per_person primary key (person_id),
    constraint second_factor_belongs_to_a_person foreign key (person_id)
        references identity.person (person_id) on delete cascade
);
comment on table identity.second_factor is
    'The secret of a person''s one-time codes; asked for from the moment it is confirmed. The last step used is kept, so that no code works twice.';

create table identity.recovery_code (
    person_id uuid not null,
    code_hash bytea not null,
    constraint recovery_code_is_unique primary key (person_id, code_hash),
    constraint recovery_code_belongs_to_a_second_factor foreign key (person_id)
        references identity.second_factor (person_id) on delete cascade
);
comment on table identity.recovery_code is 'Stands for a one-time code when the device is lost. Gone when used.';

create table identity.personal_token (
    tenant_id text not null,
    token_id uuid not null,
    user_id uuid not null,
    name text not null,
    secret_hash bytea not null,
    roles text[],
    subtenant_id text,
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    last_used_at timestamptz,
    constraint personal_token_is_listed_by_tenant primary key (tenant_id, token_id),
    constraint personal_token_secret_is_unique unique (secret_hash),
    constraint personal_token_secret_hash_must_be_sha_256 check (length(secret_hash) = 32),
    constraint personal_token_belongs_to_a_user foreign key (tenant_id, user_id)
        references identity.membership (tenant_id, user_id) on delete cascade
);
create index personal_token_by_user on identity.personal_token (tenant_id, user_id, created_at);
comment on table identity.personal_token is
    'Lets scripts act as a user, with the user''s roles of the moment or fewer of them; in one subtenant, for a confined user.';

alter table identity.second_factor enable row level security;
alter table identity.second_factor force row level security;
alter table identity.recovery_code enable row level security;
alter table identity.recovery_code force row level security;
alter table identity.personal_token enable row level security;
alter table identity.personal_token force row level security;
create policy functions on identity.second_factor to freehold_migration using (true) with check (true);
create policy functions on identity.recovery_code to freehold_migration using (true) with check (true);
create policy functions on identity.personal_token to freehold_migration using (true) with check (true);
create policy oneself on identity.second_factor to freehold_app
    using (person_id::text = current_setting('freehold.person', true))
    with check (person_id::text = current_setting('freehold.person', true));
create policy oneself on identity.recovery_code to freehold_app
    using (person_id::text = current_setting('freehold.person', true))
    with check (person_id::text = current_setting('freehold.person', true));
create policy own_tenant on identity.personal_token to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));

revoke all on identity.second_factor, identity.recovery_code, identity.personal_token from freehold_app;
grant select (person_id, created_at, confirmed_at, last_step), insert, delete, update (confirmed_at, last_step)
    on identity.second_factor to freehold_app;
grant select (person_id), insert, delete on identity.recovery_code to freehold_app;
grant select (tenant_id, token_id, user_id, name, roles, subtenant_id, created_at, expires_at, last_used_at),
    insert, delete on identity.personal_token to freehold_app;

create function identity.second_factor_of(wanted uuid)
    returns table (secret bytea, confirmed boolean, last_step bigint)
    language sql
    stable
    security definer
    set search_path = pg_catalog
as $$
    select f.secret, f.confirmed_at is not null, f.last_step from identity.second_factor f
    where f.person_id = wanted and wanted::text = current_setting('freehold.person', true)
$$;
comment on function identity.second_factor_of(uuid) is
    'What is needed to check a one-time code of the person the transaction is for.';

create function identity.spend_recovery_code(wanted uuid, code bytea) returns boolean
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    delete from identity.recovery_code r
    where r.person_id = wanted and r.code_hash = code
        and wanted::text = current_setting('freehold.person', true);
    return found;
end
$$;
comment on function identity.spend_recovery_code(uuid, bytea) is
    'Uses a recovery code of the person the transaction is for; whether there was one.';

create or replace function identity.spend_password_link(wanted bytea) returns uuid
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    link record;
    fresh uuid := gen_random_uuid();
begin
    -- Locks the login first: nobody joins it to another tenant meanwhile.
    perform from identity.person p
        where p.person_id = (select l.person_id from identity.password_link l where l.token_hash = wanted) for update;
    delete from identity.password_link l where l.token_hash = wanted and l.expires_at > clock_timestamp()
        returning l.person_id, l.tenant_id, l.resets_second_factor into link;
    if not found then
        return null;
    end if;
    if link.tenant_id is null then
        return link.person_id;
    end if;
    delete from identity.personal_token t using identity.membership m
        where m.tenant_id = link.tenant_id and m.person_id = link.person_id
            and t.tenant_id = m.tenant_id and t.user_id = m.user_id;
    if not exists (
        select from identity.membership m where m.person_id = link.person_id and m.tenant_id <> link.tenant_id)
    then
        -- From now on the login is in the hands of this tenant: the operator's next tenant must not trust it.
        update identity.person p set made_by = coalesce(p.made_by, link.tenant_id)
            where p.person_id = link.person_id;
        if link.resets_second_factor then
            delete from identity.second_factor f where f.person_id = link.person_id;
        end if;
        return link.person_id;
    end if;
    -- The login opens other tenants too. This one's user gets one of their own, and the others notice nothing.
    insert into identity.person (person_id, user_name, locale, made_by)
        select fresh, p.user_name, p.locale, link.tenant_id from identity.person p where p.person_id = link.person_id;
    if not link.resets_second_factor then
        insert into identity.second_factor (person_id, secret, confirmed_at, last_step)
            select fresh, f.secret, f.confirmed_at, f.last_step from identity.second_factor f
            where f.person_id = link.person_id;
        insert into identity.recovery_code (person_id, code_hash)
            select fresh, r.code_hash from identity.recovery_code r where r.person_id = link.person_id;
    end if;
    update identity.membership m set person_id = fresh
        where m.tenant_id = link.tenant_id and m.person_id = link.person_id;
    return fresh;
end
$$;
comment on function identity.spend_password_link(bytea) is
    'Uses a link up, and tells whose password it sets. A tenant''s link never reaches what the login opens elsewhere: then the user is given another login.';

create function identity.join_login(wanted bytea, person uuid) returns text
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    link record;
begin
    if person::text <> coalesce(current_setting('freehold.person', true), '') then
        raise exception 'one joins users to one''s own login only';
    end if;
    perform from identity.person p where p.person_id in (
            person, (select l.person_id from identity.password_link l where l.token_hash = wanted))
        order by p.person_id for update;
    select l.person_id, l.tenant_id into link from identity.password_link l
        join identity.person theirs on theirs.person_id = l.person_id
        join identity.person mine on mine.person_id = person and mine.user_name = theirs.user_name
        where l.token_hash = wanted and l.expires_at > clock_timestamp() and l.tenant_id is not null;
    if not found then
        return null;
    end if;
    delete from identity.password_link l where l.token_hash = wanted;
    update identity.membership m set person_id = person
        where m.tenant_id = link.tenant_id and m.person_id = link.person_id;
    perform identity.forget_unused(link.person_id);
    return link.tenant_id;
end
$$;
comment on function identity.join_login(bytea, uuid) is
    'Uses a tenant''s link up, and gives its user to the login of the person the transaction is for, if both have one name. Tells the tenant.';

create function identity.end_sessions(tenant text, wanted uuid) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    if tenant <> coalesce(current_setting('freehold.tenant', true), '') then
        raise exception 'sessions are ended by the tenant they are for';
    end if;
    delete from identity.session s using identity.membership m
        where m.tenant_id = tenant and m.user_id = wanted
            and s.tenant_id = m.tenant_id and s.person_id = m.person_id;
    delete from identity.personal_token t where t.tenant_id = tenant and t.user_id = wanted;
end
$$;
comment on function identity.end_sessions(text, uuid) is
    'Ends a user''s sessions in the tenant and their tokens for it; those in other tenants go on.';

create function identity.find_token(wanted bytea)
    returns table (person_id uuid, user_name text, tenant_id text, user_id uuid, confined boolean, subtenant_id text,
        roles text[], narrowed text[])
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    return query
        select m.person_id, m.user_name, t.tenant_id, m.user_id, m.confined,
            (select u.subtenant_id from identity.subtenant_of_user u
                where u.tenant_id = t.tenant_id and u.user_id = t.user_id and u.subtenant_id = t.subtenant_id),
            identity.roles_of(t.tenant_id, t.user_id), t.roles
        from identity.personal_token t
        join identity.membership m on m.tenant_id = t.tenant_id and m.user_id = t.user_id
        where t.secret_hash = wanted and m.active and t.expires_at > clock_timestamp();
    if found then
        update identity.personal_token t set last_used_at = clock_timestamp()
        where t.secret_hash = wanted
            and (t.last_used_at is null or t.last_used_at < clock_timestamp() - interval '1 minute');
    end if;
end
$$;
comment on function identity.find_token(bytea) is
    'Who a personal token stands for, with the roles of this moment; nothing once it has expired or its user is gone or inactive.';

revoke execute on function identity.second_factor_of(uuid) from public;
revoke execute on function identity.spend_recovery_code(uuid, bytea) from public;
revoke execute on function identity.join_login(bytea, uuid) from public;
revoke execute on function identity.end_sessions(text, uuid) from public;
revoke execute on function identity.find_token(bytea) from public;
grant execute on function identity.second_factor_of(uuid) to freehold_app;
grant execute on function identity.spend_recovery_code(uuid, bytea) to freehold_app;
grant execute on function identity.join_login(bytea, uuid) to freehold_app;
grant execute on function identity.end_sessions(text, uuid) to freehold_app;
grant execute on function identity.find_token(bytea) to freehold_app;
