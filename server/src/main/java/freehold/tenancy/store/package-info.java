/** SQL of tenants. */
@NullMarked
package freehold.tenancy.store;

import org.jspecify.annotations.NullMarked;
