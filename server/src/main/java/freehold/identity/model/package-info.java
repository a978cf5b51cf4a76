/** Rules of names, passwords and secrets. */
@NullMarked
package freehold.identity.model;

import org.jspecify.annotations.NullMarked;
