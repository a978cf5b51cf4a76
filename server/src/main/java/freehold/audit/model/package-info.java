/** Entries, how they are chained, and what a verification finds. */
@NullMarked
package freehold.audit.model;

import org.jspecify.annotations.NullMarked;
