package freehold.decision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A decision and what it rests on: each fact without which it could be another, or what would have been nearest to
 * allowing it. Of another tenant it names the share alone.
 *
 * @param chain of what is allowed: the role, then the shares, then the policies
 * @param miss of what is not allowed
 */
public record Explanation(Decision decision, List<Link> chain, Optional<Miss> miss) {
    public Explanation {
        chain = List.copyOf(chain);
    }

    public boolean allowed() {
        return decision instanceof Decision.Allowed;
    }

    /** The same, in which no asset is named but those that whoever reads it may know. */
    public Explanation naming(Predicate<AssetId> mayKnow) {
        return new Explanation(
                decision,
                chain.stream()
                        .<Link>map(link -> switch (link) {
                            case ByPolicy policy -> policy.naming(mayKnow);
                            case ByShare share -> share.naming(mayKnow);
                            case ByRole role -> role;
                            case Unbound unbound -> unbound;
                        })
                        .toList(),
                miss.map(missed -> missed instanceof NoPolicy none
                        ? new NoPolicy(
                                none.needed(),
                                none.nearest().stream()
                                        .map(policy -> policy.naming(mayKnow))
                                        .toList())
                        : missed));
    }

    /** A fact that lets pass. */
    public sealed interface Link {}

    /** @param roles of which each is enough */
    public record ByRole(Set<Role> roles) implements Link {}

    /**
     * One of the shares that show the asset.
     *
     * @param root what it begins with
     */
    public record ByShare(ShareId share, TenantId owner, Optional<AssetId> root) implements Link {
        ByShare naming(Predicate<AssetId> mayKnow) {
            return new ByShare(share, owner, root.filter(mayKnow));
        }
    }

    /**
     * A policy that allows something.
     *
     * @param rule its place among the policy's rules, from 0
     * @param as whom the policy names the subject
     * @param from the resource from which the rule reaches the asset; empty where it holds for all of the tree
     */
    public record ByPolicy(
            PolicyId policy, int rule, Set<Addressee> as, Optional<AssetId> from, Set<PolicyAction> allows)
            implements Link {
        ByPolicy naming(Predicate<AssetId> mayKnow) {
            return new ByPolicy(policy, rule, as, from.filter(mayKnow), allows);
        }
    }

    /** Policies are not in force, or don't bind the subject. */
    public record Unbound(boolean inForce) implements Link {}

    /** What is missing. */
    public sealed interface Miss {}

    /** @param enough roles of which one would be enough */
    public record NoRole(Optional<Right> right, Set<Role> enough) implements Miss {}

    /** The subject is confined to another subtenant than the asset's. */
    public record OtherSubtenant() implements Miss {}

    /** Received assets show to a subtenant only where they are passed on. */
    public record NotPassedOn() implements Miss {}

    /**
     * No policy allows it.
     *
     * @param nearest policies that name the subject and reach the asset, but don't allow this
     */
    public record NoPolicy(PolicyAction needed, List<ByPolicy> nearest) implements Miss {}

    /** Another reason, which no role and no policy changes. */
    public record Otherwise(Decision.Reason reason) implements Miss {}
}
