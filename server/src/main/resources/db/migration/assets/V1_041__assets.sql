create table assets.asset (
    tenant_id text collate "C" not null,
    asset_id text collate "C" not null,
    parent_id text collate "C",
    subtenant_id text collate "C",
    type_id text collate "C" not null,
    type_tenant_id text collate "C" generated always as (split_part(type_id, '.', 1)) stored,
    name text collate "C" not null,
    external_id text collate "C",
    description text,
    timezone text collate "C" not null,
    twin_type text collate "C" not null,
    location jsonb,
    variables jsonb not null default '{}',
    aspects jsonb not null default '{}',
    holds_shares_of text collate "C",
    created_at timestamptz not null default now(),
    deleted_at timestamptz,
    etag bigint not null default 0,
    constraint asset_id_is_unique_in_its_tenant primary key (tenant_id, asset_id),
    constraint asset_hangs_in_the_tree_of_its_tenant foreign key (tenant_id, parent_id)
        references assets.asset (tenant_id, asset_id),
    constraint asset_must_not_be_its_own_parent check (parent_id <> asset_id),
    constraint asset_has_a_type_that_exists foreign key (type_tenant_id, type_id)
        references assets.asset_type (tenant_id, asset_type_id),
    constraint asset_type_must_be_of_the_same_tenant_or_built_in check (type_tenant_id in (tenant_id, 'core')),
    constraint asset_id_must_be_32_hexadecimal_digits check (asset_id ~ '^[0-9a-f]{32}$'),
    constraint asset_name_must_have_1_to_255_characters check (char_length(name) between 1 and 255),
    constraint asset_must_be_a_performance_or_simulation_twin check (twin_type in ('performance', 'simulation')),
    constraint asset_location_must_be_an_object check (jsonb_typeof(location) = 'object'),
    constraint asset_values_must_be_objects
        check (jsonb_typeof(variables) = 'object' and jsonb_typeof(aspects) = 'object'),
    constraint only_share_folders_hold_shares check ((holds_shares_of is null) = (type_id <> 'core.shareenterprise'))
);
comment on table assets.asset is
    'The assets of all tenants, each tenant''s in one tree. A received asset has no row on the receiving side.';
comment on column assets.asset.variables is 'Values that were set: {variable: text}. Defaults stay with the type.';
comment on column assets.asset.aspects is 'Values that were set in static aspects: {aspect: {variable: text}}.';
comment on column assets.asset.holds_shares_of is
    'For a folder of received assets: whose. There is at most one such folder for each owner.';

create unique index tenant_has_one_root on assets.asset (tenant_id) where parent_id is null;
create unique index tenant_has_one_folder_for_the_shares_of_an_owner on assets.asset (tenant_id, holds_shares_of)
    where holds_shares_of is not null;
create index asset_by_name on assets.asset (tenant_id, name, asset_id) where deleted_at is null;
create index asset_by_parent on assets.asset (tenant_id, parent_id);
create index asset_by_type on assets.asset (type_tenant_id, type_id, tenant_id);
create index asset_by_subtenant on assets.asset (tenant_id, subtenant_id, name, asset_id)
    where subtenant_id is not null and deleted_at is null;

alter table assets.asset enable row level security;
alter table assets.asset force row level security;
create policy migrations on assets.asset to freehold_migration using (true) with check (true);
create policy own_and_lent on assets.asset for select to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true)
        or tenant_id = current_setting('freehold.owner', true));
create policy own_insert on assets.asset for insert to freehold_app
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_update on assets.asset for update to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_delete on assets.asset for delete to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy snapshot on assets.asset for select to freehold_snapshot using (true);

grant select, insert, update, delete on assets.asset to freehold_app;
grant select (tenant_id, asset_id, parent_id, subtenant_id, type_id, type_tenant_id, deleted_at)
    on assets.asset to freehold_snapshot;
