package freehold.decision;

import static freehold.property.Property.property;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Explanation.ByPolicy;
import freehold.decision.Explanation.ByShare;
import freehold.property.Property;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is explained is what is enforced, and rests on the facts it names. */
class ExplanationTest {
    private static final int RUNS = Property.often(240, 20_000);

    private interface Holds {
        void check(Facts facts, View view, Question question);
    }

    private record Question(Action.OnAsset action, AssetId id) {}

    private static void always(Holds holds) {
        property().forAllHistories(Worlds.GOVERNED_OR_LENT, RUNS, history -> {
            Facts facts = Worlds.after(history);
            World world = facts.world();
            for (Subject subject : history.getLast().asking()) {
                View view = world.view(subject, facts.now());
                for (AssetId id : facts.everyId()) {
                    for (Action.OnAsset action : List.of(Action.READ, Action.EDIT, Action.READ_SERIES)) {
                        holds.check(facts, view, new Question(action, id));
                    }
                }
            }
        });
    }

    @Test
    void theExplanationIsOfTheDecisionThatIsEnforced() {
        always((facts, view, question) -> {
            Explanation explanation = view.explain(question.action(), question.id());
            assertThat(explanation.decision()).isEqualTo(view.decide(question.action(), question.id()));
            assertThat(explanation.chain().isEmpty()).isNotEqualTo(explanation.allowed());
            assertThat(explanation.miss().isPresent() && explanation.allowed()).isFalse();
        });
    }

    @Test
    void whatIsHiddenFromAllOfTheTenantIsExplainedAsWhatIsMissing() {
        always((facts, view, question) -> {
            Subject all = Worlds.administrator(view.subject().tenant());
            if (view.as(all).decide(Action.NOTICE, question.id()) instanceof Decision.Hidden) {
                assertThat(view.explain(question.action(), question.id()))
                        .isEqualTo(view.explain(question.action(), Facts.unknown()));
            }
        });
    }

    @Test
    void withoutThePoliciesItNamesItWouldNotBeAllowed() {
        int[] telling = {0};
        always((facts, view, question) -> {
            Explanation explanation = view.explain(question.action(), question.id());
            Set<PolicyId> named = new HashSet<>();
            explanation.chain().forEach(link -> {
                if (link instanceof ByPolicy policy) {
                    named.add(policy.policy());
                }
            });
            if (!named.isEmpty()) {
                telling[0]++;
                Facts without = facts.withPolicies(new Facts.Policies(
                        facts.policies().inForce(),
                        facts.policies().decreed().stream()
                                .filter(one -> !named.contains(one.policy().id()))
                                .toList()));
                assertThat(decision(without, view, question)).isNotInstanceOf(Decision.Allowed.class);
            }
        });
        assertThat(telling[0]).as("cases that tell something").isGreaterThan(RUNS / 20);
    }

    @Test
    void withoutTheSharesItNamesTheAssetWouldBeHidden() {
        int[] telling = {0};
        always((facts, view, question) -> {
            Set<ShareId> named = new HashSet<>();
            view.explain(question.action(), question.id()).chain().forEach(link -> {
                if (link instanceof ByShare share) {
                    named.add(share.share());
                }
            });
            if (!named.isEmpty()) {
                telling[0]++;
                Facts without = facts.withShares(facts.shares().stream()
                        .filter(share -> !named.contains(share.id()))
                        .toList());
                assertThat(decision(without, view, question)).isEqualTo(Decision.HIDDEN);
            }
        });
        assertThat(telling[0]).as("cases that tell something").isGreaterThan(RUNS / 20);
    }

    private static Decision decision(Facts facts, View view, Question question) {
        return facts.world().view(view.subject(), facts.now()).decide(question.action(), question.id());
    }
}
