create table identity.external_session (
    key_hash bytea not null,
    person_id uuid not null,
    tenant_id text not null,
    issuer text not null,
    subject text not null,
    user_name text not null,
    subtenant_id text,
    names text[] not null,
    created_at timestamptz not null default clock_timestamp(),
    last_seen_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    constraint external_session_key_is_unique primary key (key_hash),
    constraint external_session_belongs_to_a_tenant foreign key (tenant_id) references tenancy.tenant (tenant_id)
);
create index external_session_by_person on identity.external_session (person_id);
create index external_session_by_expiry on identity.external_session (expires_at);
comment on table identity.external_session is
    'A browser signed in through another issuer, by the hash of its cookie, and what the issuer said of the person. What that opens is decided with each request, by the configuration.';

alter table identity.external_session enable row level security;
alter table identity.external_session force row level security;
create policy functions on identity.external_session to freehold_migration using (true) with check (true);
create policy oneself on identity.external_session to freehold_app
    using (person_id::text = current_setting('freehold.person', true))
    with check (person_id::text = current_setting('freehold.person', true));
revoke all on identity.external_session from freehold_app;
grant select, insert, delete on identity.external_session to freehold_app;

create function identity.find_external_session(wanted bytea, idle interval)
    returns table (tenant_id text, issuer text, subject text, user_name text, subtenant_id text, names text[])
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    return query
        select s.tenant_id, s.issuer, s.subject, s.user_name, s.subtenant_id, s.names
        from identity.external_session s
        where s.key_hash = wanted
            and s.expires_at > clock_timestamp()
            and s.last_seen_at > clock_timestamp() - idle;
    if found then
        update identity.external_session s set last_seen_at = clock_timestamp()
        where s.key_hash = wanted and s.last_seen_at < clock_timestamp() - interval '1 minute';
    end if;
end
$$;
comment on function identity.find_external_session(bytea, interval) is
    'What was said of whoever a session''s cookie stands for. Keeps the session alive, at most one write a minute.';

create or replace function identity.delete_expired() returns void
    language sql
    security definer
    set search_path = pg_catalog
as $$
    delete from identity.session s where s.key_hash in (
        select x.key_hash from identity.session x where x.expires_at < clock_timestamp() limit 1000);
    delete from identity.external_session s where s.key_hash in (
        select x.key_hash from identity.external_session x where x.expires_at < clock_timestamp() limit 1000);
    delete from identity.password_link l where l.expires_at < clock_timestamp();
$$;

revoke execute on function identity.find_external_session(bytea, interval) from public;
grant execute on function identity.find_external_session(bytea, interval) to freehold_app;
