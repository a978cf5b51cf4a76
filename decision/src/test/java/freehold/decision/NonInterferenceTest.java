package freehold.decision;

import static freehold.property.Property.property;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.property.Property;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Two worlds that differ only in what someone neither owns nor validly receives look alike to them: every answer, every
 * refusal with its reason, every list.
 */
class NonInterferenceTest {
    private static final int RUNS = Property.often(500, 20_000);

    /** All roles and levels a tenant's callers can have. */
    private static List<Subject> callersOf(TenantId tenant, List<Optional<SubtenantId>> levels) {
        List<Subject> callers = new ArrayList<>();
        List<Set<Role>> roles =
                List.of(Set.of(), Set.of(Role.ADMINISTRATOR), Set.of(Role.STANDARD_USER), Set.of(Role.SUBTENANT_USER));
        for (Optional<SubtenantId> level : levels) {
            for (Set<Role> held : roles) {
                callers.add(new Subject(tenant, level, held.contains(Role.ADMINISTRATOR), held));
                callers.add(new Subject(tenant, level, false, held).named(Set.of(Worlds.ADDRESSEES.getFirst())));
            }
        }
        return callers;
    }

    @Test
    void aTenantNoticesNothingOfWhatItNeitherOwnsNorReceives() {
        TenantId asking = Worlds.TENANTS.getFirst();
        List<Subject> callers = callersOf(asking, List.of(Optional.empty(), Optional.of(Worlds.SUBTENANTS.getFirst())));
        int[] telling = {0};
        property().forAllHistories(Worlds.GOVERNED_OR_LENT, RUNS, history -> {
            Facts one = Worlds.after(history.subList(0, history.size() / 2));
            Facts other = one;
            for (Worlds.Step step : history.subList(history.size() / 2, history.size())) {
                Facts next = step.command().on(other);
                other = concernOf(asking, next).equals(concernOf(asking, one)) ? next : other;
            }
            boolean receives = !new Oracle(one).received(asking).isEmpty();
            telling[0] += receives && !other.equals(one) ? 1 : 0;
            assertAlike(one, other, callers);
        });
        assertThat(telling[0]).as("cases that tell something").isGreaterThan(RUNS / 4);
    }

    @Test
    void aSubtenantsCallerNoticesNothingOfWhatIsNotTheSubtenants() {
        TenantId asking = Worlds.TENANTS.getFirst();
        SubtenantId confined = Worlds.SUBTENANTS.getFirst();
        List<Subject> callers = callersOf(asking, List.of(Optional.of(confined)));
        Command.Assign assign = new Command.Assign(1, Optional.of(confined));
        int[] telling = {0};
        property().forAllHistories(Worlds.HISTORIES, RUNS, history -> {
            Facts one = assign.on(Worlds.after(history.subList(0, history.size() / 2)));
            Facts other = one;
            for (Worlds.Step step : history.subList(history.size() / 2, history.size())) {
                Facts next = step.command().on(other);
                boolean same = ownOf(asking, confined, next).equals(ownOf(asking, confined, one))
                        && next.loaded().contains(asking) == one.loaded().contains(asking)
                        && next.now().equals(one.now())
                        && passedTo(asking, confined, next).equals(passedTo(asking, confined, one));
                other = same ? next : other;
            }
            boolean owns = !ownOf(asking, confined, one).isEmpty();
            telling[0] += owns && !other.equals(one) ? 1 : 0;
            Facts compared = other;
            callers.forEach(caller -> assertThat(answersTo(caller, one, bothIds(one, compared)))
                    .as("%s", caller)
                    .isEqualTo(answersTo(caller, compared, bothIds(one, compared))));
        });
        assertThat(telling[0]).as("cases that tell something").isGreaterThan(RUNS / 4);
    }

    /** What is passed on to the subtenant, and through which shares. */
    private static Map<AssetId, List<ShareFact>> passedTo(TenantId tenant, SubtenantId subtenant, Facts facts) {
        Subject caller = new Subject(tenant, Optional.of(subtenant), false, Set.of(Role.SUBTENANT_USER));
        Map<AssetId, List<ShareFact>> passed = new HashMap<>();
        for (Facts.Held asset : facts.assets()) {
            List<ShareFact> shares = new Oracle(facts).covering(caller, asset.id());
            if (!shares.isEmpty()) {
                passed.put(asset.id(), shares);
            }
        }
        return passed;
    }

    private static Set<AssetFact> ownOf(TenantId tenant, SubtenantId subtenant, Facts facts) {
        Set<AssetFact> own = new HashSet<>();
        for (Facts.Held asset : facts.assets()) {
            if (asset.tenant().equals(tenant)
                    && asset.fact().subtenant().equals(Optional.of(subtenant))
                    && asset.fact().kind() != AssetFact.Kind.SHARE_FOLDER) {
                own.add(asset.fact());
            }
        }
        return own;
    }

    /** Leaves out whether assets are lent: that depends on what the tenant does with what is the subtenant's. */
    private static Map<String, Object> answersTo(Subject caller, Facts facts, Collection<AssetId> ids) {
        Map<String, Object> answers =
                new HashMap<>(Sight.of(facts.world(), caller, facts, ids).answers());
        answers.keySet().removeIf(question -> question.startsWith("lent"));
        return answers;
    }

    /** All that may make a difference to a tenant: what it owns, lends, and validly receives now; and its own policies. */
    private static List<Object> concernOf(TenantId tenant, Facts facts) {
        Set<AssetFact> own = new HashSet<>();
        for (Facts.Held asset : facts.assets()) {
            if (asset.tenant().equals(tenant)) {
                own.add(asset.fact());
            }
        }
        Set<ShareFact> shares = new HashSet<>();
        for (ShareFact share : facts.shares()) {
            if (share.owner().equals(tenant)) {
                shares.add(share.asItsOwnerKnows());
            } else if (share.receiver().equals(tenant) && share.access().contains(facts.now())) {
                shares.add(share);
            }
        }
        boolean loaded = facts.loaded().contains(tenant);
        return List.of(loaded, facts.now(), own, shares, shownOfReceived(tenant, facts), policiesOf(tenant, facts));
    }

    /** Each received asset with the shares it comes through, its type and what it hangs below, if that is received too. */
    private static Map<AssetId, Object> shownOfReceived(TenantId tenant, Facts facts) {
        Map<AssetId, Set<ShareId>> received = new Oracle(facts).received(tenant);
        Map<AssetId, Object> shown = new HashMap<>();
        for (Facts.Held asset : facts.assets()) {
            if (received.containsKey(asset.id())) {
                shown.put(
                        asset.id(),
                        List.of(
                                received.get(asset.id()),
                                asset.fact().traits().types(),
                                asset.fact().parent().filter(received::containsKey)));
            }
        }
        return shown;
    }

    private static Set<Object> policiesOf(TenantId tenant, Facts facts) {
        Set<Object> policies = new HashSet<>();
        policies.add(facts.policies().inForce().contains(tenant));
        facts.policies().decreed().stream()
                .filter(decreed -> decreed.tenant().equals(tenant))
                .forEach(policies::add);
        return policies;
    }

    private static void assertAlike(Facts one, Facts other, List<Subject> callers) {
        Set<AssetId> ids = bothIds(one, other);
        for (Subject caller : callers) {
            assertThat(Sight.of(other.world(), caller, other, ids))
                    .as("%s", caller)
                    .isEqualTo(Sight.of(one.world(), caller, one, ids));
        }
    }

    private static Set<AssetId> bothIds(Facts one, Facts other) {
        Set<AssetId> ids = new HashSet<>(one.everyId());
        ids.addAll(other.everyId());
        return ids;
    }
}
