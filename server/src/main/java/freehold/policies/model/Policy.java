package freehold.policies.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A policy as it is kept.
 *
 * @param systemMade whether it is the {@link DefaultPolicy}
 */
public record Policy(UUID id, boolean systemMade, PolicyDraft content, Traces traces) {

    /** Who made and changed it, and when. */
    public record Traces(String createdBy, Instant createdAt, String modifiedBy, Instant modifiedAt, long etag) {}

    /**
     * One thing it allows.
     *
     * @param depth 0: these resources alone, 1: their children too, -1: everything below them
     * @param assetTypes if any: only assets of one of these types, or of one derived from it
     * @param labels if any: only assets that bear one of these
     */
    public record Rule(
            Optional<String> name,
            List<String> actions,
            List<String> resources,
            int depth,
            List<String> assetTypes,
            List<String> labels) {
        public Rule {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
            assetTypes = List.copyOf(assetTypes);
            labels = List.copyOf(labels);
        }

        /** The same rule with each group of resources replaced by what is in it. */
        public Rule withResources(List<String> expanded) {
            return new Rule(name, actions, expanded, depth, assetTypes, labels);
        }
    }
}
