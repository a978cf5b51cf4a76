create table sharing.reader (
    tenant_id text not null,
    owner_id text not null,
    name text not null,
    reader_id uuid not null,
    constraint reader_has_one_pseudonym_per_owner primary key (tenant_id, owner_id, name),
    constraint reader_pseudonym_is_used_once unique (reader_id)
);
comment on table sharing.reader is
    'Who stands behind a pseudonym in receipts: known to the receiver alone. Each owner is told another pseudonym.';

create table sharing.receipt (
    share_id uuid not null,
    reader_id uuid not null,
    asset_id text not null,
    aspect text not null,
    variable text not null,
    owner_id text not null,
    receiver_id text not null,
    samples bigint not null,
    reads bigint not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    constraint receipt_is_one_per_reader_and_variable
        primary key (share_id, reader_id, asset_id, aspect, variable),
    constraint receipt_belongs_to_a_share foreign key (share_id) references sharing.share (share_id),
    constraint receipt_counts_something check (samples > 0 and reads > 0),
    constraint receipt_ends_after_it_begins check (last_at >= first_at)
);
comment on table sharing.receipt is
    'What was read through a share: by whom, of which variable, how many samples, when first and last. The same row for both sides; it outlives the share.';
create index receipt_of_share on sharing.receipt (share_id, last_at desc);

alter table sharing.reader enable row level security;
alter table sharing.reader force row level security;
alter table sharing.receipt enable row level security;
alter table sharing.receipt force row level security;

create policy receiver_alone on sharing.reader to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy two_parties_read on sharing.receipt for select to freehold_app
    using (current_setting('freehold.tenant', true) in (owner_id, receiver_id));
create policy receivers_reads_are_written on sharing.receipt for insert to freehold_app
    with check (receiver_id = current_setting('freehold.tenant', true));
create policy receivers_reads_are_counted on sharing.receipt for update to freehold_app
    using (receiver_id = current_setting('freehold.tenant', true));

revoke all on sharing.reader, sharing.receipt from freehold_app;
grant select, insert on sharing.reader, sharing.receipt to freehold_app;
grant update (samples, reads, first_at, last_at) on sharing.receipt to freehold_app;
