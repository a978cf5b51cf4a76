package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.assets.model.AssetDraft;
import freehold.assets.model.Category;
import freehold.assets.model.Details;
import freehold.assets.model.Location;
import freehold.assets.model.TypeDraft;
import freehold.assets.model.TypeDraft.AspectUse;
import freehold.assets.model.Values;
import freehold.assets.usecase.DeleteAsset;
import freehold.decision.AspectNames;
import freehold.decision.AssetId;
import freehold.decision.Channel;
import freehold.decision.Names;
import freehold.decision.Profile;
import freehold.decision.ShareFact;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.decision.TimeWindow;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Three tenants with random trees, types, subtenants and shares of each with each. */
final class RandomWorld {
    static final List<SubtenantId> SUBTENANTS = List.of(new SubtenantId("north"), new SubtenantId("south"));
    private static final List<String> WORDS =
            List.of("Press", "press", "Pump", "Öfen", "水車", "𝄞 Organ", "￿x", "", "a_b%", "'; --", "A");
    private static final List<String> FIELDS = List.of("name", "description", "externalId", "location");
    private static final List<String> VARIABLES = List.of("serial", "owner", "externalId", "maker", "speed", "load");

    private final Stage stage;
    private final Random random;
    final List<TenantId> tenants = new ArrayList<>();
    final Map<TenantId, List<AssetId>> assets = new HashMap<>();
    final List<ShareFact> shares = new ArrayList<>();

    RandomWorld(Stage stage, long seed, String prefix) {
        this.stage = stage;
        this.random = new Random(seed);
        for (String name : List.of("a", "b", "c")) {
            TenantId tenant = new TenantId(prefix + name);
            tenants.add(tenant);
            assets.put(tenant, new ArrayList<>(List.of(stage.found(tenant))));
            types(tenant);
            for (int i = 0; i < 18; i++) {
                asset(tenant);
            }
        }
        for (int i = 0; i < 12; i++) {
            share();
        }
        tenants.forEach(this::delete);
    }

    private void types(TenantId tenant) {
        stage.aspectType(tenant, "plate", Category.STATIC, Stage.text("maker"), Stage.text("owner"));
        stage.aspectType(tenant, "spindle", Category.DYNAMIC, Stage.number("speed"), Stage.number("load"));
        stage.assetType(
                tenant,
                "machine",
                new TypeDraft.OfAsset(
                        "Machine",
                        "what makes things",
                        "core.basicdevice",
                        true,
                        List.of(Stage.text("serial")),
                        List.of(new AspectUse("plate", tenant + ".plate"))));
        stage.assetType(
                tenant,
                "press",
                new TypeDraft.OfAsset(
                        "Press",
                        "",
                        tenant + ".machine",
                        true,
                        List.of(Stage.text("owner")),
                        List.of(new AspectUse("left", tenant + ".spindle"), new AspectUse("shake", "core.vibration"))));
        stage.assetType(
                tenant, "hall", new TypeDraft.OfAsset("Hall", "", "core.basichierarchy", true, List.of(), List.of()));
    }

    private void asset(TenantId tenant) {
        List<AssetId> known = ownTree(tenant);
        String type = pick(List.of(tenant + ".machine", tenant + ".press", tenant + ".hall", "core.basicarea"));
        boolean machine = !type.endsWith("hall") && !type.endsWith("area");
        AssetDraft draft = Stage.draft(
                pick(known).value(),
                type,
                new Details(
                        pick(WORDS) + random.nextInt(4),
                        maybe(pick(WORDS)),
                        maybe("described " + random.nextInt(3)),
                        maybe(new Location(
                                Optional.of("DE"),
                                Optional.empty(),
                                Optional.of("town " + random.nextInt(1_000)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(8.4),
                                Optional.of(49.0))),
                        machine && random.nextBoolean()
                                ? Values.of(
                                        Map.of("serial", "S" + random.nextInt(9)),
                                        Map.of("plate", Map.of("maker", "M")))
                                : Values.NONE));
        AssetId id = stage.create(Stage.administrator(tenant), draft).asset().id();
        known.add(id);
        if (random.nextInt(6) == 0) {
            stage.assign(tenant, id, pick(SUBTENANTS));
        }
    }

    private void share() {
        TenantId owner = pick(tenants);
        TenantId receiver = pick(tenants.stream().filter(t -> !t.equals(owner)).toList());
        List<AssetId> candidates = ownTree(owner);
        AssetId root = candidates.get(1 + random.nextInt(candidates.size() - 1));
        ShareFact share = new ShareFact(
                Stage.shareId(),
                owner,
                receiver,
                root,
                random.nextInt(4) == 0 ? Set.of(pick(List.of(Channel.values()))) : EnumSet.allOf(Channel.class),
                new Profile(names(FIELDS), names(VARIABLES), aspects(), aspects()),
                random.nextInt(4) > 0,
                random.nextInt(3) == 0 ? Set.of(pick(candidates)) : Set.of(),
                random.nextBoolean(),
                random.nextInt(8) == 0
                        ? new TimeWindow(Optional.of(Instant.parse("2999-01-01T00:00:00Z")), Optional.empty())
                        : TimeWindow.ALWAYS,
                TimeWindow.ALWAYS,
                random.nextInt(3) == 0 ? pick(ownTree(receiver)) : stage.folder(receiver, owner),
                Instant.EPOCH.plusSeconds(shares.size()));
        shares.add(share);
        stage.lend(share);
    }

    /** A few branches, or what is left of them; those with received assets in them stay. */
    private void delete(TenantId tenant) {
        for (int i = 0; i < 4; i++) {
            AssetId id = pick(ownTree(tenant));
            try {
                stage.get(DeleteAsset.class).deleteBranch(Stage.administrator(tenant), id.value(), 0);
            } catch (ProblemException refused) {
                assertThat(refused.problem()).isNotInstanceOf(Problem.NotFound.class);
            }
        }
    }

    private List<AssetId> ownTree(TenantId tenant) {
        return assets.computeIfAbsent(tenant, first -> new ArrayList<>());
    }

    private Names names(List<String> all) {
        if (random.nextInt(4) == 0) {
            return Names.ALL;
        }
        Set<String> some = new HashSet<>();
        all.stream().filter(name -> random.nextBoolean()).forEach(some::add);
        return new Names.Only(some);
    }

    private AspectNames aspects() {
        return switch (random.nextInt(3)) {
            case 0 -> AspectNames.ALL;
            case 1 -> AspectNames.NONE;
            default -> new AspectNames(Map.of("plate", names(VARIABLES), "left", names(VARIABLES)), Names.NONE);
        };
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    Random random() {
        return random;
    }

    List<AssetId> allAssets() {
        return assets.values().stream().flatMap(List::stream).toList();
    }
}
