package freehold.access;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The two tenants of one change, each with a guard of its own for as long as its part lasts. */
public interface BothSides {
    /** Does a part of it in the tenant the caller acts in. */
    <T extends @Nullable Object> T here(Function<Guard, T> work);

    /** Does a part of it in the other tenant, as whoever the same person is there. */
    <T extends @Nullable Object> T there(Function<Guard, T> work);
}
