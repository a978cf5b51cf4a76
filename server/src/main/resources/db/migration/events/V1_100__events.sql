comment on schema events is 'What happened to assets.';

create table events.event (
    tenant_id text collate "C" not null,
    event_id text collate "C" not null,
    entity_id text collate "C" not null,
    type_id text collate "C" not null,
    correlation_id text collate "C" not null,
    happened_at timestamptz not null,
    severity integer,
    description text collate "C",
    code text collate "C",
    source text collate "C",
    acknowledged boolean not null,
    created_at timestamptz not null default clock_timestamp(),
    created_by text not null,
    etag bigint not null default 0,
    constraint event_id_is_unique_in_its_tenant primary key (tenant_id, event_id),
    constraint event_happened_to_an_asset foreign key (tenant_id, entity_id)
        references assets.asset (tenant_id, asset_id) on delete cascade,
    constraint event_correlation_has_at_most_255_characters check (char_length(correlation_id) <= 255),
    constraint event_description_has_at_most_2000_characters check (char_length(description) <= 2000),
    constraint event_code_has_at_most_255_characters check (char_length(code) <= 255),
    constraint event_source_has_at_most_255_characters check (char_length(source) <= 255)
);
comment on table events.event is
    'What happened to an asset, when and how bad it was. Of those of an asset with one correlation the latest speaks for all. Goes with its asset when that is purged.';
create index event_of_an_asset on events.event (tenant_id, entity_id, happened_at desc);
create index event_by_time on events.event (tenant_id, happened_at desc);
create index event_of_a_matter on events.event (tenant_id, entity_id, correlation_id, happened_at desc);

alter table events.event enable row level security;
alter table events.event force row level security;
create policy functions on events.event to freehold_migration using (true) with check (true);
create policy own_tenant on events.event to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));

revoke all on events.event from freehold_app;
grant usage on schema events to freehold_app;
grant select, insert, delete,
    update (happened_at, severity, description, code, source, acknowledged, etag) on events.event to freehold_app;
