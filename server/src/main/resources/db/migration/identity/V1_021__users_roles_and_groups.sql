-- A user name belongs to a tenant's user list. Two tenants may each know somebody by the same name without learning of
-- each other, so it can't be unique over the installation.
alter table identity.person drop constraint person_user_name_is_unique_over_the_installation;
alter table identity.person add column made_by text;
create index person_by_user_name on identity.person (user_name, created_at, person_id);
comment on table identity.person is
    'A login: someone who signs in with a password. Belongs to no tenant: memberships say where they may act. Made by a tenant, or by the operator (null). Without a hash nobody can sign in.';

alter table identity.membership
    add column user_id uuid not null default gen_random_uuid(),
    add column user_name text,
    add column confined boolean not null default false,
    add column active boolean not null default true,
    add column given_name text not null default '',
    add column family_name text not null default '',
    add column emails text[] not null default '{}',
    add column external_id text,
    add column changed_at timestamptz not null default clock_timestamp(),
    add column last_logon_at timestamptz,
    add column version bigint not null default 1;
update identity.membership m set user_name = p.user_name, confined = m.subtenant_id is not null
    from identity.person p where p.person_id = m.person_id;
alter table identity.membership
    alter column user_name set not null,
    add constraint membership_user_id_is_unique_in_its_tenant unique (tenant_id, user_id),
    add constraint membership_user_name_is_unique_in_its_tenant unique (tenant_id, user_name),
    add constraint membership_user_name_must_be_lower_case check (user_name <> '' and user_name = lower(user_name));
comment on table identity.membership is
    'A user of a tenant: what the tenant knows of a person. A confined one is a subtenant user, from the first day to the last.';

create table identity.user_group (
    tenant_id text not null,
    group_id uuid not null,
    display_name text not null,
    description text not null default '',
    created_at timestamptz not null default clock_timestamp(),
    changed_at timestamptz not null default clock_timestamp(),
    version bigint not null default 1,
    constraint user_group_is_listed_by_tenant primary key (tenant_id, group_id),
    constraint user_group_belongs_to_a_tenant foreign key (tenant_id) references tenancy.tenant (tenant_id),
    constraint user_group_name_is_unique_in_its_tenant unique (tenant_id, display_name),
    constraint user_group_name_must_not_be_a_built_in_role check (display_name !~* '^mdsp:')
);
comment on table identity.user_group is
    'User groups and custom roles, which are the same thing under two kinds of names. Built-in roles have no row.';

create table identity.role_of_user (
    tenant_id text not null,
    user_id uuid not null,
    role text not null,
    constraint role_of_user_is_held_once primary key (tenant_id, user_id, role),
    constraint role_of_user_belongs_to_a_user foreign key (tenant_id, user_id)
        references identity.membership (tenant_id, user_id) on delete cascade
);
comment on table identity.role_of_user is 'Built-in roles that users hold themselves.';

create table identity.role_of_group (
    tenant_id text not null,
    group_id uuid not null,
    role text not null,
    constraint role_of_group_is_held_once primary key (tenant_id, group_id, role),
    constraint role_of_group_belongs_to_a_group foreign key (tenant_id, group_id)
        references identity.user_group (tenant_id, group_id) on delete cascade
);
comment on table identity.role_of_group is 'Built-in roles that all users of a group hold through it.';

create table identity.group_of_user (
    tenant_id text not null,
    group_id uuid not null,
    user_id uuid not null,
    constraint group_of_user_is_joined_once primary key (tenant_id, group_id, user_id),
    constraint group_of_user_belongs_to_a_group foreign key (tenant_id, group_id)
        references identity.user_group (tenant_id, group_id) on delete cascade,
    constraint group_of_user_belongs_to_a_user foreign key (tenant_id, user_id)
        references identity.membership (tenant_id, user_id) on delete cascade
);
create index group_of_user_by_user on identity.group_of_user (tenant_id, user_id);
comment on table identity.group_of_user is 'Users that are members of a group themselves.';

create table identity.group_of_group (
    tenant_id text not null,
    group_id uuid not null,
    member_id uuid not null,
    constraint group_of_group_is_joined_once primary key (tenant_id, group_id, member_id),
    constraint group_of_group_is_not_its_own_member check (group_id <> member_id),
    constraint group_of_group_belongs_to_a_group foreign key (tenant_id, group_id)
        references identity.user_group (tenant_id, group_id) on delete cascade,
    constraint group_of_group_has_a_group_as_member foreign key (tenant_id, member_id)
        references identity.user_group (tenant_id, group_id) on delete cascade
);
create index group_of_group_by_member on identity.group_of_group (tenant_id, member_id);
comment on table identity.group_of_group is 'Groups in groups: users of the member are users of the group. No circles.';

create table identity.subtenant_of_user (
    tenant_id text not null,
    subtenant_id text not null,
    user_id uuid not null,
    constraint subtenant_of_user_is_assigned_once primary key (tenant_id, subtenant_id, user_id),
    constraint subtenant_of_user_belongs_to_a_user foreign key (tenant_id, user_id)
        references identity.membership (tenant_id, user_id) on delete cascade
);
create index subtenant_of_user_by_user on identity.subtenant_of_user (tenant_id, user_id);
comment on table identity.subtenant_of_user is
    'The subtenants a confined user may act in. Rows go when their subtenant ends.';

alter table identity.session add column subtenant_id text;
comment on column identity.session.subtenant_id is
    'The subtenant a confined user has chosen; the first of theirs as long as they have chosen none they still have.';

-- What was kept in arrays. Administrators at tenant level are the ones who keep the tenant's users.
insert into identity.role_of_user (tenant_id, user_id, role)
    select m.tenant_id, m.user_id,
        case
            when r.role = 'mdsp:core:assetmanager.admin' and m.subtenant_id is null then 'mdsp:core:TenantAdmin'
            when r.role = 'mdsp:core:assetmanager.subtenantuser' then 'mdsp:core:SubTenantUser'
            else r.role
        end
    from identity.membership m, unnest(m.roles) r (role)
    on conflict do nothing;
insert into identity.subtenant_of_user (tenant_id, subtenant_id, user_id)
    select m.tenant_id, m.subtenant_id, m.user_id from identity.membership m where m.subtenant_id is not null;

alter table identity.user_group enable row level security;
alter table identity.user_group force row level security;
alter table identity.role_of_user enable row level security;
alter table identity.role_of_user force row level security;
alter table identity.role_of_group enable row level security;
alter table identity.role_of_group force row level security;
alter table identity.group_of_user enable row level security;
alter table identity.group_of_user force row level security;
alter table identity.group_of_group enable row level security;
alter table identity.group_of_group force row level security;
alter table identity.subtenant_of_user enable row level security;
alter table identity.subtenant_of_user force row level security;

create policy functions on identity.user_group to freehold_migration using (true) with check (true);
create policy functions on identity.role_of_user to freehold_migration using (true) with check (true);
create policy functions on identity.role_of_group to freehold_migration using (true) with check (true);
create policy functions on identity.group_of_user to freehold_migration using (true) with check (true);
create policy functions on identity.group_of_group to freehold_migration using (true) with check (true);
create policy functions on identity.subtenant_of_user to freehold_migration using (true) with check (true);

create policy own_tenant on identity.user_group to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_tenant on identity.role_of_user to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_tenant on identity.role_of_group to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_tenant on identity.group_of_user to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_tenant on identity.group_of_group to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_tenant on identity.subtenant_of_user to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));

revoke all on identity.user_group, identity.role_of_user, identity.role_of_group, identity.group_of_user,
    identity.group_of_group, identity.subtenant_of_user from freehold_app;
grant select, insert, delete, update (display_name, description, changed_at, version)
    on identity.user_group to freehold_app;
grant select, insert, delete on identity.role_of_user, identity.role_of_group, identity.group_of_user,
    identity.group_of_group, identity.subtenant_of_user to freehold_app;
-- A user's name, person and kind stay what they were on the first day.
revoke update on identity.membership from freehold_app;
grant update (active, given_name, family_name, emails, external_id, changed_at, last_logon_at, version)
    on identity.membership to freehold_app;

create function identity.roles_of(tenant text, wanted uuid) returns text[]
    language sql
    stable
    set search_path = pg_catalog
as $$
    with recursive reached (group_id) as (
        select g.group_id from identity.group_of_user g where g.tenant_id = tenant and g.user_id = wanted
        union
        select n.group_id from identity.group_of_group n join reached r on r.group_id = n.member_id
        where n.tenant_id = tenant)
    select coalesce(array_agg(distinct x.role), '{}') from (
        select r.role from identity.role_of_user r where r.tenant_id = tenant and r.user_id = wanted
        union all
        select r.role from identity.role_of_group r join reached g on g.group_id = r.group_id
        where r.tenant_id = tenant) x
$$;
comment on function identity.roles_of(text, uuid) is
    'The built-in roles a user holds: their own, and those of every group they are in, directly or through other groups.';

drop function identity.find_session(bytea, interval);
create function identity.find_session(wanted bytea, idle interval)
    returns table (person_id uuid, user_name text, tenant_id text, user_id uuid, confined boolean, subtenant_id text,
        roles text[])
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    return query
        select s.person_id, m.user_name, s.tenant_id, m.user_id, m.confined,
            (select u.subtenant_id from identity.subtenant_of_user u
                where u.tenant_id = m.tenant_id and u.user_id = m.user_id
                order by (u.subtenant_id = s.subtenant_id) is true desc, u.subtenant_id limit 1),
            identity.roles_of(m.tenant_id, m.user_id)
        from identity.session s
        join identity.membership m on m.tenant_id = s.tenant_id and m.person_id = s.person_id
        where s.key_hash = wanted
            and m.active
            and s.expires_at > clock_timestamp()
            and s.last_seen_at > clock_timestamp() - idle;
    if found then
        update identity.session s set last_seen_at = clock_timestamp()
        where s.key_hash = wanted and s.last_seen_at < clock_timestamp() - interval '1 minute';
    end if;
end
$$;
comment on function identity.find_session(bytea, interval) is
    'Who a session''s cookie stands for, with the roles and the subtenant of this moment; nothing once the membership is gone or inactive. Keeps the session alive, at most one write a minute.';

drop function identity.find_membership(uuid, text);
create function identity.find_membership(person uuid, tenant text)
    returns table (user_id uuid, confined boolean, roles text[])
    language sql
    stable
    security definer
    set search_path = pg_catalog
as $$
    select m.user_id, m.confined, identity.roles_of(m.tenant_id, m.user_id)
    from identity.membership m where m.person_id = person and m.tenant_id = tenant and m.active
$$;
comment on function identity.find_membership(uuid, text) is
    'A known person''s roles in a tenant, whichever tenant the transaction is for: one step between two tenants needs both.';

drop function identity.find_person(text);
create function identity.find_person(wanted text)
    returns table (person_id uuid, password_hash text, made_by text)
    language sql
    stable
    security definer
    set search_path = pg_catalog
as $$
    select p.person_id, p.password_hash, p.made_by from identity.person p where p.user_name = wanted
    order by p.created_at, p.person_id
$$;
comment on function identity.find_person(text) is
    'What is needed to check a password, before anyone is known: all logins of that name, the oldest first.';

revoke execute on function identity.roles_of(text, uuid) from public;
revoke execute on function identity.find_session(bytea, interval) from public;
revoke execute on function identity.find_membership(uuid, text) from public;
revoke execute on function identity.find_person(text) from public;
grant execute on function identity.find_session(bytea, interval) to freehold_app;
grant execute on function identity.find_membership(uuid, text) to freehold_app;
grant execute on function identity.find_person(text) to freehold_app;

alter table identity.membership drop column roles, drop column subtenant_id;
