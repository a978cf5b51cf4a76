package freehold.decision;

import java.time.Instant;
import java.util.Map;

/** What shares show of an asset, as literally as {@link Oracle}. */
record ProjectionOracle(Oracle oracle) {

    boolean showsField(Subject subject, AssetId id, String field) {
        return oracle.covering(subject, id).stream()
                .anyMatch(share -> share.channels().contains(Channel.DETAILS)
                        && named(share.profile().fields(), field));
    }

    boolean showsVariable(Subject subject, AssetId id, String variable) {
        return oracle.covering(subject, id).stream()
                .anyMatch(share -> share.channels().contains(Channel.DETAILS)
                        && named(share.profile().variables(), variable));
    }

    boolean showsStatic(Subject subject, AssetId id, AspectNamesTerm term) {
        return oracle.covering(subject, id).stream()
                .anyMatch(share -> share.channels().contains(Channel.DETAILS)
                        && term.in(share.profile().staticAspects()));
    }

    /** R16: one live share covers asset, channel, variable and timestamp. */
    boolean showsSample(Subject subject, AssetId id, AspectNamesTerm term, Instant timestamp) {
        return oracle.covering(subject, id).stream()
                .anyMatch(share -> share.channels().contains(Channel.TELEMETRY)
                        && term.in(share.profile().dynamicAspects())
                        && Oracle.within(share.data(), timestamp));
    }

    /** R16 for events: one live share covers asset, channel, switch and time. */
    boolean showsEvent(Subject subject, AssetId id, Instant time) {
        return oracle.covering(subject, id).stream()
                .anyMatch(share -> share.channels().contains(Channel.TELEMETRY)
                        && share.profile().events()
                        && Oracle.within(share.data(), time));
    }

    /** A variable of an aspect. */
    record AspectNamesTerm(String aspect, String variable) {
        boolean in(AspectNames aspects) {
            for (Map.Entry<String, Names> entry : aspects.named().entrySet()) {
                if (entry.getKey().equals(aspect)) {
                    return named(entry.getValue(), variable);
                }
            }
            return named(aspects.others(), variable);
        }
    }

    private static boolean named(Names names, String name) {
        return switch (names) {
            case Names.All all -> true;
            case Names.Only only -> only.names().contains(name);
        };
    }
}
