package freehold.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * Beside {@link HttpTest}: a server and database apart from those that all other tests fill, for tests that look through
 * every table after each request.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(properties = "freehold.test=small-database")
public @interface SmallDatabase {}
