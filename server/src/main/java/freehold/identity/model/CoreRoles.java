package freehold.identity.model;

import freehold.decision.Role;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The roles that are built in. They are the same in every tenant, can be assigned, and can't be changed or deleted.
 *
 * <p>A standard role contains roles of applications. Some roles belong to applications that don't exist here: they can
 * be assigned, as far as subtenant users are concerned too, and open nothing.
 */
public final class CoreRoles {
    public static final String PREFIX = "mdsp:core:";
    public static final String TENANT_ADMIN = PREFIX + "TenantAdmin";
    public static final String STANDARD_USER = PREFIX + "StandardUser";
    public static final String SUBTENANT_USER = PREFIX + "SubTenantUser";

    /** Each shows a tab of the MindConnect plug-ins in Asset Manager. */
    public static final String PLUGIN_PREFIX = PREFIX + "uipluginassetmanager";

    private static final String NOT_HERE =
            " This application does not exist on this installation: the role opens nothing.";
    private static final String API =
            " It opens nothing here: the roles of Asset Manager say what one may do, in the console and by the API.";
    private static final Map<String, CoreRole> ALL = all();

    private CoreRoles() {}

    /**
     * One built-in role.
     *
     * @param contains roles that whoever holds this one holds too
     */
    public record CoreRole(UUID id, String name, String description, Set<String> contains) {
        public CoreRole {
            contains = Set.copyOf(contains);
        }

        /** Whether a subtenant user may hold it: a closed list. */
        public boolean forSubtenantUsers() {
            return Assignability.allows(name);
        }
    }

    /** In order of their names. */
    public static Collection<CoreRole> list() {
        return ALL.values();
    }

    public static Optional<CoreRole> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public static Optional<CoreRole> withId(UUID id) {
        return ALL.values().stream().filter(role -> role.id().equals(id)).findAny();
    }

    /** The roles themselves and what they contain. */
    public static Set<String> expand(Collection<String> assigned) {
        Set<String> all = new TreeSet<>(assigned);
        assigned.forEach(name -> named(name).ifPresent(role -> all.addAll(role.contains())));
        return all;
    }

    /**
     * The roles of Asset Manager among those held, what standard roles contain included. The role of subtenant users
     * goes with being one, and no other does.
     */
    public static Set<Role> ofAssetManager(Collection<String> assigned, boolean confined) {
        Set<String> held = expand(assigned);
        return Stream.of(Role.values())
                .filter(role -> held.contains(role.roleName()))
                .filter(role -> confined == (role == Role.SUBTENANT_USER))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, CoreRole> all() {
        List<String> plugins =
                List.of(PLUGIN_PREFIX + ".mcnano", PLUGIN_PREFIX + ".mciot2040", PLUGIN_PREFIX + ".mclib");
        Map<String, CoreRole> roles = new LinkedHashMap<>();
        Stream.of(
                        role(TENANT_ADMIN, "Administrator of the tenant: users, settings, and all of Asset Manager.")
                                .containing(plugins, Role.ADMINISTRATOR.roleName()),
                        role(STANDARD_USER, "Works with the tenant's assets.")
                                .containing(plugins, Role.STANDARD_USER.roleName()),
                        role(SUBTENANT_USER, "Works with the assets of a subtenant.")
                                .containing(plugins, Role.SUBTENANT_USER.roleName()),
                        role(Role.ADMINISTRATOR.roleName(), "Administrator of Asset Manager."),
                        role(Role.STANDARD_USER.roleName(), "Standard user of Asset Manager."),
                        role(Role.SUBTENANT_USER.roleName(), "Subtenant user of Asset Manager."),
                        role(plugins.get(0), "Shows the tab of the plug-in MindConnect Nano in Asset Manager."),
                        role(plugins.get(1), "Shows the tab of the plug-in MindConnect IoT2040 in Asset Manager."),
                        role(plugins.get(2), "Shows the tab of the plug-in MindConnect Library in Asset Manager."),
                        role(PREFIX + "assetmanagement.admin", "Administrator of the API of Asset Management." + API),
                        role(PREFIX + "assetmanagement.standarduser", "User of the API of Asset Management." + API),
                        role(PREFIX + "assetmanagement.subtenantuser", "Subtenant user of that API." + API),
                        role(PREFIX + "iot.timAdmin", "Administrator of time series." + API),
                        role(PREFIX + "mindconnect.fullaccess", "All of MindConnect." + NOT_HERE),
                        role(PREFIX + "assetmodeler.fullaccess", "All of Asset Modeler." + NOT_HERE),
                        role(PREFIX + "oi.creator", "Creator in Operations Insight." + NOT_HERE),
                        role(PREFIX + "oi.viewer", "Viewer in Operations Insight." + NOT_HERE),
                        role(PREFIX + "launchpad.user", "User of Launchpad, which needs no role here."),
                        role(PREFIX + "Developer", "Develops applications." + NOT_HERE),
                        role(PREFIX + "DeveloperAdmin", "Administers the development of applications." + NOT_HERE),
                        role(PREFIX + "fleetmanager.subtenantuser", "Subtenant user of Fleet Manager." + NOT_HERE),
                        role(PREFIX + "va.subtenantusage", "Subtenant user of Visual Analyzer." + NOT_HERE),
                        role(PREFIX + "visualexplorer.viewer", "Viewer of Visual Explorer." + NOT_HERE),
                        role(PREFIX + "vfc.admin", "Administrator of Visual Flow Creator." + NOT_HERE),
                        role(PREFIX + "vfc.user", "User of Visual Flow Creator." + NOT_HERE),
                        role(PREFIX + "vfc.viewer", "Viewer of Visual Flow Creator." + NOT_HERE))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .forEach(role -> roles.put(role.name(), role.finished()));
        return roles;
    }

    private record Draft(String name, String description, Set<String> contains) {
        Draft containing(List<String> some, String more) {
            Set<String> all = new TreeSet<>(some);
            all.add(more);
            return new Draft(name, description, all);
        }

        /** The id follows from the name, so that it is the same on every installation and in every tenant. */
        CoreRole finished() {
            return new CoreRole(
                    UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), name, description, contains);
        }
    }

    private static Draft role(String name, String description) {
        return new Draft(name, description, Set.of());
    }
}
