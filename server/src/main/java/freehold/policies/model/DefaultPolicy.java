package freehold.policies.model;

import freehold.decision.Addressee;
import freehold.decision.PolicyAction;
import freehold.decision.PolicyFact;
import freehold.decision.PolicyId;
import freehold.decision.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The policy that a tenant gets by using the switch. It allows every user all that its role allows, with all
 * assets: for the time until a tenant has policies of its own, or when these have shut out too many. A tenant decides
 * whether it is active, and nothing else about it.
 */
public final class DefaultPolicy {
    private static final String PREFIX = "Default_Policy_";
    /** Stands for all users and for all assets; nobody else's policy can name so many. */
    private static final String ALL = "*";

    private DefaultPolicy() {}

    public static String name(TenantId tenant) {
        return PREFIX + tenant.value();
    }

    /** As it is made. Policies narrow from the moment they are in force, so it allows nothing until somebody says so. */
    public static PolicyDraft of(TenantId tenant) {
        Policy.Rule rule = new Policy.Rule(
                Optional.of("everything"),
                Arrays.stream(PolicyAction.values()).map(PolicyAction::title).toList(),
                List.of("mdsp:core:assetmanagement:gbl:" + tenant.value() + ":asset:" + ALL),
                -1,
                List.of(),
                List.of());
        return new PolicyDraft(
                name(tenant),
                Optional.of("Made by the system. While it is active, every user sees and does what roles allow."),
                false,
                List.of("mdsp:core:identitymanagement:gbl:" + tenant.value() + ":usergroup:" + ALL),
                List.of(rule));
    }

    /** What it means while it is active. */
    public static PolicyFact fact(PolicyId id) {
        return new PolicyFact(
                id,
                Set.of(Addressee.EVERYBODY),
                List.of(new PolicyFact.Rule(
                        Set.of(PolicyAction.values()),
                        Optional.empty(),
                        PolicyFact.Spread.BRANCH,
                        Set.of(),
                        Set.of())));
    }
}
