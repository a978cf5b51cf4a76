alter table tenancy.subtenant_quota
    add column storage_bytes bigint,
    add constraint subtenant_quota_of_storage_must_not_be_negative check (storage_bytes >= 0);
