package freehold.decision;

/** The three roles of Asset Manager. Without one of them a caller has no access to it at all. */
public enum Role {
    ADMINISTRATOR("mdsp:core:assetmanager.admin"),
    STANDARD_USER("mdsp:core:assetmanager.standarduser"),
    SUBTENANT_USER("mdsp:core:assetmanager.subtenantuser");

    private final String roleName;

    Role(String roleName) {
        this.roleName = roleName;
    }

    /** The name under which the role is assigned. */
    public String roleName() {
        return roleName;
    }
}
