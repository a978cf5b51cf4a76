create table sharing.notice (
    tenant_id text not null,
    notice_id uuid not null default gen_random_uuid(),
    kind text not null,
    partner_id text not null,
    share_id uuid,
    collaboration_id uuid,
    asset_id text,
    reason text,
    times int not null default 1,
    happened_at timestamptz not null,
    read_at timestamptz,
    constraint notice_has_one_id primary key (tenant_id, notice_id),
    constraint notice_is_of_a_share_or_a_collaboration check (share_id is not null or collaboration_id is not null),
    constraint notice_belongs_to_a_share foreign key (share_id) references sharing.share (share_id),
    constraint notice_belongs_to_a_collaboration
        foreign key (collaboration_id) references sharing.collaboration (collaboration_id),
    constraint notice_times_must_be_positive check (times > 0)
);
comment on table sharing.notice is
    'What a tenant should know of its shares and collaborations that it has not done itself, or may not have meant.';
comment on column sharing.notice.times is 'How often it happened since it was read last; the asset is the latest.';
create index notice_newest_first on sharing.notice (tenant_id, happened_at desc, notice_id);
create unique index notice_is_one_unread_per_share_and_assets
    on sharing.notice (tenant_id, share_id, kind) where read_at is null and asset_id is not null;
create index notice_of_share on sharing.notice (share_id);
create index notice_of_collaboration on sharing.notice (collaboration_id);
create index notice_of_asset on sharing.notice (tenant_id, asset_id) where asset_id is not null;

alter table sharing.notice enable row level security;
alter table sharing.notice force row level security;
create policy own_tenant on sharing.notice to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy functions on sharing.notice to freehold_migration using (true) with check (true);
revoke all on sharing.notice from freehold_app;
grant select, insert, delete on sharing.notice to freehold_app;
grant update (asset_id, times, happened_at, read_at) on sharing.notice to freehold_app;

create function sharing.tell_the_other_side() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    insert into sharing.notice
        (tenant_id, kind, partner_id, share_id, collaboration_id, reason, happened_at)
    select side, case when s.share_id is null then 'COLLABORATION_' else 'SHARE_' end || c.state,
        case when c.offerer_id = side then c.addressee_id else c.offerer_id end,
        s.share_id, coalesce(s.collaboration_id, c.subject_id), c.reason, c.happened_at
    from changed c
    cross join lateral unnest(array[c.offerer_id, c.addressee_id]) side
    left join sharing.share s on s.share_id = c.subject_id
    where side is distinct from c.acting_id;
    return null;
end
$$;
comment on function sharing.tell_the_other_side() is
    'What one side does is news to the other, and what time does to both; written with it, so that none is missed.';
revoke execute on function sharing.tell_the_other_side() from public;
create trigger the_other_side_is_told after insert on sharing.event
    referencing new table as changed for each statement execute function sharing.tell_the_other_side();
