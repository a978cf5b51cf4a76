/** The wire format of events. */
@NullMarked
package freehold.events.web;

import org.jspecify.annotations.NullMarked;
