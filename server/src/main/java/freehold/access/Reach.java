package freehold.access;

/** Which assets an address can mean. */
public enum Reach {
    /** One's own tenant's only: a received asset is as good as missing. */
    OWN,
    /** Received assets too. */
    OWN_AND_RECEIVED;

    /** The query parameter {@code includeShared}. */
    public static Reach includeShared(boolean includeShared) {
        return includeShared ? OWN_AND_RECEIVED : OWN;
    }
}
