/** What assets and types are, and the rules they obey. Pure. */
@NullMarked
package freehold.assets.model;

import org.jspecify.annotations.NullMarked;
