package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.access.Reach;
import freehold.assets.model.AspectField;
import freehold.assets.model.AspectType;
import freehold.assets.model.AspectTypeField;
import freehold.assets.model.AssetField;
import freehold.assets.model.AssetType;
import freehold.assets.model.AssetTypeField;
import freehold.assets.model.Category;
import freehold.assets.model.Condition;
import freehold.assets.model.Condition.Between.Edge;
import freehold.assets.model.Field;
import freehold.assets.model.Filter;
import freehold.assets.model.Listing;
import freehold.assets.model.Order;
import freehold.assets.model.Page;
import freehold.assets.model.SeenAspect;
import freehold.assets.model.SeenAsset;
import freehold.assets.model.SeenVariable;
import freehold.assets.model.Timestamps;
import freehold.assets.model.Variable;
import freehold.assets.model.VariableField;
import freehold.assets.usecase.Address;
import freehold.assets.usecase.BrowseTree;
import freehold.assets.usecase.FoundType;
import freehold.assets.usecase.ListParts;
import freehold.assets.usecase.SearchAssets;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.Projection;
import freehold.decision.Role;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.kernel.http.PageWish;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsEqualReadsTest {
    private static final int WORLDS = 2;
    private static final PageWish FIRST = new PageWish(0, 10);

    private final Stage stage;
    private int received;
    private int deleted;

    ListsEqualReadsTest(TestDatabase database) {
        this.stage = new Stage(database);
    }

    @AfterAll
    void close() {
        stage.close();
        assertThat(received).as("received assets that were compared").isPositive();
        assertThat(deleted).as("deleted assets that were compared").isPositive();
    }

    static List<Long> seeds() {
        return new Random().longs(WORLDS).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aListIsWhatOneCouldReadOneByOne(long seed) {
        RandomWorld world = new RandomWorld(stage, seed, "w" + Math.floorMod(seed, 100_000));
        for (TenantId tenant : world.tenants) {
            for (Caller caller : callers(tenant)) {
                for (Reach reach : Reach.values()) {
                    assetsAgree(world, caller, reach);
                    typesAgree(world, caller, reach);
                }
            }
            nobodyWithoutRole(world, tenant);
        }
    }

    private static List<Caller> callers(TenantId tenant) {
        List<Caller> callers = new ArrayList<>();
        callers.add(Stage.administrator(tenant));
        callers.add(Stage.caller(tenant, Optional.empty(), Role.STANDARD_USER));
        for (SubtenantId subtenant : RandomWorld.SUBTENANTS) {
            callers.add(Stage.caller(tenant, Optional.of(subtenant), Role.SUBTENANT_USER));
        }
        return callers;
    }

    private void assetsAgree(RandomWorld world, Caller caller, Reach reach) {
        Order<SeenAsset> order = new Order<>(
                world.pick(Arrays.stream(AssetField.values())
                        .filter(Field::sortable)
                        .toList()),
                world.random().nextBoolean());
        List<SeenAsset> listed =
                all(world.random(), order, WithBin.ALL, l -> stage.lists().list(caller, l, reach));
        assertThat(all(
                        world.random(),
                        order,
                        Filter.everything(),
                        l -> stage.lists().list(caller, l, reach)))
                .isEqualTo(listed.stream().filter(WithBin::inTree).toList());
        assertThat(listed)
                .isSortedAccordingTo(order.comparator(asset -> asset.id().value()));
        assertThat(listed).doesNotHaveDuplicates();
        Set<AssetId> ids = new HashSet<>();
        for (SeenAsset asset : listed) {
            ids.add(asset.id());
            received += asset.sharing() == SeenAsset.Sharing.RECEIVER ? 1 : 0;
            assertThat(stage.read(caller, asset.id(), reach).asset()).isEqualTo(asset);
            deleted += WithBin.inTree(asset) ? 0 : 1;
            if (world.random().nextInt(5) == 0 && WithBin.inTree(asset)) {
                partsAgree(world, caller, asset, reach);
            }
        }
        new Places(stage).agree(caller, listed, reach);
        searchAgrees(world, caller, listed.stream().filter(WithBin::inTree).toList(), reach);
        for (AssetId id : world.allAssets()) {
            if (!ids.contains(id)) {
                hidden(() -> stage.read(caller, id, reach));
            }
        }
        for (int i = 0; i < 6; i++) {
            Filter<SeenAsset> filter = filter(world, AssetField.values(), listed, 3);
            if (filter.asksFor(AssetField.SUBTENANT) || filter.asksFor(AssetField.T2_TENANT)) {
                if (caller.subtenant().isEmpty() && !caller.subject().roles().contains(Role.ADMINISTRATOR)) {
                    refused(() -> stage.lists().list(caller, new Listing<>(filter, order, FIRST), reach));
                    continue;
                }
            }
            assertThat(all(world.random(), order, filter, l -> stage.lists().list(caller, l, reach)))
                    .as("%s", filter)
                    .isEqualTo(listed.stream()
                            .filter(asset -> WithBin.inTree(asset) || filter.asksFor(AssetField.DELETED))
                            .filter(filter::matches)
                            .toList());
        }
    }

    /** The parts of an asset show what the asset shows, and definitions of nothing else. */
    private void partsAgree(RandomWorld world, Caller caller, SeenAsset asset, Reach reach) {
        Address address = new Address(asset.id().value(), reach);
        ListParts parts = stage.get(ListParts.class);
        Order<SeenAspect> order = new Order<>(world.pick(List.of(AspectField.values())), true);
        List<SeenAspect> aspects =
                all(world.random(), order, Filter.everything(), l -> parts.aspects(caller, address, l));
        assertThat(aspects).isSortedAccordingTo(order.comparator(SeenAspect::name));
        Map<String, SortedMap<String, String>> values = new TreeMap<>();
        for (SeenAspect aspect : aspects) {
            assertThat(aspect.type().variables()).isNotEmpty();
            if (!aspect.values().isEmpty()) {
                values.put(aspect.name(), aspect.values());
            }
            Projection projection = projection(caller, asset, reach);
            for (Variable variable : aspect.type().variables()) {
                assertThat(
                                aspect.type().category() == Category.STATIC
                                        ? projection.showsStatic(aspect.name(), variable.name())
                                        : projection.showsDynamic(aspect.name(), variable.name()))
                        .isTrue();
            }
        }
        assertThat(values).isEqualTo(asset.details().values().aspects());
        Filter<SeenAspect> filter = filter(world, AspectField.values(), aspects, 2);
        assertThat(all(world.random(), order, filter, l -> parts.aspects(caller, address, l)))
                .isEqualTo(aspects.stream().filter(filter::matches).toList());
        Order<SeenVariable> byValue = new Order<>(world.pick(List.of(VariableField.values())), false);
        Map<String, String> direct = new TreeMap<>();
        all(world.random(), byValue, Filter.<SeenVariable>everything(), l -> parts.variables(caller, address, l))
                .forEach(seen -> seen.value()
                        .ifPresent(value -> direct.put(seen.variable().name(), value)));
        assertThat(direct).isEqualTo(asset.details().values().variables());
    }

    /** Words find what is listed and contains them, and nothing else; children are what has the asset for its parent. */
    private void searchAgrees(RandomWorld world, Caller caller, List<SeenAsset> listed, Reach reach) {
        Random random = world.random();
        PageWish window = new PageWish(0, 500);
        List<String> some = List.of("press", "ÖFEN", "水", "𝄞 org", "_b%", "A", "'; --", "town", "serial", "described");
        for (String words : List.of("press", world.pick(some))) {
            List<String> expected = listed.stream()
                    .filter(asset -> (asset.name() + "\n"
                                    + asset.details().externalId().orElse(""))
                            .toLowerCase(Locale.ROOT)
                            .contains(words.toLowerCase(Locale.ROOT)))
                    .map(asset -> asset.id().value())
                    .sorted()
                    .toList();
            Page<SearchAssets.Found> found = stage.get(SearchAssets.class).search(caller, words, window, reach);
            assertThat(found.rows().stream()
                            .map(row -> row.hit().id().value())
                            .sorted()
                            .toList())
                    .as(words)
                    .isEqualTo(expected);
            assertThat(found.total()).isEqualTo(expected.size());
            found.rows().stream()
                    .skip(random.nextInt(3))
                    .limit(1)
                    .forEach(row -> assertThat(row.path())
                            .isEqualTo(stage.read(caller, row.hit().id(), reach).path()));
        }
        if (!listed.isEmpty()) {
            SeenAsset parent = world.pick(listed);
            Page<BrowseTree.Child> children = stage.get(BrowseTree.class)
                    .children(caller, new Address(parent.id().value(), reach), window);
            assertThat(children.rows().stream().map(BrowseTree.Child::asset))
                    .containsExactlyInAnyOrderElementsOf(below(parent, listed));
            children.rows()
                    .forEach(child -> assertThat(child.children())
                            .isEqualTo(below(child.asset(), listed).size()));
        }
    }

    private static List<SeenAsset> below(SeenAsset parent, List<SeenAsset> listed) {
        return listed.stream()
                .filter(asset -> asset.parent().equals(Optional.of(parent.id())))
                .toList();
    }

    private Projection projection(Caller caller, SeenAsset asset, Reach reach) {
        return stage.access.read(
                caller, guard -> guard.require(Action.READ, asset.id(), reach).projection());
    }

    private void typesAgree(RandomWorld world, Caller caller, Reach reach) {
        Order<AssetType> order = new Order<>(world.pick(List.of(AssetTypeField.values())), false);
        List<AssetType> types = all(
                world.random(),
                order,
                Filter.everything(),
                l -> stage.assetTypes().list(caller, l, reach).map(FoundType::type));
        assertThat(types).isSortedAccordingTo(order.comparator(type -> type.id().value()));
        for (AssetType type : types) {
            assertThat(stage.assetTypes()
                            .read(caller, new Address(type.id().value(), reach))
                            .type())
                    .isEqualTo(type);
        }
        Filter<AssetType> filter = filter(world, AssetTypeField.values(), types, 2);
        assertThat(all(
                        world.random(),
                        order,
                        filter,
                        l -> stage.assetTypes().list(caller, l, reach).map(FoundType::type)))
                .isEqualTo(types.stream().filter(filter::matches).toList());
        aspectTypesAgree(world, caller, reach);
        for (TenantId tenant : world.tenants) {
            for (String name : List.of("machine", "press", "hall")) {
                if (types.stream().noneMatch(type -> type.id().value().equals(tenant + "." + name))) {
                    hidden(() -> stage.assetTypes().read(caller, new Address(tenant + "." + name, reach)));
                }
            }
        }
    }

    private void aspectTypesAgree(RandomWorld world, Caller caller, Reach reach) {
        Order<AspectType> order = new Order<>(world.pick(List.of(AspectTypeField.values())), true);
        List<AspectType> types = all(
                world.random(),
                order,
                Filter.everything(),
                l -> stage.aspectTypes().list(caller, l, reach).map(FoundType::type));
        assertThat(types).isSortedAccordingTo(order.comparator(type -> type.id().value()));
        for (AspectType type : types) {
            assertThat(stage.aspectTypes()
                            .read(caller, new Address(type.id().value(), reach))
                            .type())
                    .isEqualTo(type);
        }
        for (TenantId tenant : world.tenants) {
            for (String name : List.of("plate", "spindle")) {
                if (types.stream().noneMatch(type -> type.id().value().equals(tenant + "." + name))) {
                    hidden(() -> stage.aspectTypes().read(caller, new Address(tenant + "." + name, reach)));
                }
            }
        }
    }

    private void nobodyWithoutRole(RandomWorld world, TenantId tenant) {
        Caller nobody = Stage.caller(tenant, Optional.empty());
        Listing<SeenAsset> listing = new Listing<>(Filter.everything(), new Order<>(AssetField.NAME, false), FIRST);
        for (Reach reach : Reach.values()) {
            refused(() -> stage.lists().list(nobody, listing, reach));
            refused(() -> stage.read(nobody, world.allAssets().getFirst(), reach));
        }
    }

    private static void refused(Supplier<?> work) {
        assertThatThrownBy(work::get)
                .extracting(thrown -> ((ProblemException) thrown).problem())
                .isInstanceOf(Problem.Forbidden.class);
    }

    private static void hidden(Supplier<?> read) {
        assertThatThrownBy(read::get)
                .extracting(thrown -> ((ProblemException) thrown).problem())
                .isInstanceOf(Problem.NotFound.class);
    }

    /** All pages of a random size, one after the other, and one past the end. */
    private static <T> List<T> all(
            Random random, Order<T> order, Filter<T> filter, Function<Listing<T>, Page<T>> list) {
        int size = 1 + random.nextInt(9);
        List<T> rows = new ArrayList<>();
        long total =
                list.apply(new Listing<>(filter, order, new PageWish(0, size))).total();
        long pages = Math.ceilDiv(total, (long) size);
        for (int number = 0; number <= pages; number++) {
            Page<T> page = list.apply(new Listing<>(filter, order, new PageWish(number, size)));
            assertThat(page.total()).isEqualTo(total);
            assertThat(page.rows()).hasSize(Math.clamp(total - (long) number * size, 0, size));
            rows.addAll(page.rows());
        }
        assertThat(rows).hasSize((int) total);
        return rows;
    }

    private static <T> Filter<T> filter(RandomWorld world, Field<T>[] fields, List<T> rows, int depth) {
        return switch (world.random().nextInt(depth > 0 ? 5 : 2)) {
            case 2 ->
                new Filter.All<>(
                        List.of(filter(world, fields, rows, depth - 1), filter(world, fields, rows, depth - 1)));
            case 3 ->
                new Filter.Any<>(
                        List.of(filter(world, fields, rows, depth - 1), filter(world, fields, rows, depth - 1)));
            case 4 -> new Filter.Not<>(filter(world, fields, rows, depth - 1));
            default -> {
                Field<T> field = world.pick(List.of(fields));
                Optional<String> value = value(world, field, rows);
                yield new Filter.Compare<>(field, field.isTime() ? ofTime(world, value) : condition(world, value));
            }
        };
    }

    private static <T> Optional<String> value(RandomWorld world, Field<T> field, List<T> rows) {
        List<String> values = rows.isEmpty() ? List.of() : field.valuesOf(world.pick(rows));
        return values.isEmpty() ? Optional.empty() : Optional.of(world.pick(values));
    }

    private static Condition ofTime(RandomWorld world, Optional<String> value) {
        Instant time = Timestamps.parse(value.orElse("2026-01-01T00:00:00Z")).orElseThrow();
        Random random = world.random();
        Instant later = time.plusMillis(random.nextInt(2));
        return switch (random.nextInt(5)) {
            case 0 -> new Condition.Before(later);
            case 1 -> new Condition.After(time.minusMillis(random.nextInt(2)));
            case 2 ->
                new Condition.Between(new Edge(time, random.nextBoolean()), new Edge(later, random.nextBoolean()));
            case 3 -> new Condition.Is(Optional.empty());
            default -> new Condition.At(time);
        };
    }

    private static Condition condition(RandomWorld world, Optional<String> value) {
        if (value.isEmpty()) {
            return new Condition.Is(Optional.empty());
        }
        String text = value.get();
        int half = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
        return switch (world.random().nextInt(5)) {
            case 0 -> new Condition.StartsWith(text.substring(0, half));
            case 1 -> new Condition.EndsWith(text.substring(half));
            case 2 -> new Condition.Contains(text.substring(half));
            case 3 -> new Condition.OneOf(Set.of(text, "nothing"));
            default -> new Condition.Is(value);
        };
    }
}
