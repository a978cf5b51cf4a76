/**
 * The decision engine: who may do what to which asset, and what of it becomes visible.
 *
 * <p>Pure functions over immutable facts. There is no I/O here, no clock, no randomness and no framework: the caller
 * brings the facts, the question and the time. Deny is the default and the answer on any doubt. A foreign asset can
 * only be reached through a {@link freehold.decision.ShareFact}.
 */
@NullMarked
package freehold.decision;

import org.jspecify.annotations.NullMarked;
