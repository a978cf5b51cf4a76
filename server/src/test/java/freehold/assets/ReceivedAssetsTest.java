package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import freehold.access.Reach;
import freehold.assets.model.AssetType;
import freehold.assets.model.Category;
import freehold.assets.model.Details;
import freehold.assets.model.Location;
import freehold.assets.model.PathStep;
import freehold.assets.model.SeenAsset;
import freehold.assets.model.TypeDraft;
import freehold.assets.model.TypeDraft.AspectUse;
import freehold.assets.model.Values;
import freehold.assets.model.Variable;
import freehold.assets.usecase.Address;
import freehold.assets.usecase.ChangeAsset;
import freehold.assets.usecase.CreateAsset;
import freehold.assets.usecase.FoundAsset;
import freehold.assets.usecase.SetLocation;
import freehold.decision.Action;
import freehold.decision.AspectNames;
import freehold.decision.AssetId;
import freehold.decision.Channel;
import freehold.decision.Names;
import freehold.decision.Profile;
import freehold.decision.Role;
import freehold.decision.ShareFact;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.decision.TimeWindow;
import freehold.identity.Caller;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceivedAssetsTest {
    private static final Details FULL = new Details(
            "Press 7",
            Optional.of("serial-7"),
            Optional.of("secret words"),
            Optional.of(new Location(
                    Optional.of("DE"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())),
            Values.of(
                    Map.of("serial", "7", "price", "9000"),
                    Map.of("plate", Map.of("maker", "M", "cost", "1"), "hidden", Map.of("maker", "H"))));

    private static int count;

    private final Stage stage;
    private TenantId owner = new TenantId("x");
    private TenantId receiver = new TenantId("x");
    private AssetId ownersRoot = new AssetId("0".repeat(32));
    private AssetId receiversRoot = ownersRoot;
    private AssetId hall = ownersRoot;
    private AssetId press = ownersRoot;
    private AssetId part = ownersRoot;

    ReceivedAssetsTest(TestDatabase database) {
        stage = new Stage(database);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @BeforeEach
    void anOwnerWithAPressInAHall() {
        count++;
        owner = new TenantId("own" + count);
        receiver = new TenantId("rec" + count);
        ownersRoot = stage.found(owner);
        receiversRoot = stage.found(receiver);
        stage.aspectType(owner, "plate", Category.STATIC, Stage.text("maker"), Stage.text("cost"));
        stage.aspectType(owner, "spindle", Category.DYNAMIC, Stage.number("speed"), Stage.number("load"));
        stage.assetType(
                owner,
                "press",
                new TypeDraft.OfAsset(
                        "Press",
                        "how we build them",
                        "core.basicdevice",
                        true,
                        List.of(Stage.text("serial"), Stage.text("price")),
                        List.of(
                                new AspectUse("plate", owner + ".plate"),
                                new AspectUse("hidden", owner + ".plate"),
                                new AspectUse("spindle", owner + ".spindle"))));
        Caller administrator = Stage.administrator(owner);
        hall = stage.create(administrator, ownersRoot, "core.basicarea", "Hall");
        press = stage.create(administrator, Stage.draft(hall.value(), owner + ".press", FULL))
                .asset()
                .id();
        part = stage.create(administrator, press, "core.basicdevice", "Part");
    }

    private ShareFact share(AssetId root, Profile profile, Channel... channels) {
        ShareFact share = new ShareFact(
                Stage.shareId(),
                owner,
                receiver,
                root,
                Set.of(channels),
                profile,
                true,
                Set.of(),
                false,
                TimeWindow.ALWAYS,
                TimeWindow.ALWAYS,
                stage.folder(receiver, owner),
                Instant.EPOCH);
        stage.lend(share);
        return share;
    }

    private static Profile narrow() {
        return new Profile(
                Names.of("name"),
                Names.of("serial"),
                new AspectNames(Map.of("plate", Names.of("maker")), Names.NONE),
                new AspectNames(Map.of("spindle", Names.of("speed")), Names.NONE));
    }

    private static Profile everything() {
        return new Profile(Names.ALL, Names.ALL, AspectNames.ALL, AspectNames.ALL);
    }

    private FoundAsset received(AssetId id) {
        return stage.read(Stage.administrator(receiver), id, Reach.OWN_AND_RECEIVED);
    }

    @Test
    void aReceiverSeesWhatTheProfileNamesAndNothingElse() {
        share(press, narrow(), Channel.DETAILS, Channel.TELEMETRY);
        SeenAsset seen = received(press).asset();
        assertThat(seen.owner()).isEqualTo(owner);
        assertThat(seen.sharing()).isEqualTo(SeenAsset.Sharing.RECEIVER);
        assertThat(seen.details())
                .isEqualTo(new Details(
                        "Press 7",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Values.of(Map.of("serial", "7"), Map.of("plate", Map.of("maker", "M")))));
        assertThat(stage.read(Stage.administrator(owner), press, Reach.OWN)
                        .asset()
                        .sharing())
                .isEqualTo(SeenAsset.Sharing.SHARER);
        assertThat(stage.read(Stage.administrator(owner), hall, Reach.OWN)
                        .asset()
                        .sharing())
                .isEqualTo(SeenAsset.Sharing.NONE);
    }

    @Test
    void aHiddenNameIsReplacedByTheBeginningOfTheId() {
        share(press, narrow(), Channel.TELEMETRY);
        assertThat(received(press).asset().name())
                .isEqualTo("Asset " + press.value().substring(0, 8));
        assertThat(received(part).path().getLast())
                .isEqualTo(new PathStep(press, "Asset " + press.value().substring(0, 8)));
    }

    @Test
    void theTreeAboveIsTheReceivers() {
        share(press, everything(), Channel.DETAILS);
        AssetId folder = stage.folder(receiver, owner);
        FoundAsset found = received(part);
        assertThat(found.path())
                .containsExactly(
                        new PathStep(receiversRoot, "Root of " + receiver),
                        new PathStep(folder, "Shares of " + owner),
                        new PathStep(press, "Press 7"));
        assertThat(received(press).asset().parent()).contains(folder);
        assertThat(found.asset().parent()).contains(press);
    }

    @Test
    void aSubtenantsPeopleSetTheLocationOfAllTheirAssets() {
        SubtenantId north = new SubtenantId("north");
        stage.assign(owner, press, north);
        Caller caller = Stage.caller(owner, Optional.of(north), Role.SUBTENANT_USER);
        SetLocation setLocation = stage.get(SetLocation.class);
        Address address = new Address(press.value(), Reach.OWN);
        Location town = new Location(
                Optional.empty(),
                Optional.empty(),
                Optional.of("Ulm"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(setLocation.put(caller, address, 0, town).asset().details().location())
                .contains(town);
        assertThat(setLocation.remove(caller, address, 1).asset().details().location())
                .isEmpty();
        Address invisible = new Address(hall.value(), Reach.OWN);
        assertThatThrownBy(() -> setLocation.put(caller, invisible, 0, town))
                .extracting(refusal -> ((ProblemException) refusal).problem())
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void aLocationIsInheritedWithinTheShareAndFromNowhereElse() {
        Caller administrator = Stage.administrator(owner);
        SetLocation setLocation = stage.get(SetLocation.class);
        Location town = FULL.location().orElseThrow();
        setLocation.put(administrator, new Address(hall.value(), Reach.OWN), 0, town);
        ShareFact first = share(press, everything(), Channel.DETAILS);
        assertThat(received(part).asset().placedBy()).contains(press);
        setLocation.remove(administrator, new Address(press.value(), Reach.OWN), 0);
        SeenAsset withoutPlace = received(part).asset();
        assertThat(withoutPlace.placedBy()).isEmpty();
        assertThat(stage.read(administrator, part, Reach.OWN).asset().placedBy())
                .contains(hall);
        ShareFact second = share(hall, narrow(), Channel.DETAILS);
        assertThat(received(part).asset().placedBy()).isEmpty();
        stage.revoke(second);
        ShareFact third = share(hall, everything(), Channel.TELEMETRY);
        assertThat(received(part).asset().placedBy()).isEmpty();
        stage.revoke(third);
        share(hall, everything(), Channel.DETAILS);
        stage.revoke(first);
        assertThat(received(part).asset().placedBy()).contains(hall);
        assertThat(received(part).asset().etag()).isNotEqualTo(withoutPlace.etag());
    }

    @Test
    void hiddenChangesDontMoveTheEtag() {
        share(press, narrow(), Channel.DETAILS);
        SeenAsset before = received(press).asset();
        Details hidden = new Details(
                "Press 7",
                Optional.empty(),
                Optional.of("other words"),
                Optional.empty(),
                Values.of(Map.of("serial", "7", "price", "1"), Map.of("plate", Map.of("maker", "M"))));
        stage.change(Stage.administrator(owner), press, hidden);
        assertThat(received(press).asset()).isEqualTo(before);
        stage.change(Stage.administrator(owner), press, Stage.details("Press 8"));
        assertThat(received(press).asset().etag()).isNotEqualTo(before.etag());
    }

    @Test
    void withoutIncludeSharedAReceivedAssetIsAsGoodAsMissing() {
        share(press, everything(), Channel.DETAILS);
        Caller caller = Stage.administrator(receiver);
        assertThat(problem(() -> stage.read(caller, press, Reach.OWN)))
                .isEqualTo(new Problem.NotFound("asset", press.value()));
        assertThat(problem(() -> stage.read(caller, stage.folder(receiver, owner), Reach.OWN)))
                .isInstanceOf(Problem.NotFound.class);
        assertThat(problem(() -> stage.create(caller, press, "core.basicarea", "below")))
                .isEqualTo(new Problem.NotFound("asset", press.value()));
    }

    @Test
    void aReceivedAssetCantBeChangedOrBuiltUpon() {
        share(press, everything(), Channel.DETAILS);
        Caller caller = Stage.administrator(receiver);
        Address address = new Address(press.value(), Reach.OWN_AND_RECEIVED);
        long etag = received(press).asset().etag();
        assertThat(problem(() -> stage.get(ChangeAsset.class).change(caller, address, etag, current -> current)))
                .extracting(Problem::code)
                .isEqualTo("not-owner");
        assertThat(problem(() -> stage.get(CreateAsset.class)
                        .create(
                                caller,
                                Stage.draft(press.value(), "core.basicarea", Stage.details("x")),
                                Reach.OWN_AND_RECEIVED)))
                .extracting(Problem::code)
                .isEqualTo("not-owner");
        assertThat(problem(() -> stage.create(caller, receiversRoot, owner + ".press", "mine")))
                .isEqualTo(new Problem.NotFound("asset type", owner + ".press"));
        assertThat(problem(() -> stage.assetType(
                        receiver,
                        "press",
                        new TypeDraft.OfAsset("P", "", owner + ".press", true, List.of(), List.of()))))
                .isEqualTo(new Problem.NotFound("asset type", owner + ".press"));
    }

    @Test
    void receivedTypesShowWhatLiveSharesShow() {
        ShareFact share = share(press, narrow(), Channel.DETAILS, Channel.TELEMETRY);
        AssetType type = receivedType(owner + ".press");
        assertThat(type.name()).isEqualTo("Press");
        assertThat(type.description()).isEmpty();
        assertThat(type.instantiable()).isFalse();
        assertThat(type.variables())
                .extracting(direct -> direct.variable().name())
                .containsExactly("serial");
        assertThat(type.aspects()).extracting(AssetType.Aspect::name).containsExactly("plate", "spindle");
        assertThat(type.aspect("plate").orElseThrow().variables())
                .extracting(Variable::name)
                .containsExactly("maker");
        assertThat(stage.aspectTypes()
                        .read(Stage.administrator(receiver), new Address(owner + ".spindle", Reach.OWN_AND_RECEIVED))
                        .type()
                        .variables())
                .extracting(Variable::name)
                .containsExactly("speed");
        ShareFact second = share(press, everything(), Channel.DETAILS);
        assertThat(receivedType(owner + ".press").description()).isEqualTo("how we build them");
        stage.revoke(second);
        stage.revoke(share);
        assertThat(problem(() -> receivedType(owner + ".press"))).isInstanceOf(Problem.NotFound.class);
    }

    private AssetType receivedType(String id) {
        return stage.assetTypes()
                .read(Stage.administrator(receiver), new Address(id, Reach.OWN_AND_RECEIVED))
                .type();
    }

    @Test
    void aChannelThatIsOffHidesTheDefinitionsToo() {
        share(press, everything(), Channel.DETAILS);
        AssetType type = receivedType(owner + ".press");
        assertThat(type.aspects()).extracting(AssetType.Aspect::name).containsExactly("plate", "hidden");
        assertThat(problem(() -> stage.aspectTypes()
                        .read(Stage.administrator(receiver), new Address(owner + ".spindle", Reach.OWN_AND_RECEIVED))))
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void aSeriesHasTheVariablesThatAreLentInTheirSlots() {
        share(
                press,
                new Profile(
                        Names.NONE,
                        Names.NONE,
                        AspectNames.NONE,
                        new AspectNames(Map.of("spindle", Names.of("load")), Names.NONE)),
                Channel.TELEMETRY);
        assertThat(schema(owner, "spindle").orElseThrow().variables())
                .extracting(SeriesSchema.Variable::name, SeriesSchema.Variable::slot)
                .containsExactly(tuple("speed", 0), tuple("load", 1));
        assertThat(schema(receiver, "spindle").orElseThrow().variables())
                .extracting(SeriesSchema.Variable::name, SeriesSchema.Variable::slot)
                .containsExactly(tuple("load", 1));
        assertThat(schema(owner, "plate")).isEmpty();
        assertThat(schema(owner, "nothing")).isEmpty();
        assertThat(schema(receiver, "plate")).isEmpty();
    }

    private Optional<SeriesSchema> schema(TenantId tenant, String aspect) {
        return stage.access.read(
                Stage.administrator(tenant),
                guard -> stage.get(SeriesSchemas.class)
                        .of(guard.require(Action.READ, press, Reach.OWN_AND_RECEIVED), aspect));
    }

    @Test
    void summariesShowNamesAsTheCallerSeesThem() {
        share(press, narrow(), Channel.TELEMETRY);
        for (TenantId tenant : List.of(owner, receiver)) {
            AssetSummary summary = stage.access.read(
                    Stage.administrator(tenant),
                    guard -> stage.get(AssetSummaries.class)
                            .of(guard.require(Action.READ, press, Reach.OWN_AND_RECEIVED)));
            assertThat(summary.name())
                    .isEqualTo(
                            tenant.equals(owner)
                                    ? "Press 7"
                                    : "Asset " + press.value().substring(0, 8));
        }
    }

    @Test
    void thereIsOneFolderForEachOwner() {
        assertThat(stage.folder(receiver, owner)).isEqualTo(stage.folder(receiver, owner));
    }

    private static Problem problem(Runnable work) {
        Problem[] problem = new Problem[1];
        assertThatThrownBy(work::run).satisfies(thrown -> problem[0] = ((ProblemException) thrown).problem());
        return problem[0];
    }
}
