create table platform.answer (
    key_hash bytea not null,
    request_hash bytea not null,
    sealed bytea not null,
    answered_at timestamptz not null default now(),
    constraint answer_is_one_per_key primary key (key_hash)
);
comment on table platform.answer is
    'Answers to the operator''s requests that carried an Idempotency-Key. They may hold secrets, so each is sealed with its key, of which only a hash is kept.';

alter table platform.answer enable row level security;
alter table platform.answer force row level security;
create policy operator on platform.answer to freehold_app
    using (current_setting('freehold.operator', true) = 'on')
    with check (current_setting('freehold.operator', true) = 'on');
