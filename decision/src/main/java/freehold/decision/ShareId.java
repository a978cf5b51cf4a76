package freehold.decision;

import java.util.UUID;

/** One share, the same id on both sides. */
public record ShareId(UUID value) implements Comparable<ShareId> {
    @Override
    public int compareTo(ShareId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
