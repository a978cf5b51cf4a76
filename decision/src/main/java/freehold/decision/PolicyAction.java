package freehold.decision;

import java.util.Arrays;
import java.util.Optional;

/** What a policy can allow, by the names Insights Hub has for it. */
public enum PolicyAction {
    READ_ASSETS(0, "mdsp:core:assetmanagement:asset:read"),
    WRITE_ASSETS(1, "mdsp:core:assetmanagement:asset:write"),
    USE_EVENTS(2, "mdsp:core:eventmanagement:event:allow"),
    READ_SERIES(3, "mdsp:core:iotservices:timeseries:read"),
    WRITE_SERIES(4, "mdsp:core:iotservices:timeseries:write_normal"),
    WRITE_SEVERAL_SERIES(5, "mdsp:core:iotservices:timeseries:write_multiassetmultiaspect"),
    WRITE_SERIES_IN_BULK(6, "mdsp:core:iotservices:timeseries:write_bulk"),
    MERGE_SERIES(7, "mdsp:core:iotservices:timeseries:write_merge"),
    DELETE_SERIES(8, "mdsp:core:iotservices:timeseries:delete"),
    FOLLOW_SERIES(9, "mdsp:core:iotservices:timeseries:subscribe"),
    /** Of a part of Insights Hub that does not exist here; it can be named, and opens nothing. */
    READ_LAKE(10, "mdsp:core:idl:prefix:read"),
    /** As {@link #READ_LAKE}. */
    CREATE_IN_LAKE(11, "mdsp:core:idl:prefix:create"),
    /** As {@link #READ_LAKE}. */
    DELETE_FROM_LAKE(12, "mdsp:core:idl:prefix:delete");

    private final int bit;
    private final String title;

    PolicyAction(int place, String title) {
        this.bit = 1 << place;
        this.title = title;
    }

    /** Its own in a number that stands for several. */
    int bit() {
        return bit;
    }

    /** The name under which policies name it. */
    public String title() {
        return title;
    }

    public static Optional<PolicyAction> named(String title) {
        return Arrays.stream(values())
                .filter(action -> action.title.equals(title))
                .findFirst();
    }

    /** What a policy has to allow for the action, besides that the asset may be seen at all. */
    public static PolicyAction neededFor(Action.OnAsset action) {
        return switch (action) {
            case Action.Notice notice -> READ_ASSETS;
            case Action.Read read -> READ_ASSETS;
            case Action.Edit edit -> WRITE_ASSETS;
            case Action.SetLocation setLocation -> WRITE_ASSETS;
            case Action.AddChild addChild -> WRITE_ASSETS;
            case Action.Delete delete -> WRITE_ASSETS;
            case Action.Move move -> WRITE_ASSETS;
            case Action.TakeChild takeChild -> WRITE_ASSETS;
            case Action.Restore restore -> WRITE_ASSETS;
            case Action.Purge purge -> WRITE_ASSETS;
            case Action.Share share -> WRITE_ASSETS;
            case Action.ReadFiles readFiles -> READ_ASSETS;
            case Action.UploadFiles uploadFiles -> WRITE_ASSETS;
            case Action.DeleteFiles deleteFiles -> WRITE_ASSETS;
            case Action.ReadEvents readEvents -> USE_EVENTS;
            case Action.WriteEvents writeEvents -> USE_EVENTS;
            case Action.ReadSeries readSeries -> READ_SERIES;
            case Action.FollowSeries followSeries -> FOLLOW_SERIES;
            case Action.WriteSeries write ->
                switch (write.how()) {
                    case ONE -> WRITE_SERIES;
                    case SEVERAL -> WRITE_SEVERAL_SERIES;
                    case BULK -> WRITE_SERIES_IN_BULK;
                    case MERGE -> MERGE_SERIES;
                    case DELETE -> DELETE_SERIES;
                };
        };
    }
}
