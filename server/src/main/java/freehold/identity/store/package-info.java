/** SQL of identity. What a statement reaches is decided by the transaction it runs in. */
@NullMarked
package freehold.identity.store;

import org.jspecify.annotations.NullMarked;
