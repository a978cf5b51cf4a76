package freehold.policies.web;

import freehold.decision.Addressee;
import freehold.decision.AssetId;
import freehold.decision.Decision;
import freehold.decision.Explanation;
import freehold.decision.PolicyAction;
import freehold.decision.Right;
import freehold.decision.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why somebody may do something, or what would have been nearest to it. */
record ExplanationView(
        boolean allowed,
        boolean visible,
        List<LinkView> chain,
        @Nullable MissView nearestMiss) {

    /** One fact: of kind role, share, policy, or policiesDoNotBind. */
    record LinkView(
            String kind,
            @Nullable List<String> roles,
            @Nullable String shareId,
            @Nullable String owner,
            @Nullable String policyId,
            @Nullable Integer rule,
            @Nullable List<String> subjects,
            @Nullable String assetId,
            @Nullable List<String> actions) {
        static LinkView from(Explanation.Link link) {
            return switch (link) {
                case Explanation.ByRole byRole ->
                    new LinkView("role", names(byRole.roles()), null, null, null, null, null, null, null);
                case Explanation.ByShare share ->
                    new LinkView(
                            "share",
                            null,
                            share.share().toString(),
                            share.owner().value(),
                            null,
                            null,
                            null,
                            share.root().map(AssetId::value).orElse(null),
                            null);
                case Explanation.ByPolicy policy -> from(policy);
                case Explanation.Unbound unbound ->
                    new LinkView("policiesDoNotBind", null, null, null, null, null, null, null, null);
            };
        }

        private static LinkView from(Explanation.ByPolicy policy) {
            return new LinkView(
                    "policy",
                    null,
                    null,
                    null,
                    policy.policy().toString(),
                    policy.rule(),
                    policy.as().stream().map(Addressee::name).sorted().toList(),
                    policy.from().map(AssetId::value).orElse(null),
                    policy.allows().stream().map(PolicyAction::title).sorted().toList());
        }
    }

    /** What is missing: right, policy, subtenant, passedOn, or another reason. */
    record MissView(
            String kind,
            @Nullable String right,
            @Nullable List<String> roles,
            @Nullable String action,
            @Nullable List<LinkView> policies) {
        static MissView from(Explanation.Miss miss) {
            return switch (miss) {
                case Explanation.NoRole noRole ->
                    new MissView(
                            "right", noRole.right().map(Right::title).orElse(null), names(noRole.enough()), null, null);
                case Explanation.NoPolicy noPolicy ->
                    new MissView(
                            "policy",
                            null,
                            null,
                            noPolicy.needed().title(),
                            noPolicy.nearest().stream().map(LinkView::from).toList());
                case Explanation.OtherSubtenant otherSubtenant -> new MissView("subtenant", null, null, null, null);
                case Explanation.NotPassedOn notPassedOn -> new MissView("passedOn", null, null, null, null);
                case Explanation.Otherwise otherwise -> new MissView(word(otherwise.reason()), null, null, null, null);
            };
        }

        private static String word(Decision.Reason reason) {
            return switch (reason) {
                case Decision.MissingRight missing -> "right";
                case Decision.NoApplicationAccess none -> "right";
                case Decision.NotCovered notCovered -> "policy";
                case Decision.NotAdministrator notAdministrator -> "administrator";
                case Decision.NotOwner notOwner -> "notOwner";
                case Decision.NotShareable notShareable -> "notShareable";
                case Decision.FixedInTree fixed -> "fixedInTree";
                case Decision.ChangesSubtenant changes -> "changesSubtenant";
                case Decision.BoundByPolicies bound -> "boundByPolicies";
                case Decision.InBin inBin -> "inBin";
                case Decision.NotInBin notInBin -> "notInBin";
            };
        }
    }

    private static List<String> names(Collection<Role> roles) {
        List<String> names = new ArrayList<>();
        Set.copyOf(roles).stream().sorted().forEach(role -> names.add(role.roleName()));
        return names;
    }

    static ExplanationView from(Explanation explanation, boolean allowed) {
        return new ExplanationView(
                allowed,
                !(explanation.decision() instanceof Decision.Hidden),
                explanation.chain().stream().map(LinkView::from).toList(),
                explanation.miss().map(MissView::from).orElse(null));
    }
}
