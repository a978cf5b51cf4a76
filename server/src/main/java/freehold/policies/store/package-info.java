/** SQL of policies, and their facts for the engine. */
@NullMarked
package freehold.policies.store;

import org.jspecify.annotations.NullMarked;
