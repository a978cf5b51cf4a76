create schema if not exists policies;
comment on schema policies is 'What tenants allow their own people beyond roles: policies, groups of resources, and whether they are in force.';
grant usage on schema policies to freehold_app, freehold_snapshot;

create table policies.policy (
    tenant_id text collate "C" not null,
    policy_id uuid not null,
    name text collate "C" not null,
    description text,
    active boolean not null,
    subjects text[] not null,
    rules jsonb not null,
    created_at timestamptz not null default clock_timestamp(),
    created_by text not null,
    modified_at timestamptz not null default clock_timestamp(),
    modified_by text not null,
    etag bigint not null default 0,
    constraint policy_id_is_unique_in_its_tenant primary key (tenant_id, policy_id),
    constraint policy_name_is_unique_in_its_tenant unique (tenant_id, name),
    constraint policy_name_must_be_a_word check (name ~ '^[A-Za-z0-9_-]{1,100}$'),
    constraint policy_rules_are_a_list check (jsonb_typeof(rules) = 'array')
);
comment on table policies.policy is
    'Whom a tenant allows what with which assets. A policy that is not active counts for nothing.';

create table policies.resource_group (
    tenant_id text collate "C" not null,
    group_id uuid not null,
    name text collate "C" not null,
    description text,
    resources text[] not null,
    created_at timestamptz not null default clock_timestamp(),
    created_by text not null,
    modified_at timestamptz not null default clock_timestamp(),
    modified_by text not null,
    etag bigint not null default 0,
    constraint resource_group_id_is_unique_in_its_tenant primary key (tenant_id, group_id),
    constraint resource_group_name_is_unique_in_its_tenant unique (tenant_id, name),
    constraint resource_group_name_must_be_a_word check (name ~ '^[A-Za-z0-9_-]{1,100}$')
);
comment on table policies.resource_group is 'Named sets of assets that rules of policies can name instead of each.';

create table policies.enforcement (
    tenant_id text collate "C" not null,
    in_force boolean not null,
    etag bigint not null default 0,
    constraint enforcement_is_one_per_tenant primary key (tenant_id)
);
comment on table policies.enforcement is
    'Whether a tenant''s policies bind its people. Without a row, or without being in force, they bind nobody.';

alter table policies.policy enable row level security;
alter table policies.policy force row level security;
create policy migrations on policies.policy to freehold_migration using (true) with check (true);
create policy own_tenant on policies.policy to freehold_app
    using (tenant_id = (select current_setting('freehold.tenant', true)))
    with check (tenant_id = (select current_setting('freehold.tenant', true)));
create policy snapshot on policies.policy for select to freehold_snapshot using (true);

alter table policies.resource_group enable row level security;
alter table policies.resource_group force row level security;
create policy migrations on policies.resource_group to freehold_migration using (true) with check (true);
create policy own_tenant on policies.resource_group to freehold_app
    using (tenant_id = (select current_setting('freehold.tenant', true)))
    with check (tenant_id = (select current_setting('freehold.tenant', true)));
create policy snapshot on policies.resource_group for select to freehold_snapshot using (true);

alter table policies.enforcement enable row level security;
alter table policies.enforcement force row level security;
create policy migrations on policies.enforcement to freehold_migration using (true) with check (true);
create policy own_tenant on policies.enforcement to freehold_app
    using (tenant_id = (select current_setting('freehold.tenant', true)))
    with check (tenant_id = (select current_setting('freehold.tenant', true)));
create policy snapshot on policies.enforcement for select to freehold_snapshot using (true);

revoke all on policies.policy, policies.resource_group, policies.enforcement from freehold_app;
grant select, insert, delete on policies.policy, policies.resource_group to freehold_app;
grant update (description, active, subjects, rules, modified_at, modified_by, etag) on policies.policy to freehold_app;
grant update (description, resources, modified_at, modified_by, etag) on policies.resource_group to freehold_app;
grant select, insert, update on policies.enforcement to freehold_app;
grant select (tenant_id, policy_id, active, subjects, rules) on policies.policy to freehold_snapshot;
grant select (tenant_id, name, resources) on policies.resource_group to freehold_snapshot;
grant select (tenant_id, in_force) on policies.enforcement to freehold_snapshot;
