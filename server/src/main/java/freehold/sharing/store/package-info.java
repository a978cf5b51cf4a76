/** SQL of the sharing schema, and nothing else. */
@NullMarked
package freehold.sharing.store;

import org.jspecify.annotations.NullMarked;
