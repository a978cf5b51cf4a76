-- Whoever may set the password of one login of a name must not learn by signing in whether another has the same one:
-- the login whose password was set last goes before all others.
alter table identity.person add column password_set_at timestamptz;
comment on column identity.person.password_set_at is 'When the present password was set; null before it was kept.';
grant update (password_set_at) on identity.person to freehold_app;

create or replace function identity.find_person(wanted text)
    returns table (person_id uuid, password_hash text, made_by text)
    language sql
    stable
    security definer
    set search_path = pg_catalog
as $$
    select p.person_id, p.password_hash, p.made_by from identity.person p where p.user_name = wanted
    order by coalesce(p.password_set_at, p.created_at) desc, p.person_id
$$;
comment on function identity.find_person(text) is
    'What is needed to check a password, before anyone is known: all logins of that name, the one whose password was set last first.';
