package freehold.policies.model;

import freehold.decision.Action;
import freehold.decision.PolicyAction;
import freehold.decision.Right;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What can be asked about an asset: rights of the matrix that are about one, and what takes no right of the matrix. */
public final class Asked {
    private static final Map<String, Action.OnAsset> ACTIONS = actions();

    private Asked() {}

    /** By a right's title, by the name of a policy's action, or by a short word of its own. */
    public static Optional<Action.OnAsset> action(String right) {
        return Optional.ofNullable(ACTIONS.get(right));
    }

    private static Map<String, Action.OnAsset> actions() {
        Map<String, Action.OnAsset> actions = new LinkedHashMap<>();
        actions.put("read", Action.READ);
        actions.put("readSeries", Action.READ_SERIES);
        actions.put("writeSeries", Action.WRITE_SERIES);
        actions.put("readEvents", Action.READ_EVENTS);
        actions.put("writeEvents", Action.WRITE_EVENTS);
        actions.put("readFiles", Action.READ_FILES);
        actions.put(PolicyAction.READ_ASSETS.title(), Action.READ);
        actions.put(PolicyAction.READ_SERIES.title(), Action.READ_SERIES);
        Arrays.stream(Right.values())
                .forEach(right -> of(right).ifPresent(action -> actions.put(right.title(), action)));
        return actions;
    }

    private static Optional<Action.OnAsset> of(Right right) {
        return switch (right) {
            case DELETE_ASSETS, DELETE_BASIC_HIERARCHY_ASSETS -> Optional.of(Action.DELETE);
            case CREATE_ASSETS_IN_TENANT, CREATE_ASSETS_IN_SUBTENANT, ADD_CHILD_ASSETS, ADD_CHILD_ASSETS_IN_SUBTENANT ->
                Optional.of(new Action.AddChild(true));
            case EDIT_ASSETS_IN_TENANT, EDIT_ASSETS_IN_SUBTENANT -> Optional.of(Action.EDIT);
            case MOVE_ASSETS_IN_TENANT, MOVE_ASSETS_IN_SUBTENANT -> Optional.of(Action.MOVE);
            case SHARE_ASSETS -> Optional.of(Action.SHARE);
            case IMPORT_TIME_SERIES -> Optional.of(Action.WRITE_SERIES_IN_BULK);
            case UPLOAD_FILES -> Optional.of(Action.UPLOAD_FILES);
            case DELETE_FILES -> Optional.of(Action.DELETE_FILES);
            case NAVIGATE_TO_MONITOR -> Optional.of(Action.READ);
            case UNSHARE_ASSETS,
                    CREATE_TYPES_IN_TENANT,
                    CREATE_TYPES_IN_SUBTENANT,
                    EDIT_TYPES,
                    DELETE_TYPES,
                    CREATE_ASPECTS_IN_TENANT,
                    CREATE_ASPECTS_IN_SUBTENANT,
                    EDIT_ASPECTS,
                    DELETE_ASPECTS,
                    SET_VALUES_FOR_DIRECT_VARIABLES,
                    VIEW_SUBTENANT_ASSETS,
                    VIEW_CONSUMPTION_DETAILS,
                    ENABLE_LOCK_STATUS,
                    DISABLE_LOCK_STATUS -> Optional.empty();
        };
    }
}
