/** What policies are, and whether they are fit to be kept. */
@NullMarked
package freehold.policies.model;

import org.jspecify.annotations.NullMarked;
