package freehold.decision;

import java.util.UUID;

/** The identity of a policy. */
public record PolicyId(UUID value) implements Comparable<PolicyId> {
    @Override
    public int compareTo(PolicyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
