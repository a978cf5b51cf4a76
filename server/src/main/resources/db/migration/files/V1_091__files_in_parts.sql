create table files.upload (
    tenant_id text collate "C" not null,
    asset_id text collate "C" not null,
    folder text collate "C" not null,
    name text collate "C" not null,
    upload_id uuid not null default gen_random_uuid(),
    type text collate "C",
    description text collate "C",
    stated_at timestamptz,
    started_at timestamptz not null,
    started_by text collate "C" not null,
    touched_at timestamptz not null,
    constraint upload_is_one_per_path primary key (tenant_id, asset_id, folder, name),
    constraint upload_belongs_to_an_asset foreign key (tenant_id, asset_id)
        references assets.asset (tenant_id, asset_id),
    constraint upload_folder_must_be_empty_or_end_with_a_slash check (folder = '' or folder ~ '/$'),
    constraint upload_name_must_have_1_to_255_characters check (char_length(name) between 1 and 255),
    constraint upload_path_may_have_1024_characters check (char_length(folder) + char_length(name) <= 1024)
);
comment on table files.upload is
    'Files that are being uploaded in parts. None of them is a file before it is complete.';
comment on column files.upload.upload_id is 'Another one each time an upload to the path begins.';
comment on column files.upload.touched_at is 'When it began or a part came last: what nobody goes on with vanishes.';

create table files.part (
    tenant_id text collate "C" not null,
    asset_id text collate "C" not null,
    folder text collate "C" not null,
    name text collate "C" not null,
    number integer not null,
    size bigint not null,
    sha256 text collate "C" not null,
    received_at timestamptz not null,
    constraint part_is_one_per_number primary key (tenant_id, asset_id, folder, name, number),
    constraint part_belongs_to_an_upload foreign key (tenant_id, asset_id, folder, name)
        references files.upload (tenant_id, asset_id, folder, name) on delete cascade,
    constraint part_number_must_be_from_1_to_1000 check (number between 1 and 1000),
    constraint part_must_not_be_empty check (size > 0),
    constraint part_content_is_named_by_its_hash check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on table files.part is 'Parts of uploads, each with the hash of its content, which counts as stored.';
create index part_by_content on files.part (tenant_id, sha256);

alter table files.upload enable row level security;
alter table files.upload force row level security;
alter table files.part enable row level security;
alter table files.part force row level security;
create policy functions on files.upload to freehold_migration using (true) with check (true);
create policy functions on files.part to freehold_migration using (true) with check (true);
create policy own_tenant on files.upload to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_tenant on files.part to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
revoke all on files.upload, files.part from freehold_app;
grant select, insert, delete, update (touched_at) on files.upload to freehold_app;
grant select, insert, delete, update (size, sha256, received_at) on files.part to freehold_app;
