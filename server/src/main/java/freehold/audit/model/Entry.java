package freehold.audit.model;

import java.time.Instant;
import java.util.List;

/**
 * One change, or attempts of one second that were refused.
 *
 * @param actor {@code user:…}, {@code client:…}, {@code operator:…}, {@code system:…}; {@code tenant:…} for the other
 *     side of a share; {@code elsewhere} for somebody whom the tenant does not know
 * @param action the route, as method and path; for a share what became of it
 * @param objects ids the request named and, of what was changed, the first ones
 * @param outcome {@code done} or {@code denied}
 * @param reason why it was refused, or the reason somebody gave
 * @param times how many attempts the entry stands for
 * @param changes JSON: tables and operations with rows and keys
 * @param requestId of refused attempts the first one's
 */
public record Entry(
        Instant happenedAt,
        String actor,
        String action,
        List<String> objects,
        String outcome,
        String reason,
        long times,
        String changes,
        String requestId) {
    public static final String DONE = "done";
    public static final String DENIED = "denied";

    public Entry {
        objects = List.copyOf(objects);
    }
}
