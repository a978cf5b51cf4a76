create schema if not exists access;
comment on schema access is 'How every server node knows that its picture of who may see what is current.';

create table access.epoch (
    tenant_id text not null,
    epoch bigint not null,
    constraint epoch_is_one_per_tenant primary key (tenant_id),
    constraint epoch_must_not_be_negative check (epoch >= 0)
);
comment on table access.epoch is
    'Counts the changes that bear on what callers of the tenant may see. Locked, in ascending order of tenant, by each such change.';

create table access.log (
    tenant_id text not null,
    epoch bigint not null,
    source_tenant_id text not null,
    assets text[] not null,
    shares uuid[] not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint log_has_one_entry_per_epoch primary key (tenant_id, epoch)
);
comment on table access.log is
    'What changed at an epoch: assets of the source tenant, and shares. Keys only; the facts are read from their tables.';

alter table access.epoch enable row level security;
alter table access.epoch force row level security;
alter table access.log enable row level security;
alter table access.log force row level security;

create policy functions on access.epoch to freehold_migration using (true) with check (true);
create policy functions on access.log to freehold_migration using (true) with check (true);
create policy own_tenant on access.epoch for select to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true));
create policy snapshot on access.epoch for select to freehold_snapshot using (true);
create policy snapshot on access.log for select to freehold_snapshot using (true);

revoke insert, update, delete on access.epoch from freehold_app;
revoke all on access.log from freehold_app;
grant usage on schema access to freehold_snapshot;
grant select on access.epoch, access.log to freehold_snapshot;

create function access.enter(tenant text, out epoch bigint, out entered_at timestamptz)
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform set_config('freehold.tenant', tenant, true);
    perform set_config('freehold.owner', '', true);
    select e.epoch into epoch from access.epoch e where e.tenant_id = tenant;
    entered_at := clock_timestamp();
end
$$;
comment on function access.enter(text) is
    'Begins a transaction for a tenant: sets its reach, and tells the tenant''s epoch and the time by the database''s clock.';

create function access.lock_epochs(tenants text[]) returns table (tenant_id text, epoch bigint)
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    if not coalesce(current_setting('freehold.tenant', true), '') = any (tenants) then
        raise exception 'only a change of one''s own tenant may lock epochs';
    end if;
    return query
        select e.tenant_id, e.epoch from access.epoch e
        where e.tenant_id = any (tenants) order by e.tenant_id for update;
end
$$;
comment on function access.lock_epochs(text[]) is
    'Serialises changes of who may see what: order of the log is order of commit. Ascending order, so that two changes can''t block each other.';

create function access.publish(tenants text[], changed_assets text[], changed_shares uuid[]) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    source text := coalesce(current_setting('freehold.tenant', true), '');
begin
    if not source = any (tenants) then
        raise exception 'only a change of one''s own tenant may be published';
    end if;
    with bumped as (
        update access.epoch e set epoch = e.epoch + 1 where e.tenant_id = any (tenants)
        returning e.tenant_id, e.epoch)
    insert into access.log (tenant_id, epoch, source_tenant_id, assets, shares)
    select b.tenant_id, b.epoch, source, changed_assets, changed_shares from bumped b;
end
$$;
comment on function access.publish(text[], text[], uuid[]) is
    'Moves the tenants to their next epoch and logs what changed. Call it under locks taken by lock_epochs.';

create function access.found(tenant text) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    if coalesce(current_setting('freehold.tenant', true), '') <> tenant then
        raise exception 'a tenant''s first epoch is written in a transaction of that tenant';
    end if;
    insert into access.epoch (tenant_id, epoch) values (tenant, 0);
end
$$;
comment on function access.found(text) is 'Writes a new tenant''s first epoch.';

revoke execute on function access.enter(text) from public;
revoke execute on function access.lock_epochs(text[]) from public;
revoke execute on function access.publish(text[], text[], uuid[]) from public;
revoke execute on function access.found(text) from public;
grant execute on function access.enter(text) to freehold_app;
grant execute on function access.lock_epochs(text[]) to freehold_app;
grant execute on function access.publish(text[], text[], uuid[]) to freehold_app;
grant execute on function access.found(text) to freehold_app;
