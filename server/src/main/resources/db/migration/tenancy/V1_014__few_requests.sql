create table tenancy.few_requests (
    tenant_id text collate "C" not null,
    subtenant_id text collate "C" not null,
    minute bigint not null,
    passed bigint not null,
    constraint few_requests_are_counted_once_per_part primary key (tenant_id, subtenant_id),
    constraint few_requests_must_be_positive check (passed > 0)
);
comment on table tenancy.few_requests is
    'How many requests of a tenant (empty subtenant) or a subtenant all servers together let pass in a minute. Only of those whose quota per minute is smaller than the number of servers.';

alter table tenancy.few_requests enable row level security;
alter table tenancy.few_requests force row level security;
create policy functions on tenancy.few_requests to freehold_migration using (true) with check (true);
create policy own_tenant on tenancy.few_requests to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
revoke all on tenancy.few_requests from freehold_app;
grant select, insert, update on tenancy.few_requests to freehold_app;
