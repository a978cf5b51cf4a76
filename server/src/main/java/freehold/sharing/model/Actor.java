package freehold.sharing.model;

import freehold.decision.TenantId;
import java.util.Optional;

/**
 * Who did something.
 *
 * @param name the person or credential; known of one's own side only, for names of people never cross to the other
 */
public record Actor(TenantId tenant, Optional<String> name) {}
