/** Resource Access Management v3, and the answers on access. */
@NullMarked
package freehold.policies.web;

import org.jspecify.annotations.NullMarked;
