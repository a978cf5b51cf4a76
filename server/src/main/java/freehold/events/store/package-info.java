/** SQL of events. */
@NullMarked
package freehold.events.store;

import org.jspecify.annotations.NullMarked;
