create table assets.model_lock (
    tenant_id text collate "C" not null,
    locked_at timestamptz not null default now(),
    constraint model_lock_is_one_per_tenant primary key (tenant_id)
);
comment on table assets.model_lock is
    'Tenants whose types can''t be changed or deleted until somebody unlocks them.';

alter table assets.model_lock enable row level security;
alter table assets.model_lock force row level security;
create policy migrations on assets.model_lock to freehold_migration using (true) with check (true);
create policy own_tenant on assets.model_lock to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));

revoke all on assets.model_lock from freehold_app;
grant select, insert, delete on assets.model_lock to freehold_app;
