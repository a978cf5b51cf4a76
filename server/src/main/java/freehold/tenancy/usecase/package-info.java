/** What the platform operator does with tenants. Each is to be called with the reach of the operator. */
@NamedInterface("usecase")
@NullMarked
package freehold.tenancy.usecase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
