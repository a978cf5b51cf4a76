package freehold.decision;

import static freehold.decision.Role.ADMINISTRATOR;
import static freehold.decision.Role.STANDARD_USER;
import static freehold.decision.Role.SUBTENANT_USER;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rights matrix: 29 rights, and the roles that have each. */
public enum Right {
    DELETE_ASSETS("Delete assets", ADMINISTRATOR),
    DELETE_BASIC_HIERARCHY_ASSETS(
            "Delete assets of type BasicHierarchy and derived", ADMINISTRATOR, STANDARD_USER, SUBTENANT_USER),
    CREATE_ASSETS_IN_TENANT("Create assets in tenant", ADMINISTRATOR, STANDARD_USER),
    CREATE_ASSETS_IN_SUBTENANT("Create assets in subtenant", ADMINISTRATOR, STANDARD_USER, SUBTENANT_USER),
    EDIT_ASSETS_IN_TENANT("Edit assets in tenant", ADMINISTRATOR, STANDARD_USER),
    EDIT_ASSETS_IN_SUBTENANT("Edit assets in subtenant", ADMINISTRATOR, STANDARD_USER, SUBTENANT_USER),
    MOVE_ASSETS_IN_TENANT("Move assets in tenant", ADMINISTRATOR, STANDARD_USER),
    MOVE_ASSETS_IN_SUBTENANT("Move assets in subtenant", ADMINISTRATOR, STANDARD_USER, SUBTENANT_USER),
    SHARE_ASSETS("Share assets", ADMINISTRATOR),
    UNSHARE_ASSETS("Unshare assets", ADMINISTRATOR),
    ADD_CHILD_ASSETS("Add child assets", ADMINISTRATOR, STANDARD_USER),
    ADD_CHILD_ASSETS_IN_SUBTENANT("Add child assets in subtenant", ADMINISTRATOR, STANDARD_USER, SUBTENANT_USER),
    NAVIGATE_TO_MONITOR("Navigate to Insights Hub Monitor", ADMINISTRATOR, STANDARD_USER, SUBTENANT_USER),
    CREATE_TYPES_IN_TENANT("Create types in tenant", ADMINISTRATOR),
    CREATE_TYPES_IN_SUBTENANT("Create types in subtenant", ADMINISTRATOR),
    EDIT_TYPES("Edit types", ADMINISTRATOR),
    DELETE_TYPES("Delete types", ADMINISTRATOR),
    CREATE_ASPECTS_IN_TENANT("Create aspects in tenant", ADMINISTRATOR),
    CREATE_ASPECTS_IN_SUBTENANT("Create aspects in subtenant", ADMINISTRATOR),
    EDIT_ASPECTS("Edit aspects", ADMINISTRATOR),
    DELETE_ASPECTS("Delete aspects", ADMINISTRATOR),
    SET_VALUES_FOR_DIRECT_VARIABLES("Set values for direct variables", ADMINISTRATOR),
    VIEW_SUBTENANT_ASSETS("View subtenant assets", ADMINISTRATOR),
    IMPORT_TIME_SERIES("Import time series data", ADMINISTRATOR),
    UPLOAD_FILES("Upload files", ADMINISTRATOR, STANDARD_USER, SUBTENANT_USER),
    DELETE_FILES("Delete files", ADMINISTRATOR, STANDARD_USER, SUBTENANT_USER),
    VIEW_CONSUMPTION_DETAILS("View consumption details", ADMINISTRATOR),
    ENABLE_LOCK_STATUS("Enable lock status", ADMINISTRATOR),
    DISABLE_LOCK_STATUS("Disable lock status", ADMINISTRATOR);

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy, which the checker can't see
    private final Set<Role> roles;

    Right(String title, Role... roles) {
        this.title = title;
        this.roles = Collections.unmodifiableSet(EnumSet.copyOf(List.of(roles)));
    }

    /** The right's name as people read it, in the documentation and in refusals. */
    public String title() {
        return title;
    }

    public Set<Role> roles() {
        return roles;
    }

    public boolean heldByAnyOf(Collection<Role> held) {
        for (Role role : held) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }
}
