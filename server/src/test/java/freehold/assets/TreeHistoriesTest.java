package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Reach;
import freehold.assets.model.AssetField;
import freehold.assets.model.BinEntry;
import freehold.assets.model.Condition;
import freehold.assets.model.Details;
import freehold.assets.model.Filter;
import freehold.assets.model.Listing;
import freehold.assets.model.Location;
import freehold.assets.model.Order;
import freehold.assets.model.Page;
import freehold.assets.model.PathStep;
import freehold.assets.model.SeenAsset;
import freehold.assets.model.Values;
import freehold.assets.usecase.Address;
import freehold.assets.usecase.DeleteAsset;
import freehold.assets.usecase.FoundAsset;
import freehold.assets.usecase.ListBin;
import freehold.assets.usecase.MoveAsset;
import freehold.assets.usecase.PurgeAsset;
import freehold.assets.usecase.RestoreAsset;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.PageWish;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever happens to a tree: after it, paths, children, counts, locations, values, lists and the bin are those of a naive model
 * that lived through the same.
 */
@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TreeHistoriesTest {
    private static final int RUNS = Boolean.getBoolean("freehold.long") ? 400 : 8;
    private final Stage stage;
    private final Map<String, Integer> done = new TreeMap<>();
    private int tenants;

    TreeHistoriesTest(TestDatabase database) {
        this.stage = new Stage(database);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    /** Numbers choose among the assets there are. */
    private enum Verb {
        CREATE,
        MOVE,
        DELETE,
        DELETE_BRANCH,
        RESTORE,
        RESTORE_ELSEWHERE,
        PURGE,
        SET_VALUES
    }

    private record Step(Verb verb, int asset, int place) {
        static Step random(Random random) {
            return new Step(
                    VERBS.get(random.nextInt(VERBS.size())), random.nextInt(1_000_000), random.nextInt(1_000_000));
        }
    }

    /** Each as often as it is likely. */
    private static final List<Verb> VERBS = List.of(
            Verb.CREATE,
            Verb.CREATE,
            Verb.CREATE,
            Verb.CREATE,
            Verb.MOVE,
            Verb.MOVE,
            Verb.DELETE,
            Verb.DELETE_BRANCH,
            Verb.RESTORE,
            Verb.RESTORE_ELSEWHERE,
            Verb.PURGE,
            Verb.SET_VALUES,
            Verb.SET_VALUES);

    @Test
    void afterAnyHistoryTheTreeIsTheModels() {
        long first = Optional.ofNullable(Long.getLong("freehold.seed")).orElseGet(new Random()::nextLong);
        for (int run = 0; run < RUNS; run++) {
            long seed = first + run;
            List<String> told = new ArrayList<>();
            try {
                live(new Random(seed), told);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(
                        "repeat: -Dfreehold.seed=" + seed + " after " + String.join("\n  ", told), failure);
            }
        }
        System.out.println("histories of trees from seed " + first + ": " + done);
        assertThat(done.keySet()).hasSize(2 * Verb.values().length - 1);
    }

    private void live(Random random, List<String> told) {
        TenantId tenant = new TenantId("h" + tenants++);
        AssetId root = stage.found(tenant);
        TreeModel model = new TreeModel(ValuesModel.on(stage, tenant));
        model.add(root.value(), Optional.empty(), "Root of " + tenant, Optional.empty());
        Caller caller = Stage.administrator(tenant);
        int steps = 20 + random.nextInt(40);
        for (int i = 0; i < steps; i++) {
            Step step = Step.random(random);
            told.add(step.toString());
            boolean happened = take(step, caller, model);
            done.merge(step.verb() + (happened ? "" : " refused"), 1, Integer::sum);
            compareTree(caller, model);
            compareBin(caller, model);
        }
    }

    /** Whether it could be done, in the model; the product has to say the same. */
    private boolean take(Step step, Caller caller, TreeModel model) {
        List<TreeModel.Node> all = model.all();
        List<TreeModel.Act> bin = model.bin();
        String asset = all.get(step.asset() % all.size()).id();
        String place = all.get(step.place() % all.size()).id();
        String binned =
                bin.isEmpty() ? asset : bin.get(step.asset() % bin.size()).top();
        return switch (step.verb()) {
            case CREATE -> create(step, caller, model);
            case MOVE ->
                agree(
                        model.move(asset, place),
                        () -> stage.get(MoveAsset.class).move(caller, own(asset), etag(caller, asset), place));
            case DELETE ->
                agree(
                        model.delete(asset, false),
                        () -> stage.get(DeleteAsset.class).delete(caller, own(asset), etag(caller, asset)));
            case DELETE_BRANCH ->
                agree(
                        model.delete(asset, true),
                        () -> stage.get(DeleteAsset.class).deleteBranch(caller, asset, etag(caller, asset)));
            case RESTORE -> restore(caller, model, binned, Optional.empty());
            case RESTORE_ELSEWHERE -> restore(caller, model, binned, Optional.of(place));
            case SET_VALUES -> setValues(step, asset, caller, model);
            case PURGE -> {
                long etag = etag(caller, binned);
                yield agree(
                        model.purge(binned), () -> stage.get(PurgeAsset.class).purge(caller, binned, etag));
            }
        };
    }

    private boolean create(Step step, Caller caller, TreeModel model) {
        List<TreeModel.Node> live = model.live();
        String parent = live.get(step.place() % live.size()).id();
        String name = "Asset " + step.asset() % 7;
        Optional<String> town = step.asset() % 3 == 0 ? Optional.of("Town " + step.place() % 5) : Optional.empty();
        String type = model.values().type(step.asset());
        Values wanted = model.values().wanted(step.place());
        Values values = model.values().fit(type, wanted) ? wanted : Values.NONE;
        FoundAsset created = stage.create(caller, Stage.draft(parent, type, details(name, town, values)));
        String id = created.asset().id().value();
        model.add(id, Optional.of(parent), name, town);
        model.values().set(id, type, values);
        return true;
    }

    private boolean setValues(Step step, String asset, Caller caller, TreeModel model) {
        Values wanted = model.values().wanted(step.place());
        TreeModel.Node node = model.node(asset);
        boolean possible = node.live() && model.values().fit(wanted, asset);
        if (possible) {
            model.values().set(asset, wanted);
        }
        return agree(
                possible, () -> stage.change(caller, new AssetId(asset), details(node.name(), node.town(), wanted)));
    }

    private static Details details(String name, Optional<String> town, Values values) {
        return new Details(name, Optional.empty(), Optional.empty(), town.map(TreeHistoriesTest::at), values);
    }

    private static Location at(String town) {
        return new Location(
                Optional.empty(),
                Optional.empty(),
                Optional.of(town),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private boolean restore(Caller caller, TreeModel model, String asset, Optional<String> place) {
        long etag = etag(caller, asset);
        return agree(
                model.restore(asset, place),
                () -> stage.get(RestoreAsset.class)
                        .restore(caller, new RestoreAsset.Wish(asset, etag, place, Optional.empty())));
    }

    private static boolean agree(boolean possible, Runnable act) {
        boolean happened = true;
        try {
            act.run();
        } catch (ProblemException refused) {
            happened = false;
        }
        assertThat(happened).isEqualTo(possible);
        return happened;
    }

    private static Address own(String id) {
        return new Address(id, Reach.OWN);
    }

    private long etag(Caller caller, String id) {
        return stage.read(caller, new AssetId(id), Reach.OWN).asset().etag();
    }

    private void compareTree(Caller caller, TreeModel model) {
        Map<String, Optional<String>> live = parents(model.live());
        List<SeenAsset> listed = list(caller, Filter.everything());
        assertThat(parentsOf(listed)).isEqualTo(live);
        assertThat(parentsOf(list(caller, WithBin.ALL))).isEqualTo(parents(model.all()));
        assertThat(list(caller, WithBin.DELETED)).hasSize(model.all().size() - live.size());
        for (TreeModel.Node node : model.all()) {
            FoundAsset found = stage.read(caller, new AssetId(node.id()), Reach.OWN);
            assertThat(found.path().stream().map(PathStep::name).toList()).isEqualTo(model.path(node.id()));
            assertThat(found.asset().deleted().isEmpty()).isEqualTo(node.live());
            assertThat(found.asset().details().location().flatMap(Location::locality))
                    .isEqualTo(model.town(node.id()));
            assertThat(ValuesModel.ofFamily(found.asset().details().values()))
                    .isEqualTo(model.values().shown(node.id()));
        }
        for (SeenAsset asset : listed) {
            assertThat(ValuesModel.ofFamily(asset.details().values()))
                    .isEqualTo(model.values().shown(asset.id().value()));
            assertThat(asset.details().location().flatMap(Location::locality))
                    .isEqualTo(model.town(asset.id().value()));
        }
        TreeModel.Node some = model.all().get(live.size() % model.all().size());
        Filter<SeenAsset> below = new Filter.Compare<>(AssetField.PARENT_ID, new Condition.Is(Optional.of(some.id())));
        assertThat(parentsOf(list(caller, below)).keySet())
                .isEqualTo(parents(model.childrenOf(some.id())).keySet());
    }

    private void compareBin(Caller caller, TreeModel model) {
        freehold.kernel.http.Page<BinEntry> page =
                stage.get(ListBin.class).list(caller, PageWish.of(0, PageWish.MAX_SIZE));
        List<BinEntry> entries = page.items();
        assertThat(page.page().totalElements()).isEqualTo(entries.size());
        Map<String, String> told = new TreeMap<>();
        entries.forEach(entry -> told.put(
                entry.asset().value(),
                entry.assets() + " "
                        + entry.path().stream().map(BinEntry.Step::name).toList()));
        Map<String, String> expected = new TreeMap<>();
        model.bin()
                .forEach(act ->
                        expected.put(act.top(), model.membersOf(act.top()).size() + " " + act.path()));
        assertThat(told).isEqualTo(expected);
    }

    private static Map<String, Optional<String>> parents(List<TreeModel.Node> nodes) {
        return nodes.stream().collect(Collectors.toMap(TreeModel.Node::id, TreeModel.Node::parent));
    }

    private static Map<String, Optional<String>> parentsOf(List<SeenAsset> assets) {
        return assets.stream()
                .collect(Collectors.toMap(
                        asset -> asset.id().value(), asset -> asset.parent().map(AssetId::value)));
    }

    private List<SeenAsset> list(Caller caller, Filter<SeenAsset> filter) {
        List<SeenAsset> all = new ArrayList<>();
        Page<SeenAsset> page;
        int number = 0;
        do {
            PageWish window = new PageWish(number++, 50);
            page = stage.lists()
                    .list(caller, new Listing<>(filter, new Order<>(AssetField.NAME, false), window), Reach.OWN);
            all.addAll(page.rows());
        } while (!page.rows().isEmpty());
        assertThat(page.total()).isEqualTo(all.size());
        assertThat(Set.copyOf(all)).hasSameSizeAs(all);
        return all;
    }
}
