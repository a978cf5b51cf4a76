package freehold.settings;

import freehold.tenancy.Quota;
import java.util.Optional;

/**
 * How much of a quota is used.
 *
 * @param limit empty for none
 */
public record UsageLine(Quota quota, Optional<Long> limit, long used) {}
