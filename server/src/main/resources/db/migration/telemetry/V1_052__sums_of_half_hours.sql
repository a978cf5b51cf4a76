create table telemetry.half_hour (
    tenant_id text collate "C" not null,
    series_id bigint not null,
    slot int not null,
    begins timestamptz not null,
    good int not null,
    uncertain int not null,
    bad int not null,
    min_after int not null,
    max_after int not null,
    first_after int not null,
    last_after int not null,
    min_real float8,
    max_real float8,
    first_real float8,
    last_real float8,
    sum_real float8,
    lost_real float8,
    mean_real float8,
    spread_real float8,
    min_whole bigint,
    max_whole bigint,
    first_whole bigint,
    last_whole bigint,
    sum_whole numeric,
    squares_whole numeric,
    constraint half_hour_is_one_per_variable primary key (tenant_id, series_id, slot, begins),
    constraint half_hour_belongs_to_a_series foreign key (series_id) references telemetry.series (series_id),
    constraint half_hour_is_of_one_kind_of_number check ((min_real is null) <> (min_whole is null))
);
comment on table telemetry.half_hour is
    'What the values of a variable came to in (begins, begins + 30 minutes]. Holds only while its bit in telemetry.day_sheet is set.';
comment on column telemetry.half_hour.min_after is 'Microseconds after the beginning, as are the other times.';

create table telemetry.day_sheet (
    tenant_id text collate "C" not null,
    series_id bigint not null,
    day date not null,
    looked_at bigint not null default 0,
    settled bigint not null default 0,
    constraint day_sheet_is_one_per_day_of_a_series primary key (tenant_id, series_id, day),
    constraint day_sheet_belongs_to_a_series foreign key (series_id) references telemetry.series (series_id),
    constraint day_sheet_has_48_half_hours check (looked_at between 0 and 281474976710655),
    constraint only_what_was_looked_at_is_settled check (settled & ~looked_at = 0)
);
comment on table telemetry.day_sheet is
    'Half hours of a day (UTC) of a series, a bit for each from the lowest on: which were looked at since a record of them last changed, and of which of these the sums are in telemetry.half_hour. Whoever changes records that are not new clears the bits in the same transaction, and holds the row.';
create index day_sheets_with_work on telemetry.day_sheet (tenant_id, series_id, day)
    where looked_at <> 281474976710655;

alter table telemetry.half_hour enable row level security;
alter table telemetry.half_hour force row level security;
alter table telemetry.day_sheet enable row level security;
alter table telemetry.day_sheet force row level security;

create policy own_and_lent on telemetry.half_hour for select to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true)
        or tenant_id = current_setting('freehold.owner', true));
create policy own_insert on telemetry.half_hour for insert to freehold_app
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_delete on telemetry.half_hour for delete to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy functions on telemetry.half_hour to freehold_migration using (true) with check (true);

create policy own_and_lent on telemetry.day_sheet for select to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true)
        or tenant_id = current_setting('freehold.owner', true));
create policy own_insert on telemetry.day_sheet for insert to freehold_app
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_update on telemetry.day_sheet for update to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_delete on telemetry.day_sheet for delete to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy functions on telemetry.day_sheet to freehold_migration using (true) with check (true);

revoke all on telemetry.half_hour, telemetry.day_sheet from freehold_app;
grant select, insert, delete on telemetry.half_hour to freehold_app;
grant select, insert, update, delete on telemetry.day_sheet to freehold_app;

-- Records that are there already are looked at like new ones.
insert into telemetry.day_sheet (tenant_id, series_id, day)
select e.tenant_id, e.series_id, d::date
from telemetry.extent e
cross join lateral generate_series(e.month::timestamp, e.month + interval '1 month' - interval '1 day', interval '1 day') d
where d::date <= current_date;
