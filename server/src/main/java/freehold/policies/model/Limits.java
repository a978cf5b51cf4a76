package freehold.policies.model;

/** Limits of policies; how many of them there are is a quota. */
public final class Limits {
    public static final int NAME = 100;
    public static final int DESCRIPTION = 500;
    public static final int RULE_NAME = 20;
    public static final int SUBJECT = 300;
    public static final int ACTION = 255;
    public static final int RESOURCE = 300;
    public static final int SUBJECTS = 1_000;
    public static final int RULES = 50;
    public static final int ACTIONS = 20;
    public static final int RESOURCES = 1_000;
    public static final int ATTRIBUTES = 100;
    /** Of a tenant without a quota of its own. */
    public static final int POLICIES = 10_000;

    public static final int RESOURCE_GROUPS = 10_000;

    /** By all policies of a tenant, each asset as often as it is named, by itself or through a group. */
    public static final int NAMED_ASSETS = 1_000_000;

    private Limits() {}
}
