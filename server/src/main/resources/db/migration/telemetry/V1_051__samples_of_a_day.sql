create table telemetry.sample_count (
    tenant_id text collate "C" not null,
    day date not null,
    subtenant_id text collate "C" not null,
    slot smallint not null,
    samples bigint not null,
    constraint sample_count_is_one_per_day_part_and_slot primary key (tenant_id, day, subtenant_id, slot),
    constraint sample_count_must_not_be_negative check (samples >= 0)
);
comment on table telemetry.sample_count is
    'How many samples were written on a day (UTC) to assets of a subtenant, or of none (empty). Spread over slots, so that writers do not wait for each other; the sum counts.';

alter table telemetry.sample_count enable row level security;
alter table telemetry.sample_count force row level security;
create policy functions on telemetry.sample_count to freehold_migration using (true) with check (true);
create policy own_tenant on telemetry.sample_count to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
revoke all on telemetry.sample_count from freehold_app;
grant select, insert, update on telemetry.sample_count to freehold_app;
