package freehold.sharing;

import static freehold.sharing.Lending.AGREED;
import static freehold.sharing.Lending.COLLABORATIONS;
import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Random commands of three tenants. After each, everybody sees what the accepted shares list, and nothing else. */
@HttpTest
class SightTest {
    private static final int STEPS = 150;

    private final long seed = Optional.ofNullable(Long.getLong("freehold.seed")).orElseGet(new Random()::nextLong);
    private final Random random = new Random(seed);
    private final Lending lending;
    private final List<Player> players = new ArrayList<>();
    private final List<Told> shares = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    /**
     * A tenant with what the model knows of it.
     *
     * @param parents the tree, by child
     */
    private record Player(TestTenant tenant, ApiClient client, Map<AssetId, AssetId> parents) {
        String id() {
            return tenant.id();
        }
    }

    /** What the model was told of a share. */
    private static final class Told {
        final String id;
        final Player owner;
        final Player receiver;
        final AssetId root;
        final boolean descendants;
        final Set<AssetId> excluded;
        String state = "OPEN";

        Told(String id, Player owner, Player receiver, Wish wish) {
            this.id = id;
            this.owner = owner;
            this.receiver = receiver;
            this.root = wish.root();
            this.descendants = wish.descendants();
            this.excluded = wish.excluded();
        }
    }

    private record Wish(AssetId root, boolean descendants, Set<AssetId> excluded) {}

    SightTest(TestTenants fresh, Access access) {
        this.lending = new Lending(access);
        for (int i = 0; i < 3; i++) {
            TestTenant tenant = fresh.fresh();
            Map<AssetId, AssetId> parents = new HashMap<>(Map.of(lending.asset(tenant, "first"), lending.root(tenant)));
            players.add(new Player(tenant, tenant.client(), parents));
        }
    }

    @Test
    void everybodySeesWhatWasAcceptedAndNothingElse() {
        int shown = 0;
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(10)) {
                case 0, 1 -> grow();
                case 2 -> agree();
                case 3, 4, 5 -> offerSomething();
                case 6, 7 -> act("accept");
                case 8 -> act(List.of("decline", "withdraw", "revoke", "leave").get(random.nextInt(4)));
                default -> terminateSometimes();
            }
            for (Player tenant : players) {
                shown += expected(tenant).size();
                assertThat(lending.received(tenant.tenant()))
                        .as("seed %d, tenant %s, after %s", seed, tenant.id(), log)
                        .isEqualTo(expected(tenant));
            }
        }
        assertThat(shown).as("seed %d made too little", seed).isPositive();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private AssetId anyAsset(Player tenant) {
        return any(tenant.parents().keySet().stream().sorted().toList());
    }

    private Player otherThan(Player tenant) {
        return any(players.stream().filter(other -> !other.equals(tenant)).toList());
    }

    private void grow() {
        Player tenant = any(players);
        AssetId parent = anyAsset(tenant);
        tenant.parents().put(lending.asset(tenant.tenant(), parent, "child"), parent);
        log.add("grow " + tenant.id());
    }

    private void agree() {
        Player one = any(players);
        Player other = otherThan(one);
        Answer answer = one.client()
                .post(COLLABORATIONS, json(Map.of("partner", other.tenant().sharingId(), "legalNoticeAccepted", true)));
        if (answer.status() == 201) {
            other.client()
                    .post(COLLABORATIONS + "/" + Lending.id(answer) + "/accept", AGREED)
                    .expect(200);
            log.add("agree " + one.id() + " " + other.id());
        }
    }

    private void offerSomething() {
        Player owner = any(players);
        Player receiver = otherThan(owner);
        AssetId root = anyAsset(owner);
        boolean descendants = random.nextInt(4) > 0;
        Set<AssetId> excluded = new HashSet<>();
        if (descendants && random.nextBoolean()) {
            excluded.add(anyAsset(owner));
            excluded.remove(root);
        }
        Map<String, Object> body = with(offer(root, receiver.tenant()), "descendants", descendants);
        body.put("excluded", excluded.stream().map(AssetId::value).toList());
        Answer answer = owner.client().post(SHARES, json(body));
        if (answer.status() == 201) {
            shares.add(new Told(Lending.id(answer), owner, receiver, new Wish(root, descendants, excluded)));
            log.add("offer " + root + " of " + owner.id() + " to " + receiver.id() + " without " + excluded);
        } else {
            assertThat(answer.status()).isIn(404, 409);
        }
    }

    private void act(String act) {
        if (shares.isEmpty()) {
            return;
        }
        Told share = any(shares);
        boolean byReceiver = act.equals("accept") || act.equals("decline") || act.equals("leave");
        Answer answer =
                (byReceiver ? share.receiver : share.owner).client().post(SHARES + "/" + share.id + "/" + act, "{}");
        if (answer.status() == 200) {
            share.state = text(answer.json(), "state");
            log.add(act + " " + share.root);
        } else {
            assertThat(answer.status()).isEqualTo(409);
        }
    }

    private void terminateSometimes() {
        if (shares.isEmpty() || random.nextInt(3) > 0) {
            return;
        }
        Told share = any(shares);
        ApiClient client = (random.nextBoolean() ? share.owner : share.receiver).client();
        String id = text(client.get(SHARES + "/" + share.id).expect(200).json(), "collaborationId");
        if (client.post(COLLABORATIONS + "/" + id + "/terminate", "").status() == 200) {
            shares.forEach(
                    each -> each.state = Set.of(each.owner, each.receiver).equals(Set.of(share.owner, share.receiver))
                            ? "ENDED"
                            : each.state);
            log.add("terminate " + share.owner.id() + " " + share.receiver.id());
        }
    }

    /** What the accepted shares list, read off the model's tree asset by asset. */
    private Set<AssetId> expected(Player tenant) {
        return shares.stream()
                .filter(share -> share.receiver.equals(tenant) && share.state.equals("ACCEPTED"))
                .flatMap(share -> share.owner.parents().keySet().stream().filter(asset -> covers(share, asset)))
                .collect(Collectors.toSet());
    }

    private boolean covers(Told share, AssetId asset) {
        AssetId step = asset;
        while (step != null && !share.excluded.contains(step)) {
            if (step.equals(share.root)) {
                return share.descendants || asset.equals(share.root);
            }
            step = share.owner.parents().get(step);
        }
        return false;
    }
}
