/** States, terms and profiles as plain values: no I/O, no clock. */
@NullMarked
package freehold.sharing.model;

import org.jspecify.annotations.NullMarked;
