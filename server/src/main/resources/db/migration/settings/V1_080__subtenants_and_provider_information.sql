comment on schema settings is 'What a tenant says of itself: its subtenants, its provider information, its logo.';

create table settings.subtenant (
    tenant_id text collate "C" not null,
    subtenant_id text collate "C" not null,
    display_name text collate "C" not null,
    description text not null,
    folder_id text collate "C" not null,
    created_at timestamptz not null default clock_timestamp(),
    created_by text not null,
    deleted_at timestamptz,
    deleted_by text,
    etag bigint not null default 1,
    constraint subtenant_id_is_never_used_twice_in_its_tenant primary key (tenant_id, subtenant_id),
    constraint subtenant_belongs_to_a_tenant foreign key (tenant_id) references tenancy.tenant (tenant_id),
    constraint subtenant_id_must_be_a_word check (subtenant_id ~ '^[A-Za-z0-9_-]{1,64}$'),
    constraint subtenant_name_must_have_1_to_255_characters check (char_length(display_name) between 1 and 255),
    constraint subtenant_was_deleted_by_somebody check ((deleted_at is null) = (deleted_by is null))
);
comment on table settings.subtenant is
    'Parts of a tenant with a view of their own. A deleted one stays as a label of the assets it leaves behind, and its id is never given to another.';
create unique index subtenant_name_is_unique_among_those_there_are on settings.subtenant (tenant_id, display_name)
    where deleted_at is null;

create table settings.region (
    tenant_id text collate "C" not null,
    region_id text collate "C" not null,
    region_name text not null,
    countries text[] not null,
    links jsonb not null,
    created_at timestamptz not null default clock_timestamp(),
    etag bigint not null default 1,
    constraint region_id_is_unique_in_its_tenant primary key (tenant_id, region_id),
    constraint region_belongs_to_a_tenant foreign key (tenant_id) references tenancy.tenant (tenant_id),
    constraint region_name_must_not_be_empty check (region_name <> ''),
    constraint region_links_must_be_an_array check (jsonb_typeof(links) = 'array')
);
comment on table settings.region is
    'Provider information: who stands behind a tenant''s offer in some countries, as links in several languages.';

create table settings.terms_acceptance (
    tenant_id text collate "C" not null,
    version text not null,
    accepted_at timestamptz not null default clock_timestamp(),
    accepted_by text not null,
    constraint terms_are_accepted_once_per_version primary key (tenant_id, version),
    constraint terms_acceptance_belongs_to_a_tenant foreign key (tenant_id) references tenancy.tenant (tenant_id)
);
comment on table settings.terms_acceptance is
    'Who confirmed the provider information and accepted which terms, and when. Written once, never changed.';

create table settings.logo (
    tenant_id text collate "C" not null,
    name text not null,
    media_type text not null,
    content bytea not null,
    uploaded_at timestamptz not null default clock_timestamp(),
    constraint logo_is_one_per_tenant primary key (tenant_id),
    constraint logo_belongs_to_a_tenant foreign key (tenant_id) references tenancy.tenant (tenant_id),
    constraint logo_must_be_an_image check (media_type in ('image/png', 'image/jpeg', 'image/gif')),
    constraint logo_may_have_one_mebibyte check (octet_length(content) between 1 and 1048576)
);
comment on table settings.logo is 'A tenant''s logo. Its media type was told from its content.';

alter table settings.subtenant enable row level security;
alter table settings.subtenant force row level security;
alter table settings.region enable row level security;
alter table settings.region force row level security;
alter table settings.terms_acceptance enable row level security;
alter table settings.terms_acceptance force row level security;
alter table settings.logo enable row level security;
alter table settings.logo force row level security;

create policy functions on settings.subtenant to freehold_migration using (true) with check (true);
create policy functions on settings.region to freehold_migration using (true) with check (true);
create policy functions on settings.terms_acceptance to freehold_migration using (true) with check (true);
create policy functions on settings.logo to freehold_migration using (true) with check (true);
create policy own_tenant on settings.subtenant to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_tenant on settings.region to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_tenant on settings.terms_acceptance to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_tenant on settings.logo to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));

revoke all on settings.subtenant, settings.region, settings.terms_acceptance, settings.logo from freehold_app;
grant usage on schema settings to freehold_app;
grant select, insert, update (display_name, description, deleted_at, deleted_by, etag)
    on settings.subtenant to freehold_app;
grant select, insert, update (region_name, countries, links, etag), delete on settings.region to freehold_app;
grant select, insert on settings.terms_acceptance to freehold_app;
grant select, insert, update (name, media_type, content, uploaded_at) on settings.logo to freehold_app;
