create table assets.asset_group (
    tenant_id text collate "C" not null,
    group_id uuid not null,
    name text collate "C" not null,
    description text,
    etag bigint not null default 0,
    constraint asset_group_id_is_unique_in_its_tenant primary key (tenant_id, group_id),
    constraint asset_group_name_is_unique_in_its_tenant unique (tenant_id, name),
    constraint asset_group_name_must_have_1_to_255_characters check (char_length(name) between 1 and 255)
);
comment on table assets.asset_group is 'Named sets of a tenant''s own assets.';

create table assets.asset_group_member (
    tenant_id text collate "C" not null,
    group_id uuid not null,
    asset_id text collate "C" not null,
    constraint asset_is_once_in_a_group primary key (tenant_id, group_id, asset_id),
    constraint asset_group_member_belongs_to_a_group foreign key (tenant_id, group_id)
        references assets.asset_group (tenant_id, group_id) on delete cascade,
    constraint asset_group_member_is_an_asset_of_the_tenant foreign key (tenant_id, asset_id)
        references assets.asset (tenant_id, asset_id) on delete cascade
);
comment on table assets.asset_group_member is
    'What is in the groups. An asset in the bin counts as in none; purged, it is gone from here.';
create index asset_group_member_by_asset on assets.asset_group_member (tenant_id, asset_id);

-- Groups are never lent: no grant on a received asset reaches them.
alter table assets.asset_group enable row level security;
alter table assets.asset_group force row level security;
create policy migrations on assets.asset_group to freehold_migration using (true) with check (true);
create policy own_tenant on assets.asset_group to freehold_app
    using (tenant_id = (select current_setting('freehold.tenant', true)))
    with check (tenant_id = (select current_setting('freehold.tenant', true)));
alter table assets.asset_group_member enable row level security;
alter table assets.asset_group_member force row level security;
create policy migrations on assets.asset_group_member to freehold_migration using (true) with check (true);
create policy own_tenant on assets.asset_group_member to freehold_app
    using (tenant_id = (select current_setting('freehold.tenant', true)))
    with check (tenant_id = (select current_setting('freehold.tenant', true)));

revoke all on assets.asset_group, assets.asset_group_member from freehold_app;
grant select, insert, update, delete on assets.asset_group to freehold_app;
grant select, insert, delete on assets.asset_group_member to freehold_app;
