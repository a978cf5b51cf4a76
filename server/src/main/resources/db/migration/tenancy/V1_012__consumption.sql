create table tenancy.consumption (
    tenant_id text collate "C" not null,
    day date not null,
    subtenant_id text collate "C" not null,
    requests bigint not null default 0,
    assets bigint,
    shares bigint,
    storage_bytes bigint,
    constraint consumption_is_one_per_day_and_part primary key (tenant_id, day, subtenant_id),
    constraint consumption_must_not_be_negative check (least(requests, assets, shares, storage_bytes) >= 0)
);
comment on table tenancy.consumption is
    'What a tenant (empty subtenant) or a subtenant has used on a day (UTC): all requests, and what there was when it was last counted on that day. Samples are counted where they are written.';

alter table tenancy.consumption enable row level security;
alter table tenancy.consumption force row level security;
create policy functions on tenancy.consumption to freehold_migration using (true) with check (true);
create policy own_tenant on tenancy.consumption to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
revoke all on tenancy.consumption from freehold_app;
grant select, insert, update on tenancy.consumption to freehold_app;
