create function audit.note_sign_out(ids text[]) returns void
    language sql
    security definer
    set search_path = pg_catalog
as $$
    select audit.touch(
        coalesce(nullif(current_setting('freehold.tenant', true), ''), audit.deed() ->> 'tenant'),
        'identity.session delete', 1, ids)
$$;
comment on function audit.note_sign_out(text[]) is
    'Notes that somebody ended sessions, for the tenant they act in and no other: that a person had sessions elsewhere is nobody''s to know, and sessions that expire are no deed.';
revoke execute on function audit.note_sign_out(text[]) from public;
grant execute on function audit.note_sign_out(text[]) to freehold_app;
