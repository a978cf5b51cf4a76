-- Numbers of policies, rules, groups and assets in a group multiply: what they name together is counted and bounded.
alter table policies.policy add column named_assets bigint not null default 0;
comment on column policies.policy.named_assets is
    'How many assets the rules name, each as often as it is named, those of groups too: what the memory of a server has to hold.';

update policies.policy p
set named_assets = (
    select coalesce(sum(
        case when lower(split_part(resource, ':', 6)) = 'resourcegroup' then coalesce(cardinality(g.resources), 0) else 1 end), 0)
    from jsonb_array_elements(p.rules) as rule
    cross join lateral jsonb_array_elements_text(rule -> 'resources') as resource
    left join policies.resource_group g
        on g.tenant_id = p.tenant_id and g.name = split_part(resource, ':', 7));

alter table policies.policy alter column named_assets drop default;
grant update (named_assets) on policies.policy to freehold_app;
