/** HTTP of settings: the surface of Tenant Management v4, and our own. */
@NullMarked
package freehold.settings.web;

import org.jspecify.annotations.NullMarked;
