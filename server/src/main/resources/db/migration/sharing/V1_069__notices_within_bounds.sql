create index notice_unread_newest_first on sharing.notice (tenant_id, happened_at desc, notice_id)
    where read_at is null;
create index notice_read on sharing.notice (tenant_id, read_at) where read_at is not null;

-- One that counted several assets outlives the latest of them.
drop index sharing.notice_is_one_unread_per_share_and_assets;
create unique index notice_is_one_unread_per_share_and_assets on sharing.notice (tenant_id, share_id, kind)
    where read_at is null and kind in ('ASSET_DISCLOSED', 'ASSET_HELD_BACK');
comment on column sharing.notice.times is
    'How often it happened since it was read last; the asset is the latest, unless that is gone for good.';

create or replace function sharing.tell_the_other_side() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    with news as (
        select side as tenant_id, case when s.share_id is null then 'COLLABORATION_' else 'SHARE_' end || c.state as kind,
            case when c.offerer_id = side then c.addressee_id else c.offerer_id end as partner_id,
            s.share_id, coalesce(s.collaboration_id, c.subject_id) as collaboration_id, c.reason, c.happened_at
        from changed c
        cross join lateral unnest(array[c.offerer_id, c.addressee_id]) side
        left join sharing.share s on s.share_id = c.subject_id
        where side is distinct from c.acting_id
    ), superseded as (
        delete from sharing.notice n using news
        where n.tenant_id = news.tenant_id and n.read_at is null
            and (news.kind = 'SHARE_WITHDRAWN' and n.kind = 'SHARE_OPEN' and n.share_id = news.share_id
                or news.kind = 'COLLABORATION_WITHDRAWN' and n.partner_id = news.partner_id
                    and (n.kind = 'COLLABORATION_WITHDRAWN'
                        or n.kind = 'COLLABORATION_OFFERED' and n.collaboration_id = news.collaboration_id))
        returning n.tenant_id, n.partner_id, n.kind, n.times
    )
    insert into sharing.notice
        (tenant_id, kind, partner_id, share_id, collaboration_id, reason, times, happened_at)
    select tenant_id, kind, partner_id, share_id, collaboration_id, reason,
        1 + coalesce((
            select sum(before.times) from superseded before
            where before.tenant_id = news.tenant_id and before.partner_id = news.partner_id
                and before.kind = news.kind and news.kind = 'COLLABORATION_WITHDRAWN'), 0),
        happened_at
    from news;
    return null;
end
$$;
comment on function sharing.tell_the_other_side() is
    'What one side does is news to the other, and what time does to both; written with it, so that none is missed. An offer withdrawn unread is told of once, and a partner''s withdrawn collaborations together.';
