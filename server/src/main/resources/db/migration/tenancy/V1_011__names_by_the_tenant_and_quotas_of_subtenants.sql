create function tenancy.rename(wanted_name text, wanted_company_name text, known_etag bigint) returns boolean
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    update tenancy.tenant t
    set name = wanted_name, company_name = wanted_company_name, etag = t.etag + 1
    where t.tenant_id = current_setting('freehold.tenant', true) and t.etag = known_etag;
    return found;
end
$$;
comment on function tenancy.rename(text, text, bigint) is
    'The two names are all a tenant may change of its own record; false where the record has changed meanwhile.';
revoke execute on function tenancy.rename(text, text, bigint) from public;
grant execute on function tenancy.rename(text, text, bigint) to freehold_app;

create table tenancy.subtenant_quota (
    tenant_id text not null,
    subtenant_id text collate "C" not null,
    users bigint,
    assets bigint,
    samples_per_day bigint,
    requests_per_minute bigint,
    etag bigint not null default 1,
    constraint subtenant_quota_is_one_per_subtenant primary key (tenant_id, subtenant_id),
    constraint subtenant_quota_belongs_to_a_tenant foreign key (tenant_id) references tenancy.tenant (tenant_id),
    constraint subtenant_quota_must_not_be_negative check (
        least(users, assets, samples_per_day, requests_per_minute) >= 0)
);
comment on table tenancy.subtenant_quota is
    'How much of its tenant''s quotas a subtenant may use; null is no limit but the tenant''s.';
alter table tenancy.subtenant_quota enable row level security;
alter table tenancy.subtenant_quota force row level security;
create policy functions on tenancy.subtenant_quota to freehold_migration using (true) with check (true);
create policy own_tenant on tenancy.subtenant_quota to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
revoke all on tenancy.subtenant_quota from freehold_app;
grant select, insert, update on tenancy.subtenant_quota to freehold_app;
