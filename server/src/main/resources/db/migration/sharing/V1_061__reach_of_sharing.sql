alter table sharing.collaboration enable row level security;
alter table sharing.collaboration force row level security;
alter table sharing.share enable row level security;
alter table sharing.share force row level security;
alter table sharing.lent enable row level security;
alter table sharing.lent force row level security;
alter table sharing.received enable row level security;
alter table sharing.received force row level security;
alter table sharing.event enable row level security;
alter table sharing.event force row level security;
alter table sharing.actor enable row level security;
alter table sharing.actor force row level security;
alter table sharing.answer enable row level security;
alter table sharing.answer force row level security;

create policy two_parties_read on sharing.collaboration for select to freehold_app
    using (current_setting('freehold.tenant', true) in (initiator_id, partner_id));
create policy initiator_offers on sharing.collaboration for insert to freehold_app
    with check (initiator_id = current_setting('freehold.tenant', true));
create policy two_parties_change on sharing.collaboration for update to freehold_app
    using (current_setting('freehold.tenant', true) in (initiator_id, partner_id));

create policy two_parties_read on sharing.share for select to freehold_app
    using (current_setting('freehold.tenant', true) in (owner_id, receiver_id));
create policy owner_offers on sharing.share for insert to freehold_app
    with check (owner_id = current_setting('freehold.tenant', true));
create policy two_parties_change on sharing.share for update to freehold_app
    using (current_setting('freehold.tenant', true) in (owner_id, receiver_id));
create policy snapshot on sharing.share for select to freehold_snapshot using (true);

create policy owner_alone on sharing.lent to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy snapshot on sharing.lent for select to freehold_snapshot using (true);
create policy receiver_alone on sharing.received to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy snapshot on sharing.received for select to freehold_snapshot using (true);

create policy two_parties_read on sharing.event for select to freehold_app
    using (current_setting('freehold.tenant', true) in (offerer_id, addressee_id));
create policy acting_party_writes on sharing.event for insert to freehold_app
    with check (current_setting('freehold.tenant', true) in (offerer_id, addressee_id)
        and coalesce(acting_id, current_setting('freehold.tenant', true)) = current_setting('freehold.tenant', true));

create policy own_side_alone on sharing.actor to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy own_tenant on sharing.answer to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));

-- Checks of foreign keys run as the tables' owner, and see every row.
create policy functions on sharing.collaboration to freehold_migration using (true) with check (true);
create policy functions on sharing.share to freehold_migration using (true) with check (true);
create policy functions on sharing.event to freehold_migration using (true) with check (true);

grant usage on schema sharing to freehold_app, freehold_snapshot;
revoke all on all tables in schema sharing from freehold_app;
grant select, insert on sharing.collaboration, sharing.share, sharing.lent, sharing.event, sharing.actor
    to freehold_app;
grant select, insert, update on sharing.received to freehold_app;
grant select, insert, delete on sharing.answer to freehold_app;
-- Who lends what to whom, and when it was offered, is never rewritten.
grant update (state, answered_at, ended_at, etag) on sharing.collaboration to freehold_app;
grant update (state, failure, end_reason, answered_at, ended_at, etag) on sharing.share to freehold_app;
grant select (share_id, owner_id, receiver_id, asset_id, channels, profile, descendants, include_subtenants,
    access_from, access_until, data_from, data_until, state, answered_at) on sharing.share to freehold_snapshot;
grant select (tenant_id, share_id, excluded) on sharing.lent to freehold_snapshot;
grant select (tenant_id, share_id, mount_id) on sharing.received to freehold_snapshot;

create function sharing.check_collaboration_move() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    acting text := current_setting('freehold.tenant', true);
begin
    if tg_op = 'INSERT' then
        if new.state <> 'OFFERED' then
            raise exception 'a collaboration begins as an offer' using errcode = 'check_violation';
        end if;
    elsif new.state <> old.state and not exists (
        select from (values
            ('OFFERED', 'ACCEPTED', array[old.partner_id]),
            ('OFFERED', 'REFUSED', array[old.partner_id]),
            ('OFFERED', 'WITHDRAWN', array[old.initiator_id]),
            ('OFFERED', 'EXPIRED', array[old.initiator_id, old.partner_id]),
            ('ACCEPTED', 'TERMINATED', array[old.initiator_id, old.partner_id])
        ) as move (before, after, sides)
        where before = old.state and after = new.state and acting = any (sides)) then
        raise exception 'a collaboration can''t go from % to % by this side', old.state, new.state
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;
comment on function sharing.check_collaboration_move() is
    'The last net below the state machine: nobody accepts for somebody else, and what has ended stays so.';
create trigger collaboration_moves_as_agreed before insert or update on sharing.collaboration
    for each row execute function sharing.check_collaboration_move();

create function sharing.check_share_move() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    acting text := current_setting('freehold.tenant', true);
begin
    if tg_op = 'INSERT' then
        if new.state <> 'OPEN' then
            raise exception 'a share begins as an open offer' using errcode = 'check_violation';
        end if;
        if not exists (
            select from sharing.collaboration c
            where c.collaboration_id = new.collaboration_id and c.state = 'ACCEPTED'
                and new.owner_id in (c.initiator_id, c.partner_id)
                and new.receiver_id in (c.initiator_id, c.partner_id)) then
            raise exception 'a share needs a live collaboration of just these two tenants'
                using errcode = 'check_violation';
        end if;
    elsif new.state <> old.state and not exists (
        select from (values
            ('OPEN', 'ACCEPTED', array[old.receiver_id]),
            ('OPEN', 'FAILED', array[old.receiver_id]),
            ('OPEN', 'DECLINED', array[old.receiver_id]),
            ('OPEN', 'WITHDRAWN', array[old.owner_id]),
            ('OPEN', 'EXPIRED', array[old.owner_id, old.receiver_id]),
            ('FAILED', 'ACCEPTED', array[old.receiver_id]),
            ('FAILED', 'DECLINED', array[old.receiver_id]),
            ('FAILED', 'WITHDRAWN', array[old.owner_id]),
            ('FAILED', 'EXPIRED', array[old.owner_id, old.receiver_id]),
            ('ACCEPTED', 'REVOKED', array[old.owner_id]),
            ('ACCEPTED', 'LEFT', array[old.receiver_id]),
            ('ACCEPTED', 'EXPIRED', array[old.owner_id, old.receiver_id]),
            ('ACCEPTED', 'ENDED', array[old.owner_id, old.receiver_id])
        ) as move (before, after, sides)
        where before = old.state and after = new.state and acting = any (sides)) then
        raise exception 'a share can''t go from % to % by this side', old.state, new.state
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;
comment on function sharing.check_share_move() is
    'The last net below the state machine: only the receiver accepts, only the owner revokes, and what has ended stays so.';
create trigger share_moves_as_agreed before insert or update on sharing.share
    for each row execute function sharing.check_share_move();
