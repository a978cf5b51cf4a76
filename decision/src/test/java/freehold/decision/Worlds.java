package freehold.decision;

import freehold.decision.AssetFact.Kind;
import freehold.decision.Command.Terms;
import freehold.decision.Facts.Held;
import freehold.property.Gen;
import freehold.property.Gen.Weighted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random subjects, commands and histories, over few names and moments so that they often meet. */
final class Worlds {
    static final List<TenantId> TENANTS = List.of(new TenantId("alpha"), new TenantId("beta"), new TenantId("gamma"));
    static final List<SubtenantId> SUBTENANTS = List.of(new SubtenantId("s1"), new SubtenantId("s2"));
    static final List<String> NAMES = List.of("name", "location", "a", "b", "c");
    /** Every second around the edges windows have, and next to some of them. */
    static final List<Instant> MOMENTS = Stream.concat(
                    IntStream.rangeClosed(8, 22).mapToObj(Instant::ofEpochSecond),
                    Stream.of(
                            Instant.EPOCH,
                            Instant.ofEpochSecond(9, 999_999_999),
                            Instant.ofEpochSecond(10, 1),
                            Instant.ofEpochSecond(19, 999_999_999),
                            Instant.ofEpochSecond(1_000_000_000)))
            .toList();

    static final List<Addressee> ADDRESSEES = List.of(
            new Addressee.User("ann"),
            new Addressee.User("bob"),
            new Addressee.UserGroup("ann"),
            new Addressee.UserGroup("crew"));
    static final List<String> TRAITS = List.of("pump", "valve", "old");

    static final List<Action.OnAsset> ON_ASSETS = List.of(
            Action.NOTICE,
            Action.READ,
            Action.READ_EVENTS,
            Action.WRITE_EVENTS,
            Action.READ_SERIES,
            Action.FOLLOW_SERIES,
            Action.DELETE_SERIES,
            Action.READ_FILES,
            Action.UPLOAD_FILES,
            Action.EDIT,
            Action.SET_LOCATION,
            new Action.AddChild(true),
            new Action.AddChild(false),
            Action.DELETE,
            Action.MOVE,
            new Action.TakeChild(Optional.empty()),
            new Action.TakeChild(Optional.of(new SubtenantId("s1"))),
            Action.RESTORE,
            Action.PURGE,
            Action.SHARE,
            Action.WRITE_SERIES,
            Action.DELETE_FILES);
    static final List<Action.OnTenant> ON_TENANTS = List.of(
            Action.BROWSE,
            Action.ADMINISTER,
            Action.VIEW_USAGE,
            Action.CREATE_ASPECT_TYPES,
            Action.EDIT_ASPECT_TYPES,
            Action.DELETE_ASPECT_TYPES,
            Action.CREATE_ASSET_TYPES,
            Action.EDIT_ASSET_TYPES,
            Action.DELETE_ASSET_TYPES,
            Action.EDIT_GROUPS,
            Action.EDIT_RECEIVED,
            Action.KEEP_FILES,
            Action.REMOVE_FILES,
            Action.READ_SHARING,
            Action.START_SHARING,
            Action.END_SHARING);

    /** What happens, and who asks for everything afterwards. */
    record Step(Command command, List<Subject> asking) {}

    /** Something that shall hold after each step. */
    interface Holds {
        void check(Facts facts, World world, List<Subject> asking);
    }

    static final Gen<List<Step>> HISTORIES = steps(commands(), commands(), 100);

    /** Histories in which tenants have policies too, and switch them on and off. */
    static final Gen<List<Step>> GOVERNED = steps(commands(), PolicyWorlds.commands(), 50);

    /** Histories in which much is lent, so that assets come through several shares at once. */
    static final Gen<List<Step>> LENT = steps(commands(), acceptances(), 50);

    /** Both, so that every kind of answer comes up often. */
    static final Gen<List<Step>> GOVERNED_OR_LENT = random -> (random.nextInt(5) == 0 ? LENT : GOVERNED).next(random);

    private static final Gen<Optional<SubtenantId>> SUBTENANT =
            Gen.pick(SUBTENANTS).present(60);

    private Worlds() {}

    private static Gen<List<Step>> steps(Gen<Command> some, Gen<Command> others, int most) {
        return ((Gen<Step>) random -> new Step(
                        (random.nextBoolean() ? some : others).next(random),
                        subjects().listOf(2, 4).next(random)))
                .listOf(20, most);
    }

    /** Each tenant with its root, one asset, and a folder for received assets; nothing shared. */
    static Facts start() {
        List<Held> assets = new ArrayList<>();
        for (int i = 0; i < TENANTS.size(); i++) {
            Optional<AssetId> root = Optional.of(Facts.id(10 * i));
            assets.add(held(i, new AssetFact(Facts.id(10 * i), Optional.empty(), Optional.empty(), Kind.OTHER)));
            assets.add(held(i, new AssetFact(Facts.id(10 * i + 1), root, Optional.empty(), Kind.OTHER)));
            assets.add(held(i, new AssetFact(Facts.id(10 * i + 2), root, Optional.empty(), Kind.SHARE_FOLDER)));
        }
        return new Facts(TENANTS, assets, List.of(), Facts.Policies.NONE, List.of(), Instant.ofEpochSecond(15));
    }

    static Facts after(List<Step> history) {
        Facts facts = start();
        for (Step step : history) {
            facts = step.command().on(facts);
        }
        return facts;
    }

    /** Lives through the history with an engine that is told each change. */
    static void live(List<Step> history, Holds holds) {
        Facts facts = start();
        World world = facts.world();
        for (Step step : history) {
            Facts after = step.command().on(facts);
            world = after.changed(facts, world);
            facts = after;
            holds.check(facts, world, step.asking());
        }
    }

    private static Held held(int tenant, AssetFact fact) {
        return new Held(TENANTS.get(tenant), fact);
    }

    static Gen<Subject> subjects() {
        Gen<Optional<SubtenantId>> level = Gen.pick(SUBTENANTS).present(20);
        Gen<Set<Role>> roles = Gen.subset(List.of(Role.values()), 55);
        Gen<Set<Addressee>> names = Gen.subset(ADDRESSEES, 40);
        return random -> new Subject(
                Gen.pick(TENANTS).next(random),
                level.next(random),
                Gen.percent(20).next(random),
                roles.next(random),
                names.next(random));
    }

    /** One of a tenant's own people who may do everything at tenant level. */
    static Subject administrator(TenantId tenant) {
        return new Subject(tenant, Optional.empty(), false, Set.of(Role.ADMINISTRATOR));
    }

    static Gen<Command> commands() {
        return Gen.weighted(List.of(
                new Weighted<>(34, creations()),
                new Weighted<>(12, random -> new Command.Move(choice(random), choice(random))),
                new Weighted<>(
                        6,
                        random -> new Command.Delete(
                                choice(random), Gen.percent(75).next(random))),
                new Weighted<>(
                        8,
                        random ->
                                new Command.Bin(choice(random), Gen.percent(60).next(random))),
                new Weighted<>(3, random -> new Command.Assign(choice(random), SUBTENANT.next(random))),
                new Weighted<>(42, acceptances()),
                new Weighted<>(4, random -> new Command.End(choice(random))),
                new Weighted<>(6, random -> new Command.Renew(choice(random), terms().next(random))),
                new Weighted<>(
                        24,
                        random -> new Command.LayOver(
                                choice(random),
                                choice(random),
                                Gen.pick(SUBTENANTS).present(80).next(random),
                                Gen.pick(NAMES).next(random))),
                new Weighted<>(8, clocks()),
                new Weighted<>(1, random -> new Command.Toggle(choice(random)))));
    }

    static Gen<Command> creations() {
        return random -> new Command.Create(
                random.nextInt(1_000_000),
                choice(random),
                SUBTENANT.present(10).next(random),
                random.nextInt(12) == 0
                        ? Kind.SHARE_FOLDER
                        : Gen.pick(List.of(Kind.BASIC_HIERARCHY, Kind.SUBTENANT_FOLDER, Kind.OTHER))
                                .next(random));
    }

    static Gen<Command> acceptances() {
        return random ->
                new Command.Accept(random.nextInt(1_000_000), choice(random), choice(random), terms().next(random));
    }

    static Gen<Command> clocks() {
        return random -> new Command.Clock(random.nextInt(8, 23), random.nextInt(-1, 2));
    }

    static int choice(RandomGenerator random) {
        return Gen.choice().next(random);
    }

    static Gen<Terms> terms() {
        return random -> new Terms(
                Gen.subset(List.of(Channel.values()), 75).next(random),
                profiles().next(random),
                Gen.percent(80).next(random),
                Gen.choice().listOf(0, 1).next(random),
                Gen.percent(40).next(random),
                windows().next(random),
                windows().next(random),
                choice(random));
    }

    private static Gen<TimeWindow> windows() {
        Gen<Optional<Instant>> edges =
                Gen.between(9, 21).<Instant>map(Instant::ofEpochSecond).present(25);
        return random -> new TimeWindow(edges.next(random), edges.next(random));
    }

    private static Gen<Profile> profiles() {
        return random -> new Profile(
                names().next(random),
                names().next(random),
                aspects().next(random),
                aspects().next(random),
                random.nextBoolean());
    }

    private static Gen<Names> names() {
        return random -> random.nextInt(4) == 0
                ? Names.ALL
                : new Names.Only(Gen.subset(NAMES, 40).next(random));
    }

    private static Gen<AspectNames> aspects() {
        return random -> {
            Map<String, Names> named = new HashMap<>();
            for (String aspect : Gen.subset(NAMES, 40).next(random)) {
                named.put(aspect, names().next(random));
            }
            return new AspectNames(named, random.nextBoolean() ? Names.NONE : names().next(random));
        };
    }
}
