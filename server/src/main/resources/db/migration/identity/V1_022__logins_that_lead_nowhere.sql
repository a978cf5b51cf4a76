create function identity.forget_unused(wanted uuid) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    if exists (select from identity.membership m where m.person_id = wanted)
        or exists (select from identity.person p where p.person_id = wanted and p.made_by is null)
    then
        return;
    end if;
    delete from identity.session s where s.person_id = wanted;
    delete from identity.password_link l where l.person_id = wanted;
    delete from identity.person p where p.person_id = wanted;
end
$$;
comment on function identity.forget_unused(uuid) is
    'Deletes a login a tenant made once no tenant has its person as a user any more. What the operator made stays. Says nothing about which it was.';
revoke execute on function identity.forget_unused(uuid) from public;
grant execute on function identity.forget_unused(uuid) to freehold_app;
