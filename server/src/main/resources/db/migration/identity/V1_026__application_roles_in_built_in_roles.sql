create table identity.group_of_role (
    tenant_id text not null,
    role text not null,
    group_id uuid not null,
    constraint group_of_role_is_said_once primary key (tenant_id, role, group_id),
    constraint group_of_role_names_a_group foreign key (tenant_id, group_id)
        references identity.user_group (tenant_id, group_id) on delete cascade
);
create index group_of_role_by_group on identity.group_of_role (tenant_id, group_id);
comment on table identity.group_of_role is
    'Roles of a tenant''s own applications that whoever holds a built-in role holds too.';

alter table identity.group_of_role enable row level security;
alter table identity.group_of_role force row level security;
create policy functions on identity.group_of_role to freehold_migration using (true) with check (true);
create policy own_tenant on identity.group_of_role to freehold_app
    using (tenant_id = current_setting('freehold.tenant', true))
    with check (tenant_id = current_setting('freehold.tenant', true));
revoke all on identity.group_of_role from freehold_app;
grant select, insert, delete on identity.group_of_role to freehold_app;

alter table identity.user_group drop constraint user_group_name_must_not_be_a_built_in_role;
alter table identity.user_group add constraint user_group_name_must_not_be_another_ones_role check (
    display_name !~* '^mdsp:'
    or (display_name ~ '^mdsp:[a-z0-9]{1,8}:' and display_name !~ '^mdsp:core:'
        and split_part(display_name, ':', 2) = tenant_id));
comment on table identity.user_group is
    'User groups, custom roles and roles of the tenant''s applications: the same thing under three kinds of names. Built-in roles have no row.';
