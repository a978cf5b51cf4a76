alter table sharing.lent
    add column max_assets int,
    add column held text[] not null default '{}',
    add column revision bigint not null default 0,
    add constraint lent_ceiling_must_be_positive check (max_assets > 0),
    add constraint lent_holds_back_below_a_ceiling_only check (max_assets is not null or cardinality(held) = 0);
comment on column sharing.lent.max_assets is
    'How many assets the share may cover before the owner is asked again; none: as many as there are.';
comment on column sharing.lent.held is
    'Branches that would have made it more: left out until the owner confirms them.';
comment on column sharing.lent.revision is
    'Counts changes of this half. The receiver''s etag says nothing of them.';
create index lent_with_a_ceiling on sharing.lent (tenant_id, share_id) where max_assets is not null;
grant update (max_assets, held, revision) on sharing.lent to freehold_app;
grant select (held) on sharing.lent to freehold_snapshot;
