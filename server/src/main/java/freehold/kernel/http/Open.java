package freehold.kernel.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The route needs no right of Asset Manager. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Open {
    /** Why that is right, in a few words; printed in the list of routes. */
    String value();

    /** Whether the caller has to be signed in all the same. */
    boolean signedIn() default false;
}
