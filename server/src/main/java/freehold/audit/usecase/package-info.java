/** Chains, records refusals, reads and verifies. */
@NullMarked
package freehold.audit.usecase;

import org.jspecify.annotations.NullMarked;
