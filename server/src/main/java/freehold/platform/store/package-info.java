/** SQL of the operator's API. */
@NullMarked
package freehold.platform.store;

import org.jspecify.annotations.NullMarked;
