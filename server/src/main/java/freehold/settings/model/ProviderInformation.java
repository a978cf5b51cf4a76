package freehold.settings.model;

import java.util.List;
import java.util.Optional;

/**
 * Who stands behind what a tenant offers its customers.
 *
 * @param acceptance of the current terms
 */
public record ProviderInformation(List<Region> regions, Optional<Acceptance> acceptance) {
    public ProviderInformation {
        regions = List.copyOf(regions);
    }

    /** Whether there can be subtenants. */
    public boolean complete() {
        return !regions.isEmpty() && acceptance.isPresent();
    }
}
