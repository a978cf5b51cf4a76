/** What decisions need to know, from the modules that own it. */
@NamedInterface("facts")
@NullMarked
package freehold.access.facts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
