/** SQL of settings. */
@NullMarked
package freehold.settings.store;

import org.jspecify.annotations.NullMarked;
