create or replace function audit.record() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    deed jsonb := audit.deed();
    changes jsonb := coalesce(nullif(current_setting('freehold.noted', true), ''), '{}')::jsonb -> new.tenant_id;
    known_here_as text := case when coalesce(deed ->> 'tenant', '') in ('', new.tenant_id)
        then coalesce(deed ->> 'actor', 'system:')
        else deed -> 'elsewhere' ->> new.tenant_id end;
    own boolean := known_here_as is not null;
    keys text[] := array(
        select distinct id from jsonb_each(changes) c, jsonb_array_elements_text(c.value -> 'keys') k,
            unnest(string_to_array(k, '/') || k) id
        where id <> '' limit 100);
begin
    insert into audit.entry
        (tenant_id, entry_id, happened_at, actor, action, objects, outcome, reason, times, changes, request_id)
    values (
        new.tenant_id, new.entry_id, clock_timestamp(),
        coalesce(known_here_as, 'elsewhere'),
        case when own then coalesce(deed ->> 'action', '') else '' end,
        case when own then array(select jsonb_array_elements_text(coalesce(deed -> 'objects', '[]'))) else '{}' end || keys,
        'done', '', 1, changes::text,
        case when own then coalesce(deed ->> 'request', '') else '' end);
    return null;
end
$$;
comment on function audit.record() is
    'Makes the entry of all that a transaction has changed in a tenant. What a caller of another tenant did is told without the caller, unless it is one of this tenant too and acted as such.';
