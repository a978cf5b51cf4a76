alter table sharing.received
    add column name text,
    add constraint received_name_must_be_short check (length(name) between 1 and 255);
comment on column sharing.received.name is 'What the receiver calls the shared asset; none: as its owner does.';
grant select (name) on sharing.received to freehold_snapshot;
