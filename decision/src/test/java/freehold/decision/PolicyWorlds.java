package freehold.decision;

import freehold.decision.Command.RuleWish;
import freehold.property.Gen;
import freehold.property.Gen.Weighted;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Random policies, and what they tell assets by. */
final class PolicyWorlds {
    private PolicyWorlds() {}

    static Gen<Command> commands() {
        return Gen.weighted(List.of(
                new Weighted<>(
                        50,
                        random -> new Command.Decree(
                                Worlds.choice(random),
                                random.nextInt(8),
                                named(
                                        random.nextInt(8) == 0,
                                        Gen.subset(Worlds.ADDRESSEES, 45).next(random)),
                                rules().listOf(0, 3).next(random))),
                new Weighted<>(8, random -> new Command.Repeal(Worlds.choice(random))),
                new Weighted<>(
                        60,
                        random -> new Command.Enforce(
                                Worlds.choice(random), Gen.percent(75).next(random))),
                new Weighted<>(14, random -> new Command.Describe(Worlds.choice(random), traits().next(random)))));
    }

    private static Set<Addressee> named(boolean everybody, Set<Addressee> some) {
        Set<Addressee> named = new HashSet<>(some);
        if (everybody) {
            named.add(Addressee.EVERYBODY);
        }
        return named;
    }

    private static Gen<Traits> traits() {
        return random -> new Traits(
                List.copyOf(Gen.subset(Worlds.TRAITS, 40).next(random)),
                Gen.subset(Worlds.TRAITS, 30).next(random));
    }

    private static Gen<RuleWish> rules() {
        Gen<Set<String>> few = random ->
                random.nextInt(3) > 0 ? Set.of() : Gen.subset(Worlds.TRAITS, 40).next(random);
        Gen<Optional<List<Integer>>> resources = Gen.choice().listOf(0, 3).present(90);
        return random -> new RuleWish(
                actions(
                        random.nextInt(4) > 0,
                        Gen.subset(List.of(PolicyAction.values()), 35).next(random)),
                resources.next(random),
                Gen.pick(List.of(PolicyFact.Spread.values())).next(random),
                few.next(random),
                few.next(random));
    }

    /** Most rules let see what they let do. */
    private static Set<PolicyAction> actions(boolean seeing, Set<PolicyAction> others) {
        Set<PolicyAction> actions = new HashSet<>(others);
        if (seeing) {
            actions.add(PolicyAction.READ_ASSETS);
        }
        return actions;
    }
}
