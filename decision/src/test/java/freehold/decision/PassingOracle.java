package freehold.decision;

import freehold.decision.Facts.Held;
import java.util.ArrayList;
import java.util.List;

/** To which of its subtenants a receiver passes an asset on, as literally as {@link Oracle}. */
record PassingOracle(Oracle oracle) {

    /** As the subject is told: one in a subtenant knows of that alone. */
    List<SubtenantId> passedTo(Subject subject, AssetId id) {
        return subject.subtenant().map(List::of).orElseGet(() -> passedTo(oracle.covering(subject.tenant(), id), id));
    }

    /** R2: to whom the asset itself is passed on, and then to whom what it is received below. */
    List<SubtenantId> passedTo(List<ShareFact> covering, AssetId id) {
        List<SubtenantId> passedTo = new ArrayList<>();
        List<AssetId> seen = new ArrayList<>();
        Held step = covering.isEmpty() ? null : oracle.find(covering.getFirst().owner(), id);
        while (step != null && !seen.contains(step.id())) {
            seen.add(step.id());
            for (ShareFact share : covering) {
                Overlay overlay = share.overlays().get(step.id());
                if (overlay != null && overlay.passedTo().isPresent() && oracle.lends(share, step.id())) {
                    SubtenantId to = overlay.passedTo().get();
                    if (!passedTo.contains(to)) {
                        passedTo.add(to);
                    }
                }
            }
            step = oracle.parentOf(step);
        }
        return passedTo;
    }
}
