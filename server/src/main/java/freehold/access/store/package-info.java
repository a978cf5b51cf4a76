/** SQL of the decision point: epochs, the authorization log, and loading of the snapshot. */
@NullMarked
package freehold.access.store;

import org.jspecify.annotations.NullMarked;
