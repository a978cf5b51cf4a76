package freehold.decision;

/** A subtenant's id. The tenant chooses it, so it is unique within its tenant only. */
public record SubtenantId(String value) {
    public SubtenantId {
        if (value.isEmpty() || value.length() > 64) {
            throw new IllegalArgumentException("subtenant id must have 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
