/** What tests of several modules share: a real PostgreSQL, a fresh database for each test class. */
@NullMarked
package freehold.testing;

import org.jspecify.annotations.NullMarked;
