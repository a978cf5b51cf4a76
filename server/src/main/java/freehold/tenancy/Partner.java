package freehold.tenancy;

import freehold.decision.TenantId;

/** All that a tenant learns of another one in exchange for its sharing id. */
public record Partner(TenantId id, String displayName) {}
