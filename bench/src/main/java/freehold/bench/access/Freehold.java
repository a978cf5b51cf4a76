package freehold.bench.access;

import static freehold.bench.access.SyntheticWorld.NONE;

import freehold.bench.access.SyntheticWorld.Policy;
import freehold.bench.access.SyntheticWorld.Share;
import freehold.bench.access.SyntheticWorld.User;
import freehold.decision.Action;
import freehold.decision.Addressee;
import freehold.decision.AspectNames;
import freehold.decision.AssetFact;
import freehold.decision.AssetId;
import freehold.decision.Channel;
import freehold.decision.Decision;
import freehold.decision.Names;
import freehold.decision.PolicyAction;
import freehold.decision.PolicyBook;
import freehold.decision.PolicyFact;
import freehold.decision.PolicyId;
import freehold.decision.Profile;
import freehold.decision.Role;
import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.Subject;
import freehold.decision.SubtenantId;
import freehold.decision.TenantFacts;
import freehold.decision.TenantId;
import freehold.decision.TimeWindow;
import freehold.decision.Traits;
import freehold.decision.View;
import freehold.decision.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Our decision engine, with the facts as the server keeps them. */
final class Freehold implements Engine {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TimeWindow OVER = new TimeWindow(Optional.empty(), Optional.of(NOW));
    private static final Profile ALL = new Profile(Names.ALL, Names.ALL, AspectNames.ALL, AspectNames.ALL);

    private final SyntheticWorld synthetic;
    private final AssetId[] ids;
    private final AssetId[] folders;
    private final Subject[] subjects;
    private final World world;

    Freehold(SyntheticWorld synthetic) {
        this.synthetic = synthetic;
        int tenants = synthetic.tenants();
        this.ids = new AssetId[synthetic.assets().count()];
        Arrays.setAll(ids, Freehold::id);
        this.folders = new AssetId[tenants];
        Arrays.setAll(folders, tenant -> id(-1 - tenant));
        this.subjects = new Subject[synthetic.users().size()];
        Arrays.setAll(subjects, user -> subject(synthetic.users().get(user), user));
        List<ShareFact> shares = new ArrayList<>();
        for (int i = 0; i < synthetic.shares().size(); i++) {
            shares.add(fact(i, synthetic.shares().get(i)));
        }
        Traits[] traits = traits();
        List<TenantFacts> facts = new ArrayList<>();
        for (int tenant = 0; tenant < tenants; tenant++) {
            TenantId id = tenant(tenant);
            facts.add(TenantFacts.of(id, 1, assetsOf(tenant, traits), sharesOf(id, shares))
                    .with(policiesOf(tenant)));
        }
        this.world = World.of(facts);
    }

    private static List<ShareFact> sharesOf(TenantId tenant, List<ShareFact> shares) {
        return shares.stream()
                .filter(share ->
                        share.owner().equals(tenant) || share.receiver().equals(tenant))
                .toList();
    }

    /** A number that looks like an id: its digits tell nothing of where it stands. */
    private static AssetId id(int number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        return new AssetId("%016x%016x".formatted(mixed ^ (mixed >>> 29), mixed * 0xBF58476D1CE4E5B9L));
    }

    private static TenantId tenant(int number) {
        return new TenantId("tenant" + number);
    }

    private static SubtenantId subtenant(int number) {
        return new SubtenantId("subtenant" + number);
    }

    private static Subject subject(User user, int number) {
        Set<Addressee> names = new HashSet<>(Set.of(new Addressee.User("user" + number)));
        for (int group : user.groups()) {
            names.add(new Addressee.UserGroup("group" + group));
        }
        Role role = user.administrator()
                ? Role.ADMINISTRATOR
                : !user.isConfined() ? Role.STANDARD_USER : Role.SUBTENANT_USER;
        Optional<SubtenantId> confinedTo =
                !user.isConfined() ? Optional.empty() : Optional.of(subtenant(user.subtenant()));
        return new Subject(tenant(user.tenant()), confinedTo, false, Set.of(role), names);
    }

    private static Traits[] traits() {
        Traits[] traits = new Traits[SyntheticWorld.TYPES * SyntheticWorld.REGIONS];
        Arrays.setAll(
                traits,
                cell -> new Traits(
                        List.of(type(cell / SyntheticWorld.REGIONS)), Set.of(region(cell % SyntheticWorld.REGIONS))));
        return traits;
    }

    private static String type(int number) {
        return "core.type" + number;
    }

    private static String region(int number) {
        return "region " + number;
    }

    private List<AssetFact> assetsOf(int tenant, Traits[] traits) {
        Assets assets = synthetic.assets();
        List<AssetFact> facts = new ArrayList<>();
        for (int asset = synthetic.rootOf(tenant); asset < synthetic.endOf(tenant); asset++) {
            int subtenant = assets.subtenant(asset);
            facts.add(new AssetFact(
                    ids[asset],
                    assets.parent(asset) == NONE ? Optional.empty() : Optional.of(ids[assets.parent(asset)]),
                    subtenant == NONE ? Optional.empty() : Optional.of(subtenant(subtenant)),
                    assets.isFolder(asset) ? AssetFact.Kind.SUBTENANT_FOLDER : AssetFact.Kind.OTHER,
                    false,
                    traits[assets.type(asset) * SyntheticWorld.REGIONS + assets.region(asset)]));
        }
        facts.add(new AssetFact(
                folders[tenant],
                Optional.of(ids[synthetic.rootOf(tenant)]),
                Optional.empty(),
                AssetFact.Kind.SHARE_FOLDER));
        return facts;
    }

    private ShareFact fact(int number, Share share) {
        return new ShareFact(
                new ShareId(new UUID(0, number)),
                tenant(share.owner()),
                tenant(share.receiver()),
                ids[share.root()],
                Set.of(Channel.TELEMETRY, Channel.DETAILS),
                ALL,
                true,
                Set.of(),
                share.includeSubtenants(),
                share.live() ? TimeWindow.ALWAYS : OVER,
                TimeWindow.ALWAYS,
                folders[share.receiver()],
                NOW);
    }

    private PolicyBook policiesOf(int tenant) {
        List<PolicyFact> facts = new ArrayList<>();
        for (int i = 0; i < synthetic.policies().size(); i++) {
            Policy policy = synthetic.policies().get(i);
            if (policy.tenant() == tenant) {
                facts.add(fact(i, policy));
            }
        }
        return PolicyBook.of(true, facts);
    }

    private PolicyFact fact(int number, Policy policy) {
        Set<Addressee> names = new HashSet<>();
        policy.users().forEach(user -> names.add(new Addressee.User("user" + user)));
        policy.groups().forEach(group -> names.add(new Addressee.UserGroup("group" + group)));
        PolicyFact.Rule rule = new PolicyFact.Rule(
                Set.of(PolicyAction.READ_ASSETS),
                policy.isRule()
                        ? Optional.empty()
                        : Optional.of(policy.assets().stream()
                                .map(asset -> ids[asset])
                                .collect(Collectors.toSet())),
                policy.branch() ? PolicyFact.Spread.BRANCH : PolicyFact.Spread.ASSET,
                policy.isRule() ? Set.of(type(policy.type())) : Set.of(),
                policy.isRule() ? Set.of(region(policy.region())) : Set.of());
        return new PolicyFact(new PolicyId(new UUID(0, number)), names, List.of(rule));
    }

    /** All answers of one request. */
    View view(int user) {
        return world.view(subjects[user], NOW);
    }

    boolean mayRead(View view, int asset) {
        return view.decide(Action.READ, ids[asset]) instanceof Decision.Allowed;
    }

    /** How many of its own tenant's assets, as the server counts them for a list. */
    long readableOwn(View view) {
        return view.count(view.visible(Action.READ).own());
    }

    @Override
    public boolean mayRead(Question question) {
        return mayRead(view(question.user()), question.asset());
    }
}
