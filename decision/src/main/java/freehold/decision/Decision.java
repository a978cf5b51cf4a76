package freehold.decision;

/** The answer to one question. */
public sealed interface Decision {

    /**
     * Go on, and show no more than the projection.
     *
     * @param owner whose asset it is
     * @param received whether it came through a share, as received assets and the folders that hold them do
     */
    record Allowed(TenantId owner, boolean received, Projection projection) implements Decision {}

    /**
     * The caller may know of the asset, but not do this.
     *
     * @param received as of {@link Allowed}
     */
    record Denied(Reason reason, boolean received) implements Decision {}

    /** For this caller the asset does not exist. */
    record Hidden() implements Decision {}

    /** Why a visible thing may not be touched. */
    sealed interface Reason {}

    /** None of the caller's roles has the right. */
    record MissingRight(Right right) implements Reason {}

    /** The caller holds no role of Asset Manager at all. */
    record NoApplicationAccess() implements Reason {}

    /** This is for administrators at tenant level, whatever the rights of the matrix. */
    record NotAdministrator() implements Reason {}

    /** The asset is another tenant's: it can be read, and nothing else. */
    record NotOwner() implements Reason {}

    /** The tenant's root and folders of received assets can't be shared. */
    record NotShareable() implements Reason {}

    /** The tenant's root, folders of subtenants and of received assets stay; for a subtenant all it has at the top. */
    record FixedInTree() implements Reason {}

    /** The asset would come to belong to another subtenant, or to none: that is for administrators. */
    record ChangesSubtenant() implements Reason {}

    /** The asset is deleted: it can be restored or purged, and nothing else before. */
    record InBin() implements Reason {}

    /** Policies are in force, and none allows the caller this with the asset. */
    record NotCovered(PolicyAction needed) implements Reason {}

    /** Policies are in force, and this is for those whom they don't bind. */
    record BoundByPolicies() implements Reason {}

    /** What can be done with deleted assets only. */
    record NotInBin() implements Reason {}

    Hidden HIDDEN = new Hidden();
}
