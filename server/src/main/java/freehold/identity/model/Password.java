package freehold.identity.model;

/** A password a person wants to have. Length is what counts; nothing is asked of its characters. */
public record Password(String value) {
    public static final int MIN_LENGTH = 12;

    /** Bounds the work of hashing. */
    public static final int MAX_LENGTH = 200;

    public Password {
        if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
        }
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
