package freehold.policies.web;

/** What the routes share. */
final class Surface {
    static final String RESOURCE_ACCESS = "/api/resourceaccessmanagement/v3";
    static final String WHY = "needs an administrator at tenant level; the rights matrix has no row for it";
    static final String EXAMPLE_ID = "5a7b1c90-3d2e-4f61-8a0b-9c4d5e6f7a81";

    private Surface() {}
}
