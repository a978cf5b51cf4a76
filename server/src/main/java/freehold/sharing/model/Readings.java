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

/** Tells through which share samples of a variable were read, where several show the same asset. */
public final class Readings {
    private static final Comparator<ShareFact> OLDEST_FIRST =
            Comparator.comparing(ShareFact::since).thenComparing(ShareFact::id);

    private final String variable;
    private final List<ShareFact> showing;

    private Readings(String variable, List<ShareFact> showing) {
        this.variable = variable;
        this.showing = showing;
    }

    /** Of a variable that one of the shares shows at least. */
    public static Readings of(Projection.Shared projection, String aspect, String variable) {
        return new Readings(
                variable,
                projection.shares().stream()
                        .filter(share -> share.channels().contains(Channel.TELEMETRY))
                        .filter(share -> share.profile()
                                .dynamicAspects()
                                .variablesOf(aspect)
                                .contains(variable))
                        .sorted(OLDEST_FIRST)
                        .toList());
    }

    /** How many of the samples were read through each share: through the oldest one that suffices. */
    public Map<ShareId, Long> byShare(List<Instant> times) {
        Map<ShareId, Long> counts = new HashMap<>();
        if (showing.size() == 1) {
            counts.put(showing.getFirst().id(), (long) times.size());
            return counts;
        }
        for (Instant time : times) {
            counts.merge(through(time), 1L, Long::sum);
        }
        return counts;
    }

    /** The same of samples that were summed up: all of one sum through the share that shows its first. */
    public Map<ShareId, Long> byShare(Map<Instant, Long> sums) {
        Map<ShareId, Long> counts = new HashMap<>();
        sums.forEach((first, samples) -> counts.merge(through(first), samples, Long::sum));
        return counts;
    }

    private ShareId through(Instant time) {
        return showing.stream()
                .filter(share -> share.data().contains(time))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no share shows " + variable + " at " + time))
                .id();
    }
}
