@NullMarked
package freehold.tenancy;

import org.jspecify.annotations.NullMarked;
