package freehold.sharing.model;

import freehold.decision.Channel;
import freehold.decision.Projection;
import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells through which share samples were read, where several show the same asset. */
public final class Readings {
    private static final Comparator<ShareFact> OLDEST_FIRST =
            Comparator.comparing(ShareFact::since).thenComparing(ShareFact::id);

    private Readings() {}

    /** How many of the samples were read through each share: through the oldest one that suffices. */
    public static Map<ShareId, Long> byShare(
            Projection.Shared projection, String aspect, String variable, List<Instant> times) {
        List<ShareFact> showing = projection.shares().stream()
                .filter(share -> share.channels().contains(Channel.TELEMETRY))
                .filter(share ->
                        share.profile().dynamicAspects().variablesOf(aspect).contains(variable))
                .sorted(OLDEST_FIRST)
                .toList();
        Map<ShareId, Long> counts = new HashMap<>();
        if (showing.size() == 1) {
            counts.put(showing.getFirst().id(), (long) times.size());
            return counts;
        }
        for (Instant time : times) {
            ShareFact through = showing.stream()
                    .filter(share -> share.data().contains(time))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no share shows " + variable + " at " + time));
            counts.merge(through.id(), 1L, Long::sum);
        }
        return counts;
    }
}
