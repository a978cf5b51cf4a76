comment on schema identity is 'Who can sign in: people, service credentials, sessions, and the keys that sign tokens.';

create table identity.person (
    person_id uuid not null,
    user_name text not null,
    password_hash text,
    locale text not null default 'en',
    created_at timestamptz not null default clock_timestamp(),
    constraint person_id_is_unique primary key (person_id),
    constraint person_user_name_is_unique_over_the_installation unique (user_name),
    constraint person_user_name_must_be_lower_case check (user_name <> '' and user_name = lower(user_name))
);
comment on table identity.person is
    'Someone who signs in with a password. Belongs to no tenant: memberships say where they may act. Without a hash nobody can sign in.';

create table identity.membership (
    tenant_id text not null,
    person_id uuid not null,
    roles text[] not null,
    subtenant_id text,
    created_at timestamptz not null default clock_timestamp(),
    constraint membership_is_one_per_tenant_and_person primary key (tenant_id, person_id),
    constraint membership_belongs_to_a_tenant foreign key (tenant_id) references tenancy.tenant (tenant_id),
    constraint membership_belongs_to_a_person foreign key (person_id) references identity.person (person_id)
);
create index membership_by_person on identity.membership (person_id);
comment on table identity.membership is 'A person''s roles in a tenant; with a subtenant, confined to it.';

create table identity.service_credential (
    tenant_id text not null,
    client_id text not null,
    name text not null,
    secret_hash bytea not null,
    roles text[] not null,
    subtenant_id text,
    version bigint not null default 1,
    revoked boolean not null default false,
    created_at timestamptz not null default clock_timestamp(),
    created_by text not null,
    secret_set_at timestamptz not null default clock_timestamp(),
    constraint service_credential_is_listed_by_tenant primary key (tenant_id, client_id),
    constraint service_credential_client_id_is_unique_over_the_installation unique (client_id),
    constraint service_credential_belongs_to_a_tenant foreign key (tenant_id) references tenancy.tenant (tenant_id),
    constraint service_credential_secret_hash_must_be_sha_256 check (length(secret_hash) = 32)
);
comment on table identity.service_credential is
    'A technical user of a tenant. Tokens carry the version; a new secret or a withdrawal moves it on, which ends them.';

create table identity.operator_credential (
    client_id text not null,
    secret_hash bytea not null,
    version bigint not null default 1,
    revoked boolean not null default false,
    created_at timestamptz not null default clock_timestamp(),
    constraint operator_credential_is_unique primary key (client_id),
    constraint operator_credential_secret_hash_must_be_sha_256 check (length(secret_hash) = 32)
);
comment on table identity.operator_credential is 'Of whoever runs the installation: belongs to no tenant.';

create table identity.password_link (
    token_hash bytea not null,
    person_id uuid not null,
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    constraint password_link_is_unique primary key (token_hash),
    constraint password_link_belongs_to_a_person foreign key (person_id) references identity.person (person_id)
);
create index password_link_by_person on identity.password_link (person_id);
comment on table identity.password_link is 'Lets a person set a password once. Gone when used.';

create table identity.session (
    key_hash bytea not null,
    person_id uuid not null,
    tenant_id text not null,
    created_at timestamptz not null default clock_timestamp(),
    last_seen_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    constraint session_key_is_unique primary key (key_hash),
    constraint session_belongs_to_a_person foreign key (person_id) references identity.person (person_id),
    constraint session_belongs_to_a_tenant foreign key (tenant_id) references tenancy.tenant (tenant_id)
);
create index session_by_person on identity.session (person_id);
create index session_by_expiry on identity.session (expires_at);
comment on table identity.session is
    'A signed-in browser, by the hash of its cookie, and the tenant it acts in. Roles are not kept here: they are read with each request.';

create table identity.signing_key (
    key_id text not null,
    private_key bytea not null,
    public_key bytea not null,
    created_at timestamptz not null default clock_timestamp(),
    retired boolean not null default false,
    constraint signing_key_id_is_unique primary key (key_id)
);
comment on table identity.signing_key is
    'RSA keys (PKCS #8, X.509) that sign tokens. The youngest one that is not retired signs; retired ones only verify.';

alter table identity.person enable row level security;
alter table identity.person force row level security;
alter table identity.membership enable row level security;
alter table identity.membership force row level security;
alter table identity.service_credential enable row level security;
alter table identity.service_credential force row level security;
alter table identity.operator_credential enable row level security;
alter table identity.operator_credential force row level security;
alter table identity.password_link enable row level security;
alter table identity.password_link force row level security;
alter table identity.session enable row level security;
alter table identity.session force row level security;
alter table identity.signing_key enable row level security;
alter table identity.signing_key force row level security;

create policy functions on identity.person to freehold_migration using (true) with check (true);
create policy functions on identity.membership to freehold_migration using (true) with check (true);
create policy functions on identity.service_credential to freehold_migration using (true) with check (true);
create policy functions on identity.operator_credential to freehold_migration using (true) with check (true);
create policy functions on identity.password_link to freehold_migration using (true) with check (true);
create policy functions on identity.session to freehold_migration using (true) with check (true);
create policy functions on identity.signing_key to freehold_migration using (true) with check (true);

-- A person is above tenants, so their own rows are reached as that person: setting freehold.person.
create policy oneself on identity.person to freehold_app
    using (person_id::text = current_setting('freehold.person', true))
    with check (person_id::text = current_setting('freehold.person', true));
create policy member_of_own_tenant on identity.person for select to freehold_app
    using (exists (
        select from identity.membership m
        where m.tenant_id = current_setting('freehold.tenant', true) and m.person_id = person.person_id));
create policy own_tenant on identity.membership to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy oneself on identity.membership for select to freehold_app
    using (person_id::text = current_setting('freehold.person', true));
create policy own_tenant on identity.service_credential to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy operator on identity.operator_credential to freehold_app
    using (current_setting('freehold.operator', true) = 'on')
    with check (current_setting('freehold.operator', true) = 'on');
create policy oneself on identity.password_link to freehold_app
    using (person_id::text = current_setting('freehold.person', true))
    with check (person_id::text = current_setting('freehold.person', true));
create policy oneself on identity.session to freehold_app
    using (person_id::text = current_setting('freehold.person', true))
    with check (person_id::text = current_setting('freehold.person', true));
create policy operator on identity.signing_key to freehold_app
    using (current_setting('freehold.operator', true) = 'on')
    with check (current_setting('freehold.operator', true) = 'on');

revoke all on identity.person, identity.membership, identity.service_credential, identity.operator_credential,
    identity.password_link, identity.session, identity.signing_key from freehold_app;
grant usage on schema identity to freehold_app;
-- Hashes go in and are compared; no statement of the application can read one except through a function below.
grant select (person_id, user_name, locale, created_at), insert, update (password_hash, locale)
    on identity.person to freehold_app;
grant select, insert, update, delete on identity.membership to freehold_app;
grant select (tenant_id, client_id, name, roles, subtenant_id, version, revoked, created_at, created_by, secret_set_at),
    insert, update (name, secret_hash, version, revoked, secret_set_at)
    on identity.service_credential to freehold_app;
grant select (client_id, version, revoked, created_at), insert on identity.operator_credential to freehold_app;
grant select (person_id, created_at, expires_at), insert, delete on identity.password_link to freehold_app;
grant select, insert, delete on identity.session to freehold_app;
grant select, insert on identity.signing_key to freehold_app;

create function identity.find_client(wanted text)
    returns table (tenant_id text, secret_hash bytea, roles text[], subtenant_id text, version bigint, revoked boolean)
    language sql
    stable
    security definer
    set search_path = pg_catalog
as $$
    select c.tenant_id, c.secret_hash, c.roles, c.subtenant_id, c.version, c.revoked
    from identity.service_credential c where c.client_id = wanted
    union all
    select null, o.secret_hash, '{}', null, o.version, o.revoked
    from identity.operator_credential o where o.client_id = wanted
$$;
comment on function identity.find_client(text) is
    'What is needed to check a secret or a token, before the tenant is known. No tenant: the platform operator.';

create function identity.find_person(wanted text)
    returns table (person_id uuid, password_hash text)
    language sql
    stable
    security definer
    set search_path = pg_catalog
as $$
    select p.person_id, p.password_hash from identity.person p where p.user_name = wanted
$$;
comment on function identity.find_person(text) is 'What is needed to check a password, before anyone is known.';

create function identity.find_session(wanted bytea, idle interval)
    returns table (person_id uuid, user_name text, tenant_id text, roles text[], subtenant_id text)
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    return query
        select s.person_id, p.user_name, s.tenant_id, m.roles, m.subtenant_id
        from identity.session s
        join identity.person p on p.person_id = s.person_id
        join identity.membership m on m.tenant_id = s.tenant_id and m.person_id = s.person_id
        where s.key_hash = wanted
            and s.expires_at > clock_timestamp()
            and s.last_seen_at > clock_timestamp() - idle;
    if found then
        update identity.session s set last_seen_at = clock_timestamp()
        where s.key_hash = wanted and s.last_seen_at < clock_timestamp() - interval '1 minute';
    end if;
end
$$;
comment on function identity.find_session(bytea, interval) is
    'Who a session''s cookie stands for, with the roles of this moment; nothing once the membership is gone. Keeps the session alive, at most one write a minute.';

create function identity.find_membership(person uuid, tenant text)
    returns table (roles text[], subtenant_id text)
    language sql
    stable
    security definer
    set search_path = pg_catalog
as $$
    select m.roles, m.subtenant_id from identity.membership m where m.person_id = person and m.tenant_id = tenant
$$;
comment on function identity.find_membership(uuid, text) is
    'A known person''s roles in a tenant, whichever tenant the transaction is for: one step between two tenants needs both.';

create function identity.spend_password_link(wanted bytea) returns uuid
    language sql
    security definer
    set search_path = pg_catalog
as $$
    delete from identity.password_link l where l.token_hash = wanted and l.expires_at > clock_timestamp()
    returning l.person_id
$$;
comment on function identity.spend_password_link(bytea) is 'Uses a link up, and tells whose it was.';

create function identity.delete_expired() returns void
    language sql
    security definer
    set search_path = pg_catalog
as $$
    delete from identity.session s where s.key_hash in (
        select x.key_hash from identity.session x where x.expires_at < clock_timestamp() limit 1000);
    delete from identity.password_link l where l.expires_at < clock_timestamp();
$$;
comment on function identity.delete_expired() is 'Clears away what no longer opens anything.';

revoke execute on function identity.find_client(text) from public;
revoke execute on function identity.find_person(text) from public;
revoke execute on function identity.find_session(bytea, interval) from public;
revoke execute on function identity.find_membership(uuid, text) from public;
revoke execute on function identity.spend_password_link(bytea) from public;
revoke execute on function identity.delete_expired() from public;
grant execute on function identity.find_client(text) to freehold_app;
grant execute on function identity.find_person(text) to freehold_app;
grant execute on function identity.find_session(bytea, interval) to freehold_app;
grant execute on function identity.find_membership(uuid, text) to freehold_app;
grant execute on function identity.spend_password_link(bytea) to freehold_app;
grant execute on function identity.delete_expired() to freehold_app;
