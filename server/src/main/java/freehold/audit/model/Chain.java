package freehold.audit.model;

import java.util.List;

/** A tenant's chain as a verification reads it. */
public interface Chain {
    String tenant();

    /** The next links after the number, in order; empty at the end. */
    List<Link> after(long number);

    /** All links' numbers and digests, for the rare question where something else belongs. */
    List<Place> places();

    /** Where a digest stands. */
    record Place(long number, String digest) {}

    /** What the database says the end is. */
    Head head();

    /** Entries that stand in no link and do not wait for one. */
    long unlinked();
}
