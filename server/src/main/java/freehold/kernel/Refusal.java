package freehold.kernel;

import java.util.List;
import java.util.Optional;

/**
 * Somebody within a tenant was refused: told to whoever listens. What was asked for is named as the request named it; a
 * foreign thing and a missing one are refused alike, and so look alike here.
 *
 * @param reason code of the problem
 */
public record Refusal(
        String tenant, String actor, String action, List<String> objects, String reason, String requestId) {
    public Refusal {
        objects = List.copyOf(objects);
    }

    /** By the problem, of what is being done; nothing if it refuses nobody, or nobody of a tenant. */
    public static Optional<Refusal> by(Problem problem) {
        if (!(problem instanceof Problem.Forbidden || problem instanceof Problem.NotFound)) {
            return Optional.empty();
        }
        return Deed.current()
                .filter(deed -> !deed.tenant().isEmpty() && !deed.action().isEmpty())
                .map(deed -> new Refusal(
                        deed.tenant(), deed.actor(), deed.action(), deed.objects(), problem.code(), deed.requestId()));
    }

    /** The same, of these alone. */
    public Refusal of(List<String> ids) {
        return new Refusal(tenant, actor, action, ids, reason, requestId);
    }
}
