insert into assets.asset_type (tenant_id, asset_type_id, name, parent_type_id, lineage, instantiable, description) values
    ('core', 'core.basicsubtenant', 'BasicSubtenant', 'core.basichierarchy',
        array['core.basicsubtenant', 'core.basichierarchy', 'core.basicasset'], false, 'The folder of a subtenant');

alter table assets.asset add column holds_subtenant text collate "C";
comment on column assets.asset.holds_subtenant is
    'For the folder of a subtenant: whose, as long as there is that subtenant. What hangs below belongs to it.';
alter table assets.asset add constraint only_a_live_folder_of_its_own_holds_a_subtenant
    check (holds_subtenant is null
        or (type_id = 'core.basicsubtenant' and subtenant_id = holds_subtenant and deleted_at is null));
create unique index subtenant_has_one_folder on assets.asset (tenant_id, holds_subtenant)
    where holds_subtenant is not null;
grant select (holds_subtenant) on assets.asset to freehold_snapshot;
