comment on schema files is 'What files assets have. Their contents are kept elsewhere.';

create table files.file (
    tenant_id text collate "C" not null,
    asset_id text collate "C" not null,
    folder text collate "C" not null,
    name text collate "C" not null,
    type text collate "C",
    description text collate "C",
    stated_at timestamptz not null,
    size bigint not null,
    sha256 text collate "C" not null,
    created_at timestamptz not null,
    created_by text collate "C" not null,
    updated_at timestamptz not null,
    updated_by text collate "C" not null,
    etag bigint not null default 0,
    constraint file_is_one_per_path primary key (tenant_id, asset_id, folder, name),
    constraint file_belongs_to_an_asset foreign key (tenant_id, asset_id)
        references assets.asset (tenant_id, asset_id),
    constraint file_folder_must_be_empty_or_end_with_a_slash check (folder = '' or folder ~ '/$'),
    constraint file_name_must_have_1_to_255_characters check (char_length(name) between 1 and 255),
    constraint file_path_may_have_1024_characters check (char_length(folder) + char_length(name) <= 1024),
    constraint file_size_must_not_be_negative check (size >= 0),
    constraint file_content_is_named_by_its_hash check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on table files.file is
    'Files of assets, each with the hash of its content. Never seen through a share.';
comment on column files.file.stated_at is 'The time the client stated, or else that of the upload.';
comment on column files.file.type is 'What the client calls it. Never sent as a media type.';
create index file_by_content on files.file (tenant_id, sha256);

alter table files.file enable row level security;
alter table files.file force row level security;
create policy functions on files.file to freehold_migration using (true) with check (true);
create policy own_tenant on files.file to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
revoke all on files.file from freehold_app;
grant usage on schema files to freehold_app;
grant select, insert, delete,
    update (type, description, stated_at, size, sha256, updated_at, updated_by, etag) on files.file to freehold_app;
