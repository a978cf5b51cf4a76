-- A session that is being replaced while all are ended must not outlive them: both take the lock of the person's row.
create or replace function identity.end_sessions(tenant text, wanted uuid) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    if tenant <> coalesce(current_setting('freehold.tenant', true), '') then
        raise exception 'sessions are ended by the tenant they are for';
    end if;
    perform from identity.person p
        where p.person_id = (select m.person_id from identity.membership m
            where m.tenant_id = tenant and m.user_id = wanted)
        for no key update;
    delete from identity.session s using identity.membership m
        where m.tenant_id = tenant and m.user_id = wanted
            and s.tenant_id = m.tenant_id and s.person_id = m.person_id;
    delete from identity.personal_token t where t.tenant_id = tenant and t.user_id = wanted;
end
$$;
