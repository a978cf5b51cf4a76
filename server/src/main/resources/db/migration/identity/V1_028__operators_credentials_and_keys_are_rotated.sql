alter table identity.operator_credential add column secret_set_at timestamptz not null default clock_timestamp();
alter table identity.operator_credential add column created_by text not null default 'system:first start';
update identity.operator_credential set secret_set_at = created_at;
grant select (created_by, secret_set_at), update (secret_hash, version, revoked, secret_set_at)
    on identity.operator_credential to freehold_app;

alter table identity.signing_key add column retired_at timestamptz;
update identity.signing_key set retired_at = clock_timestamp() where retired;
alter table identity.signing_key add constraint signing_key_is_retired_at_some_time
    check (retired = (retired_at is not null));
comment on column identity.signing_key.retired_at is
    'Since when it signs nothing any more. It verifies for as long as tokens signed before may live; -infinity ends them at once.';
grant update (retired, retired_at) on identity.signing_key to freehold_app;
