create schema if not exists assets;
comment on schema assets is 'Assets in their tree, and the types that say what an asset has.';
grant usage on schema assets to freehold_app, freehold_snapshot;

create table assets.aspect_type (
    tenant_id text collate "C" not null,
    aspect_type_id text collate "C" not null,
    name text collate "C" not null,
    category text not null,
    description text not null default '',
    etag bigint not null default 0,
    constraint aspect_type_id_is_unique_in_its_tenant primary key (tenant_id, aspect_type_id),
    constraint aspect_type_name_is_unique_in_its_tenant unique (tenant_id, name),
    constraint aspect_type_id_must_begin_with_its_tenant check (starts_with(aspect_type_id, tenant_id || '.')),
    constraint aspect_type_must_be_static_or_dynamic check (category in ('static', 'dynamic')),
    constraint aspect_type_name_must_not_be_empty check (name <> '')
);
comment on table assets.aspect_type is
    'Named sets of variables: static ones hold values of the asset, dynamic ones are written as time series. Tenant core owns the built-in ones.';

create table assets.aspect_variable (
    tenant_id text collate "C" not null,
    aspect_type_id text collate "C" not null,
    slot integer not null,
    name text collate "C" not null,
    data_type text not null,
    unit text,
    length integer,
    searchable boolean not null,
    quality_code boolean not null,
    default_value text,
    constraint aspect_variable_has_one_slot primary key (tenant_id, aspect_type_id, slot),
    constraint aspect_variable_name_is_unique_in_its_aspect_type unique (tenant_id, aspect_type_id, name),
    constraint aspect_variable_belongs_to_an_aspect_type foreign key (tenant_id, aspect_type_id)
        references assets.aspect_type (tenant_id, aspect_type_id),
    constraint aspect_variable_must_have_a_known_data_type
        check (data_type in ('BOOLEAN', 'INT', 'LONG', 'DOUBLE', 'STRING', 'TIMESTAMP', 'BIG_STRING')),
    constraint aspect_variable_slot_must_not_be_negative check (slot >= 0)
);
comment on table assets.aspect_variable is
    'Variables of an aspect type. The slot says where samples of the variable are kept: it never changes and is never given to another.';

create table assets.asset_type (
    tenant_id text collate "C" not null,
    asset_type_id text collate "C" not null,
    name text collate "C" not null,
    description text not null default '',
    parent_type_id text collate "C",
    parent_tenant_id text collate "C" generated always as (split_part(parent_type_id, '.', 1)) stored,
    lineage text[] collate "C" not null,
    instantiable boolean not null,
    etag bigint not null default 0,
    constraint asset_type_id_is_unique_in_its_tenant primary key (tenant_id, asset_type_id),
    constraint asset_type_id_must_begin_with_its_tenant check (starts_with(asset_type_id, tenant_id || '.')),
    constraint asset_type_has_a_parent_that_exists foreign key (parent_tenant_id, parent_type_id)
        references assets.asset_type (tenant_id, asset_type_id),
    constraint only_the_root_type_has_no_parent
        check ((parent_type_id is null) = (asset_type_id = 'core.basicasset')),
    constraint parent_must_be_of_the_same_tenant_or_built_in check (parent_tenant_id in (tenant_id, 'core')),
    constraint lineage_must_begin_with_the_type_itself
        check (lineage[1] = asset_type_id and lineage[2] is not distinct from parent_type_id),
    constraint asset_type_name_must_not_be_empty check (name <> '')
);
comment on table assets.asset_type is
    'What kinds of assets there are. Each inherits variables and aspects of its parent.';
comment on column assets.asset_type.lineage is
    'The type itself, its parent, and so on up to core.basicasset. A parent never changes, so neither does this.';
create index asset_type_by_lineage on assets.asset_type using gin (lineage);

create table assets.asset_type_variable (
    tenant_id text collate "C" not null,
    asset_type_id text collate "C" not null,
    position integer not null,
    name text collate "C" not null,
    data_type text not null,
    unit text,
    length integer,
    searchable boolean not null,
    default_value text,
    constraint asset_type_variable_has_one_position primary key (tenant_id, asset_type_id, position),
    constraint asset_type_variable_name_is_unique_in_its_type unique (tenant_id, asset_type_id, name),
    constraint asset_type_variable_belongs_to_a_type foreign key (tenant_id, asset_type_id)
        references assets.asset_type (tenant_id, asset_type_id),
    constraint asset_type_variable_must_have_a_static_data_type
        check (data_type in ('BOOLEAN', 'INT', 'LONG', 'DOUBLE', 'STRING', 'TIMESTAMP'))
);
comment on table assets.asset_type_variable is 'Static variables that a type gives to its assets directly, outside of any aspect.';

create table assets.asset_type_aspect (
    tenant_id text collate "C" not null,
    asset_type_id text collate "C" not null,
    position integer not null,
    name text collate "C" not null,
    aspect_type_id text collate "C" not null,
    aspect_tenant_id text collate "C" generated always as (split_part(aspect_type_id, '.', 1)) stored,
    constraint asset_type_aspect_has_one_position primary key (tenant_id, asset_type_id, position),
    constraint asset_type_aspect_name_is_unique_in_its_type unique (tenant_id, asset_type_id, name),
    constraint asset_type_aspect_belongs_to_a_type foreign key (tenant_id, asset_type_id)
        references assets.asset_type (tenant_id, asset_type_id),
    constraint asset_type_aspect_has_an_aspect_type_that_exists foreign key (aspect_tenant_id, aspect_type_id)
        references assets.aspect_type (tenant_id, aspect_type_id),
    constraint aspect_type_must_be_of_the_same_tenant_or_built_in check (aspect_tenant_id in (tenant_id, 'core'))
);
comment on table assets.asset_type_aspect is 'Aspects that a type gives to its assets.';
create index asset_type_aspect_by_aspect_type on assets.asset_type_aspect (aspect_tenant_id, aspect_type_id);

alter table assets.aspect_type enable row level security;
alter table assets.aspect_type force row level security;
alter table assets.aspect_variable enable row level security;
alter table assets.aspect_variable force row level security;
alter table assets.asset_type enable row level security;
alter table assets.asset_type force row level security;
alter table assets.asset_type_variable enable row level security;
alter table assets.asset_type_variable force row level security;
alter table assets.asset_type_aspect enable row level security;
alter table assets.asset_type_aspect force row level security;

do $$
declare
    type_table text;
begin
    foreach type_table in array array[
        'aspect_type', 'aspect_variable', 'asset_type', 'asset_type_variable', 'asset_type_aspect']
    loop
        execute format('create policy migrations on assets.%I to freehold_migration using (true) with check (true)',
            type_table);
        execute format(
            'create policy own_lent_and_built_in on assets.%I for select to freehold_app
                using (tenant_id = current_setting(''freehold.tenant'', true)
                    or tenant_id = ''core''
                    or tenant_id = current_setting(''freehold.owner'', true))',
            type_table);
        execute format(
            'create policy own_insert on assets.%I for insert to freehold_app
                with check (tenant_id = current_setting(''freehold.tenant'', true))',
            type_table);
        execute format(
            'create policy own_update on assets.%I for update to freehold_app
                using (tenant_id = current_setting(''freehold.tenant'', true))
                with check (tenant_id = current_setting(''freehold.tenant'', true))',
            type_table);
        execute format(
            'create policy own_delete on assets.%I for delete to freehold_app
                using (tenant_id = current_setting(''freehold.tenant'', true))',
            type_table);
        execute format('grant select, insert, update, delete on assets.%I to freehold_app', type_table);
    end loop;
end
$$;

create policy snapshot on assets.asset_type for select to freehold_snapshot using (true);
grant select (tenant_id, asset_type_id, lineage) on assets.asset_type to freehold_snapshot;
