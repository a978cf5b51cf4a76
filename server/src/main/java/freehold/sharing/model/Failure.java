package freehold.sharing.model;

import java.util.Arrays;

/** Why an acceptance could not be carried out. It can be retried. */
public enum Failure {
    QUOTA("quota"),
    TARGET_MISSING("target-missing"),
    NAME_CLASH("name-clash"),
    LIMIT("limit");

    private final String code;

    Failure(String code) {
        this.code = code;
    }

    /** How it is stored and told. */
    public String code() {
        return code;
    }

    public static Failure of(String code) {
        return Arrays.stream(values())
                .filter(failure -> failure.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown failure " + code));
    }
}
