create table sharing.overlay (
    tenant_id text not null,
    share_id uuid not null,
    asset_id text not null,
    name text,
    labels text[] not null,
    notes text not null,
    subtenant_id text,
    etag bigint not null,
    constraint overlay_is_one_per_share_and_asset primary key (tenant_id, share_id, asset_id),
    constraint overlay_belongs_to_a_share foreign key (share_id) references sharing.share (share_id),
    constraint overlay_name_must_be_short check (length(name) between 1 and 255),
    constraint overlay_labels_must_be_few check (cardinality(labels) <= 50),
    constraint overlay_notes_must_be_short check (length(notes) <= 2000),
    constraint overlay_etag_must_be_positive check (etag > 0)
);
comment on table sharing.overlay is
    'What a receiver lays over an asset it receives through a share: its own name, labels and notes, and to which of its subtenants it passes it on. The receiver''s alone; gone with the share.';
create index overlay_of_share on sharing.overlay (share_id);

alter table sharing.overlay enable row level security;
alter table sharing.overlay force row level security;
create policy receiver_alone on sharing.overlay to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy snapshot on sharing.overlay for select to freehold_snapshot using (true);
create policy functions on sharing.overlay to freehold_migration using (true) with check (true);

revoke all on sharing.overlay from freehold_app;
grant select, insert, update on sharing.overlay to freehold_app;
grant select (tenant_id, share_id, asset_id, name, labels, subtenant_id) on sharing.overlay to freehold_snapshot;

create function sharing.lift_overlays() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    delete from sharing.overlay o where o.share_id = new.share_id;
    return null;
end
$$;
comment on function sharing.lift_overlays() is
    'Whoever ends a share, its owner too, ends with it what its receiver has laid over it.';
revoke execute on function sharing.lift_overlays() from public;
create trigger overlays_go_with_the_share after update of state on sharing.share
    for each row when (old.state = 'ACCEPTED' and new.state <> 'ACCEPTED')
    execute function sharing.lift_overlays();
