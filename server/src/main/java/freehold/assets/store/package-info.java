/** SQL of assets and their types, and nothing but SQL. */
@NullMarked
package freehold.assets.store;

import org.jspecify.annotations.NullMarked;
