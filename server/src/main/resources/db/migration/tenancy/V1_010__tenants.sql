comment on schema tenancy is 'The organisations on this installation.';

create table tenancy.tenant (
    tenant_id text not null,
    name text not null,
    company_name text not null,
    country text not null,
    type text not null,
    sharing_id text not null,
    capability_package text,
    support_contact text,
    created_at timestamptz not null default clock_timestamp(),
    etag bigint not null default 1,
    constraint tenant_id_is_unique primary key (tenant_id),
    constraint tenant_id_must_be_a_prefix check (tenant_id ~ '^[a-z0-9]{1,8}$'),
    constraint tenant_id_core_is_taken_by_the_built_in_types check (tenant_id <> 'core'),
    constraint tenant_name_must_not_be_empty check (name <> ''),
    constraint tenant_company_name_must_not_be_empty check (company_name <> ''),
    constraint tenant_country_must_have_two_letters check (country ~ '^[A-Z]{2}$'),
    constraint tenant_type_must_be_known check (type in ('CUSTOMER', 'DEVELOPER', 'OPERATOR')),
    constraint tenant_sharing_id_is_unique unique (sharing_id)
);
comment on table tenancy.tenant is 'An organisation. Its sharing id is what it gives to a partner: random, so that nobody can guess or list tenants.';

create table tenancy.quota (
    tenant_id text not null,
    subtenants bigint,
    users bigint,
    assets bigint,
    types bigint,
    policies bigint,
    shares bigint,
    storage_bytes bigint,
    samples_per_day bigint,
    requests_per_minute bigint,
    etag bigint not null default 1,
    constraint quota_is_one_per_tenant primary key (tenant_id),
    constraint quota_belongs_to_a_tenant foreign key (tenant_id) references tenancy.tenant (tenant_id),
    constraint quota_must_not_be_negative check (
        least(subtenants, users, assets, types, policies, shares, storage_bytes, samples_per_day, requests_per_minute)
            >= 0)
);
comment on table tenancy.quota is 'How much of each a tenant may have; null is no limit.';

alter table tenancy.tenant enable row level security;
alter table tenancy.tenant force row level security;
alter table tenancy.quota enable row level security;
alter table tenancy.quota force row level security;

create policy functions on tenancy.tenant to freehold_migration using (true) with check (true);
create policy functions on tenancy.quota to freehold_migration using (true) with check (true);

create policy own_tenant on tenancy.tenant for select to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy operator on tenancy.tenant to freehold_app
    using (current_setting('freehold.operator', true) = 'on')
    with check (current_setting('freehold.operator', true) = 'on');
create policy own_tenant on tenancy.quota for select to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy operator on tenancy.quota to freehold_app
    using (current_setting('freehold.operator', true) = 'on')
    with check (current_setting('freehold.operator', true) = 'on');

revoke all on tenancy.tenant, tenancy.quota from freehold_app;
grant usage on schema tenancy to freehold_app;
grant select, insert, update on tenancy.tenant, tenancy.quota to freehold_app;

create function tenancy.find_by_sharing_id(wanted text) returns table (tenant_id text, name text)
    language sql
    stable
    security definer
    set search_path = pg_catalog
as $$
    select t.tenant_id, t.name from tenancy.tenant t where t.sharing_id = wanted
$$;
comment on function tenancy.find_by_sharing_id(text) is
    'The one look at another tenant that a tenant has: its id and name, in exchange for its sharing id.';

revoke execute on function tenancy.find_by_sharing_id(text) from public;
grant execute on function tenancy.find_by_sharing_id(text) to freehold_app;
