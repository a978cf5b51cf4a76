/** The routes of the audit. */
@NullMarked
package freehold.audit.web;

import org.jspecify.annotations.NullMarked;
