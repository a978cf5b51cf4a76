package freehold.identity.model;

import java.util.Set;

/**
 * Which roles a subtenant user may hold. A closed list of built-in roles, and all roles that are not built in. Looks at
 * the role that is assigned, not at what a standard role contains.
 */
public final class Assignability {
    private static final Set<String> ALLOWED = Set.of(
            CoreRoles.PREFIX + "SubTenantUser",
            CoreRoles.PREFIX + "fleetmanager.subtenantuser",
            CoreRoles.PREFIX + "va.subtenantusage",
            CoreRoles.PREFIX + "visualexplorer.viewer",
            CoreRoles.PREFIX + "vfc.admin",
            CoreRoles.PREFIX + "vfc.user",
            CoreRoles.PREFIX + "vfc.viewer");

    private Assignability() {}

    public static boolean allows(String role) {
        return !role.startsWith(CoreRoles.PREFIX) || ALLOWED.contains(role);
    }
}
