create schema if not exists sharing;
comment on schema sharing is 'What tenants have agreed to lend each other: collaborations, offers, shares and their history.';

create table sharing.collaboration (
    collaboration_id uuid not null,
    initiator_id text not null,
    partner_id text not null,
    state text not null,
    note text not null,
    offered_at timestamptz not null,
    expires_at timestamptz not null,
    answered_at timestamptz,
    ended_at timestamptz,
    etag bigint not null,
    constraint collaboration_has_one_id primary key (collaboration_id),
    constraint collaboration_needs_two_tenants check (initiator_id <> partner_id),
    constraint collaboration_state_must_be_known
        check (state in ('OFFERED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'TERMINATED')),
    constraint collaboration_note_must_be_short check (length(note) <= 2000),
    constraint collaboration_offer_expires_later check (expires_at > offered_at),
    constraint collaboration_etag_must_be_positive check (etag > 0)
);
comment on table sharing.collaboration is
    'Standing agreement of two tenants, seen by both. Without a live one nothing can be offered.';
create unique index collaboration_is_one_live_per_pair
    on sharing.collaboration (least(initiator_id, partner_id), greatest(initiator_id, partner_id))
    where state in ('OFFERED', 'ACCEPTED');
create index collaboration_of_initiator on sharing.collaboration (initiator_id, offered_at desc, collaboration_id);
create index collaboration_of_partner on sharing.collaboration (partner_id, offered_at desc, collaboration_id);
create index collaboration_to_expire on sharing.collaboration (expires_at) where state = 'OFFERED';

create table sharing.share (
    share_id uuid not null,
    owner_id text not null,
    receiver_id text not null,
    collaboration_id uuid not null,
    asset_id text not null,
    asset_type_id text not null,
    asset_name text not null,
    channels text[] not null,
    profile_id text not null,
    profile_version int not null,
    profile jsonb not null,
    descendants boolean not null,
    include_subtenants boolean not null,
    access_from timestamptz,
    access_until timestamptz,
    data_from timestamptz,
    data_until timestamptz,
    note text not null,
    state text not null,
    failure text,
    end_reason text,
    offered_at timestamptz not null,
    expires_at timestamptz not null,
    answered_at timestamptz,
    ended_at timestamptz,
    etag bigint not null,
    constraint share_has_one_id primary key (share_id),
    constraint share_belongs_to_a_collaboration
        foreign key (collaboration_id) references sharing.collaboration (collaboration_id),
    constraint share_needs_two_tenants check (owner_id <> receiver_id),
    constraint share_state_must_be_known check (state in
        ('OPEN', 'ACCEPTED', 'FAILED', 'DECLINED', 'WITHDRAWN', 'EXPIRED', 'REVOKED', 'LEFT', 'ENDED')),
    constraint share_failure_must_be_known
        check (failure in ('quota', 'target-missing', 'name-clash', 'limit')),
    constraint share_says_why_it_failed check ((state = 'FAILED') = (failure is not null)),
    constraint share_channels_must_be_known
        check (cardinality(channels) > 0 and channels <@ array['telemetry', 'details']),
    constraint share_note_must_be_short check (length(note) <= 2000),
    constraint share_access_ends_after_it_begins check (access_until > access_from),
    constraint share_data_end_after_they_begin check (data_until > data_from),
    constraint share_offer_expires_later check (expires_at > offered_at),
    constraint share_accepted_has_a_time check (state <> 'ACCEPTED' or answered_at is not null),
    constraint share_etag_must_be_positive check (etag > 0)
);
comment on table sharing.share is
    'An asset, with or without what hangs below it, lent or offered by its owner to a receiver; seen by both. Holds a reference and the agreed terms, never a copy of the asset.';
comment on column sharing.share.asset_name is
    'The name the offer told the receiver: the asset''s if the terms show it, else one made of its id.';
comment on column sharing.share.profile is
    'What the share shows: the profile''s version as it was when offered, narrowed since. Later versions don''t touch it.';
create unique index share_is_one_per_asset_receiver_and_telemetry
    on sharing.share (owner_id, asset_id, receiver_id)
    where state in ('OPEN', 'ACCEPTED') and 'telemetry' = any (channels);
create unique index share_is_one_per_asset_receiver_and_details
    on sharing.share (owner_id, asset_id, receiver_id)
    where state in ('OPEN', 'ACCEPTED') and 'details' = any (channels);
create index share_of_owner on sharing.share (owner_id, offered_at desc, share_id);
create index share_of_receiver on sharing.share (receiver_id, offered_at desc, share_id);
create index share_of_collaboration on sharing.share (collaboration_id);
create index share_offer_to_expire on sharing.share (expires_at) where state in ('OPEN', 'FAILED');
create index share_access_to_expire on sharing.share (access_until) where state = 'ACCEPTED';

create table sharing.lent (
    tenant_id text not null,
    share_id uuid not null,
    excluded text[] not null,
    constraint lent_is_one_per_share primary key (tenant_id, share_id),
    constraint lent_belongs_to_a_share foreign key (share_id) references sharing.share (share_id)
);
comment on table sharing.lent is
    'The owner''s private half of a share: branches left out, whose existence is no business of the receiver.';

create table sharing.received (
    tenant_id text not null,
    share_id uuid not null,
    target_id text,
    mount_id text,
    constraint received_is_one_per_share primary key (tenant_id, share_id),
    constraint received_belongs_to_a_share foreign key (share_id) references sharing.share (share_id)
);
comment on table sharing.received is
    'The receiver''s private half of a share: where it wants it in its own tree, and where it has placed it.';
comment on column sharing.received.target_id is 'The asset asked for; none means the folder named after the owner.';

create table sharing.event (
    subject_id uuid not null,
    number int not null,
    offerer_id text not null,
    addressee_id text not null,
    state text not null,
    acting_id text,
    reason text,
    happened_at timestamptz not null,
    constraint event_is_numbered_by_subject primary key (subject_id, number),
    constraint event_number_must_be_positive check (number > 0),
    constraint event_is_one_sides_or_times_doing check (acting_id in (offerer_id, addressee_id)),
    constraint event_reason_must_be_short check (length(reason) <= 500)
);
comment on table sharing.event is
    'Every change of state of a collaboration or share, the same for both sides; append only. No acting tenant: time did it.';

create table sharing.actor (
    tenant_id text not null,
    subject_id uuid not null,
    number int not null,
    name text not null,
    constraint actor_is_one_per_event primary key (tenant_id, subject_id, number),
    constraint actor_belongs_to_an_event foreign key (subject_id, number) references sharing.event (subject_id, number)
);
comment on table sharing.actor is 'Who did it: known to the side it belongs to, and to nobody else. Append only.';

create table sharing.answer (
    tenant_id text not null,
    actor text not null,
    key text not null,
    request text not null,
    answer jsonb not null,
    answered_at timestamptz not null,
    constraint answer_is_one_per_key primary key (tenant_id, actor, key),
    constraint answer_key_must_be_short check (length(key) between 1 and 200)
);
comment on table sharing.answer is
    'Answers given to requests with an Idempotency-Key, written with the request''s effect; forgotten after a day.';
create index answer_to_forget on sharing.answer (tenant_id, answered_at);
