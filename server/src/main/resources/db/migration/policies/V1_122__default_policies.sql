-- A tenant's default policy: made by the system, for everybody and everything, and the tenant's to activate.
alter table policies.policy add column system_made boolean not null default false;
comment on column policies.policy.system_made is
    'Said of the default policy, which allows every user all that roles allow; tenants can activate and deactivate it, no more.';
alter table policies.policy
    add constraint policy_the_system_makes_is_the_default_policy check (not system_made or name = 'Default_Policy_' || tenant_id);
grant select (system_made) on policies.policy to freehold_snapshot;
