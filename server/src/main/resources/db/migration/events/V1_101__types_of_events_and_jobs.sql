create table events.event_type (
    tenant_id text collate "C" not null,
    type_id text collate "C" not null,
    name text collate "C" not null,
    lineage text[] collate "C" not null,
    ttl_days integer,
    fields jsonb not null,
    created_at timestamptz not null default clock_timestamp(),
    created_by text not null,
    etag bigint not null default 0,
    constraint event_type_id_is_unique_in_its_tenant primary key (tenant_id, type_id),
    constraint event_type_begins_its_lineage check (lineage[1] = type_id),
    constraint event_type_has_at_most_4_levels check (cardinality(lineage) between 1 and 4),
    constraint event_type_name_has_1_to_128_characters check (char_length(name) between 1 and 128),
    constraint event_type_keeps_events_for_a_day_at_least check (ttl_days between 1 and 36500)
);
comment on table events.event_type is
    'Kinds of events a tenant made. The standard type is none of them: the server knows it by heart.';
comment on column events.event_type.lineage is 'The type, its parent, and so on up.';
comment on column events.event_type.fields is 'What it brings itself.';
create index event_type_by_lineage on events.event_type using gin (lineage);

alter table events.event_type enable row level security;
alter table events.event_type force row level security;
create policy functions on events.event_type to freehold_migration using (true) with check (true);
create policy own_tenant on events.event_type to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy lent on events.event_type for select to freehold_app
    using (tenant_id = current_setting('freehold.owner', true));
revoke all on events.event_type from freehold_app;
grant select, insert, delete, update (name, ttl_days, fields, etag) on events.event_type to freehold_app;

alter table events.event
    alter column acknowledged drop not null,
    add column fields jsonb not null default '{}',
    add column expires_at timestamptz;
comment on column events.event.acknowledged is 'Null where the type knows no such thing.';
comment on column events.event.fields is 'What the fields of its type tell.';
comment on column events.event.expires_at is 'From when on it is not there any more, though the sweep may not have come by.';
create index event_of_a_type on events.event (tenant_id, type_id, happened_at desc);
create index event_that_expires on events.event (tenant_id, expires_at) where expires_at is not null;
grant update (fields, expires_at) on events.event to freehold_app;
create policy lent on events.event for select to freehold_app
    using (tenant_id = current_setting('freehold.owner', true));

create table events.job (
    tenant_id text collate "C" not null,
    job_id text collate "C" not null,
    kind text collate "C" not null,
    state text collate "C" not null,
    details jsonb not null,
    subtenant_id text collate "C",
    created_at timestamptz not null default clock_timestamp(),
    created_by text not null,
    constraint job_id_is_unique_in_its_tenant primary key (tenant_id, job_id),
    constraint job_creates_or_deletes check (kind in ('CREATE', 'DELETE')),
    constraint job_is_over check (state in ('FINISHED', 'FINISHED_WITH_ERROR'))
);
comment on table events.job is 'What came of recording or deleting many events at once. Forgotten after a week.';
comment on column events.job.subtenant_id is 'Of whoever asked; null at tenant level.';

alter table events.job enable row level security;
alter table events.job force row level security;
create policy functions on events.job to freehold_migration using (true) with check (true);
create policy own_tenant on events.job to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
revoke all on events.job from freehold_app;
grant select, insert, delete on events.job to freehold_app;
