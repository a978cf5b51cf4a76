package freehold.sharing.model;

import freehold.decision.TenantId;

/** A tenant as its partner knows it. */
public record Party(TenantId tenant, String displayName, String sharingId) {}
