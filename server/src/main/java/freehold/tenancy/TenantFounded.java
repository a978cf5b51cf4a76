package freehold.tenancy;

import freehold.decision.TenantId;

/**
 * A tenant is being founded. Heard within the founding transaction, whose reach is the new tenant; whoever listens can
 * add what a tenant needs from its first moment, and stop the founding by throwing.
 */
public record TenantFounded(TenantId tenant, String name) {}
