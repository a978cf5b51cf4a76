create function sharing.parties(tenants text[]) returns table (tenant_id text, name text, sharing_id text)
    language sql
    stable
    security definer
    set search_path = pg_catalog
as $$
    select t.tenant_id, t.name, t.sharing_id
    from tenancy.tenant t
    where t.tenant_id = any (tenants)
        and (t.tenant_id = current_setting('freehold.tenant', true)
            or exists (
                select from sharing.collaboration c
                where least(c.initiator_id, c.partner_id) =
                        least(t.tenant_id, current_setting('freehold.tenant', true))
                    and greatest(c.initiator_id, c.partner_id) =
                        greatest(t.tenant_id, current_setting('freehold.tenant', true))))
$$;
comment on function sharing.parties(text[]) is
    'Names of the tenants one has, had or was offered a collaboration with, and of oneself; of nobody else.';
revoke execute on function sharing.parties(text[]) from public;
grant execute on function sharing.parties(text[]) to freehold_app;

create index collaboration_of_pair on sharing.collaboration
    (least(initiator_id, partner_id), greatest(initiator_id, partner_id), offered_at desc);
