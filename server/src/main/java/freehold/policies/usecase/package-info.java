/** Keeping policies. */
@NullMarked
package freehold.policies.usecase;

import org.jspecify.annotations.NullMarked;
