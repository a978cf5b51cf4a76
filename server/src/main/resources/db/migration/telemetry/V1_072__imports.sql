create table telemetry.import (
    tenant_id text collate "C" not null,
    import_id uuid not null,
    asset_id text collate "C" not null,
    aspect text not null,
    dry_run boolean not null,
    state text not null default 'RUNNING',
    message text not null default '',
    bytes bigint not null,
    bytes_checked bigint not null default 0,
    rows_checked bigint not null default 0,
    rows_damaged bigint not null default 0,
    rows_written bigint not null default 0,
    created_by text not null,
    created_at timestamptz not null default clock_timestamp(),
    changed_at timestamptz not null default clock_timestamp(),
    constraint import_has_one_id primary key (tenant_id, import_id),
    constraint import_state_must_be_known check (state in ('RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    constraint dry_run_writes_nothing check (not dry_run or rows_written = 0)
);
create index import_that_runs on telemetry.import (tenant_id, changed_at) where state = 'RUNNING';
create index import_by_age on telemetry.import (tenant_id, created_at);
comment on table telemetry.import is
    'A file of records that is read into a series. What is told as written is written in the same transaction; one that has not moved for half a minute is over.';

create table telemetry.import_fault (
    tenant_id text collate "C" not null,
    import_id uuid not null,
    number int not null,
    line bigint not null,
    message text not null,
    constraint import_fault_is_numbered primary key (tenant_id, import_id, number),
    constraint import_fault_belongs_to_an_import foreign key (tenant_id, import_id)
        references telemetry.import (tenant_id, import_id) on delete cascade
);
comment on table telemetry.import_fault is 'What is wrong with rows of a file, by their first line; never what is in them.';

alter table telemetry.import enable row level security;
alter table telemetry.import force row level security;
alter table telemetry.import_fault enable row level security;
alter table telemetry.import_fault force row level security;
create policy functions on telemetry.import to freehold_migration using (true) with check (true);
create policy functions on telemetry.import_fault to freehold_migration using (true) with check (true);
create policy own_tenant on telemetry.import to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
create policy own_tenant on telemetry.import_fault to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
revoke all on telemetry.import, telemetry.import_fault from freehold_app;
grant select, insert, update, delete on telemetry.import to freehold_app;
grant select, insert, delete on telemetry.import_fault to freehold_app;
