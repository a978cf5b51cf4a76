-- What a deleted asset hung below can be gone for good before it: then it hangs nowhere until it is restored.
drop index assets.tenant_has_one_root;
create unique index tenant_has_one_root on assets.asset (tenant_id) where parent_id is null and deleted_at is null;

alter table assets.asset add column deleted_with text collate "C";
comment on column assets.asset.deleted_with is
    'For a deleted asset: the asset whose deletion took it along, maybe itself. All of them come back together.';
update assets.asset set deleted_with = asset_id where deleted_at is not null;
alter table assets.asset add constraint asset_is_deleted_with_something
    check ((deleted_at is null) = (deleted_with is null));
create index asset_in_bin on assets.asset (tenant_id, deleted_with, asset_id) where deleted_with is not null;

create table assets.bin (
    tenant_id text collate "C" not null,
    asset_id text collate "C" not null,
    deleted_at timestamptz not null,
    deleted_by text not null,
    path jsonb not null,
    assets bigint not null,
    constraint bin_has_one_entry_per_act primary key (tenant_id, asset_id),
    constraint bin_entry_belongs_to_an_asset foreign key (tenant_id, asset_id)
        references assets.asset (tenant_id, asset_id),
    constraint bin_entry_path_must_be_an_array check (jsonb_typeof(path) = 'array'),
    constraint bin_entry_has_assets check (assets > 0)
);
comment on table assets.bin is
    'The acts of deletion that can be undone, each under the asset that was deleted; what went with it is told by asset.deleted_with.';
comment on column assets.bin.path is 'What was above it then, from the top down: [{id, name, subtenant}].';
create index bin_newest_first on assets.bin (tenant_id, deleted_at desc, asset_id);

alter table assets.bin enable row level security;
alter table assets.bin force row level security;
create policy migrations on assets.bin to freehold_migration using (true) with check (true);
create policy own_tenant on assets.bin to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));

revoke all on assets.bin from freehold_app;
grant select, insert, delete on assets.bin to freehold_app;
