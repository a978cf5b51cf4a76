create table assets.model_file (
    tenant_id text collate "C" not null,
    file_id text collate "C" not null,
    subtenant_id text collate "C",
    scope text collate "C" not null,
    name text collate "C" not null,
    original_name text collate "C" not null,
    description text collate "C" not null,
    size bigint not null,
    sha256 text collate "C" not null,
    uploaded_at timestamptz not null,
    modified_at timestamptz not null,
    etag bigint not null default 0,
    constraint model_file_id_is_unique_in_its_tenant primary key (tenant_id, file_id),
    constraint model_file_id_has_32_hexadecimal_digits check (file_id ~ '^[0-9a-f]{32}$'),
    constraint model_file_scope_is_private_or_public check (scope in ('private', 'public')),
    constraint model_file_name_must_have_1_to_255_characters check (char_length(name) between 1 and 255),
    constraint model_file_original_name_may_have_255_characters check (char_length(original_name) <= 255),
    constraint model_file_description_may_have_512_characters check (char_length(description) <= 512),
    constraint model_file_size_must_not_be_negative check (size >= 0),
    constraint model_file_content_is_named_by_its_hash check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on table assets.model_file is
    'Files of Asset Management, to be assigned to assets and types of the same tenant. Never seen through a share.';
comment on column assets.model_file.subtenant_id is 'Whose users have uploaded it; null for the tenant''s own.';
comment on column assets.model_file.scope is
    'Private: for the tenant''s own users and, where it is a subtenant''s, for those of that one. Public: for all of the tenant.';
create index model_file_by_name on assets.model_file (tenant_id, name, file_id);
create index model_file_by_content on assets.model_file (tenant_id, sha256);

create table assets.asset_file (
    tenant_id text collate "C" not null,
    asset_id text collate "C" not null,
    key text collate "C" not null,
    file_id text collate "C" not null,
    constraint asset_has_one_file_per_key primary key (tenant_id, asset_id, key),
    constraint asset_file_is_assigned_to_an_asset_of_the_tenant foreign key (tenant_id, asset_id)
        references assets.asset (tenant_id, asset_id) on delete cascade,
    constraint asset_file_is_a_file_of_the_tenant foreign key (tenant_id, file_id)
        references assets.model_file (tenant_id, file_id),
    constraint asset_file_key_has_a_form check (key ~ '^[A-Za-z0-9_.-]{1,128}$')
);
comment on table assets.asset_file is 'Which files an asset has been assigned itself.';
create index asset_file_by_file on assets.asset_file (tenant_id, file_id);

create table assets.asset_type_file (
    tenant_id text collate "C" not null,
    asset_type_id text collate "C" not null,
    key text collate "C" not null,
    file_id text collate "C" not null,
    constraint asset_type_has_one_file_per_key primary key (tenant_id, asset_type_id, key),
    constraint asset_type_file_is_assigned_to_a_type_of_the_tenant foreign key (tenant_id, asset_type_id)
        references assets.asset_type (tenant_id, asset_type_id) on delete cascade,
    constraint asset_type_file_is_a_file_of_the_tenant foreign key (tenant_id, file_id)
        references assets.model_file (tenant_id, file_id),
    constraint asset_type_file_key_has_a_form check (key ~ '^[A-Za-z0-9_.-]{1,128}$')
);
comment on table assets.asset_type_file is 'Which files all assets of a type and of types derived from it have.';
create index asset_type_file_by_file on assets.asset_type_file (tenant_id, file_id);

alter table assets.model_file enable row level security;
alter table assets.model_file force row level security;
create policy migrations on assets.model_file to freehold_migration using (true) with check (true);
create policy own_tenant on assets.model_file to freehold_app
    using (tenant_id = (select current_setting('freehold.tenant', true)))
    with check (tenant_id = (select current_setting('freehold.tenant', true)));
alter table assets.asset_file enable row level security;
alter table assets.asset_file force row level security;
create policy migrations on assets.asset_file to freehold_migration using (true) with check (true);
create policy own_tenant on assets.asset_file to freehold_app
    using (tenant_id = (select current_setting('freehold.tenant', true)))
    with check (tenant_id = (select current_setting('freehold.tenant', true)));
alter table assets.asset_type_file enable row level security;
alter table assets.asset_type_file force row level security;
create policy migrations on assets.asset_type_file to freehold_migration using (true) with check (true);
create policy own_tenant on assets.asset_type_file to freehold_app
    using (tenant_id = (select current_setting('freehold.tenant', true)))
    with check (tenant_id = (select current_setting('freehold.tenant', true)));

revoke all on assets.model_file, assets.asset_file, assets.asset_type_file from freehold_app;
grant select, insert, delete,
    update (scope, name, original_name, description, size, sha256, modified_at, etag) on assets.model_file to freehold_app;
grant select, insert, delete, update (file_id) on assets.asset_file to freehold_app;
grant select, insert, delete, update (file_id) on assets.asset_type_file to freehold_app;
