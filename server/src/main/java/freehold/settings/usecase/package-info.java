/** What can be done with the settings of a tenant: one verb per file. */
@NullMarked
package freehold.settings.usecase;

import org.jspecify.annotations.NullMarked;
