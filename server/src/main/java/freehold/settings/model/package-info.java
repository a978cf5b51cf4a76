/** What subtenants and provider information are, and when they are well formed. */
@NullMarked
package freehold.settings.model;

import org.jspecify.annotations.NullMarked;
