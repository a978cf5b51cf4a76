package freehold.decision;

import static freehold.property.Property.property;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.property.Property;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Policies only ever allow. */
class MorePoliciesTest {
    private static final int RUNS = Property.often(20, 2_000);

    @Test
    void onePolicyMoreTakesNothingAway() {
        int[] telling = {0};
        property().forAllHistories(Worlds.GOVERNED, RUNS, history -> {
            Facts more = Worlds.after(history);
            Set<Subject> asking = new HashSet<>();
            history.forEach(step -> asking.addAll(step.asking()));
            for (Facts.Decreed one : more.policies().decreed()) {
                List<Facts.Decreed> rest = new ArrayList<>(more.policies().decreed());
                rest.remove(one);
                Facts less =
                        more.withPolicies(new Facts.Policies(more.policies().inForce(), rest));
                World lessWorld = less.world();
                World moreWorld = more.changed(less, lessWorld);
                for (Subject subject : asking) {
                    Set<String> before = allowed(lessWorld, subject, less);
                    Set<String> after = allowed(moreWorld, subject, more);
                    assertThat(after).containsAll(before);
                    telling[0] += after.size() > before.size() ? 1 : 0;
                }
            }
        });
        assertThat(telling[0]).as("policies that allow somebody more").isGreaterThan(RUNS / 20);
    }

    private static Set<String> allowed(World world, Subject subject, Facts facts) {
        View view = world.view(subject, facts.now());
        Set<String> allowed = new HashSet<>();
        for (AssetId id : facts.everyId()) {
            for (Action.OnAsset action : Worlds.ON_ASSETS) {
                if (view.decide(action, id) instanceof Decision.Allowed) {
                    allowed.add(action + " " + id);
                }
            }
        }
        return allowed;
    }
}
