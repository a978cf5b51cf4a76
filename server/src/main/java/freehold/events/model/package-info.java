/** Events, and the questions one asks for them: without a database, and without a clock. */
@NullMarked
package freehold.events.model;

import org.jspecify.annotations.NullMarked;
