/** What is done with events, one verb per file. */
@NullMarked
package freehold.events.usecase;

import org.jspecify.annotations.NullMarked;
