package freehold.settings.web;

/** Addresses and texts that all routes of settings share. */
final class Surface {
    static final String TENANT_MANAGEMENT = "/api/tenantmanagement/v4";
    static final String WHY = "needs the role TenantAdmin; the rights matrix has no row for it";

    private Surface() {}
}
