package freehold.tenancy;

/** What kind of organisation a tenant is. An {@code OPERATOR} has no subtenants; it does not run the installation. */
public enum TenantType {
    CUSTOMER,
    DEVELOPER,
    OPERATOR
}
