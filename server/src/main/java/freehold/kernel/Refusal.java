package freehold.kernel;

import java.util.List;

/**
 * Somebody within a tenant was refused: told to whoever listens. What was asked for is named as the request named it; a
 * foreign thing and a missing one are refused alike, and so look alike here.
 *
 * @param reason code of the problem
 */
public record Refusal(String tenant, String actor, String action, List<String> objects, String reason) {
    public Refusal {
        objects = List.copyOf(objects);
    }
}
