/** Isolation as an attacker would try it: every route, every kind of credential, every foreign id. */
@NullMarked
package freehold.authorization;

import org.jspecify.annotations.NullMarked;
