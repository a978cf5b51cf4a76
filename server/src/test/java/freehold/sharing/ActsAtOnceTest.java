package freehold.sharing;

import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.act;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.share;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static freehold.sharing.model.ShareState.ACCEPTED;
import static freehold.sharing.model.ShareState.DECLINED;
import static freehold.sharing.model.ShareState.FAILED;
import static freehold.sharing.model.ShareState.LEFT;
import static freehold.sharing.model.ShareState.OPEN;
import static freehold.sharing.model.ShareState.REVOKED;
import static freehold.sharing.model.ShareState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.sharing.RacesTest.Request;
import freehold.sharing.model.ShareState;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Any two calls on one share at the same moment: what was answered and what is left is that of one after the other, in
 * one order or the other, and both sides tell the same story.
 */
@HttpTest
class ActsAtOnceTest {
    private static final int PAIRS = Boolean.getBoolean("freehold.long") ? Integer.MAX_VALUE : 14;

    private static final String END = "2099-01-01T00:00:00Z";
    private static final String LATER = "2099-06-01T00:00:00Z";
    private static final String STILL_LATER = "2099-09-01T00:00:00Z";
    private static final String LATEST = "2099-12-01T00:00:00Z";
    private static final String NOWHERE = "{\"target\": {\"parentId\": \"%s\"}}".formatted("0".repeat(32));

    private final Lending lending;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final ApiClient ofOwner;
    private final ApiClient ofReceiver;

    ActsAtOnceTest(TestTenants tenants, Access access) {
        this.lending = new Lending(access);
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
        this.ofOwner = owner.client();
        this.ofReceiver = receiver.client();
        collaborate(owner, receiver);
    }

    /** What matters of a share to the next call. */
    private record Situation(ShareState state, boolean amendment, boolean extension) {
        Situation ended(ShareState how) {
            return new Situation(how, false, false);
        }
    }

    private enum Call {
        ACCEPT(false, "accept", "{}"),
        DECLINE(false, "decline", "{}"),
        WITHDRAW(true, "withdraw", "{}"),
        RETRY(false, "retry", "{\"target\": {\"mode\": \"create\"}}"),
        REVOKE(true, "revoke", "{}"),
        LEAVE(false, "leave", "{}"),
        WIDEN(true, "widen", json(Map.of("access", Map.of("until", STILL_LATER)))),
        AGREE(false, "amendment/accept", "{}"),
        REFUSE(false, "amendment/decline", "{}"),
        TAKE_BACK(true, "amendment/withdraw", "{}"),
        ASK(false, "extension", json(Map.of("until", LATEST))),
        DENY(true, "extension/decline", "{}"),
        CONFIRM(true, "confirm", "{\"maxAssets\": 10}");

        final boolean byOwner;
        final String path;
        final String body;

        Call(boolean byOwner, String path, String body) {
            this.byOwner = byOwner;
            this.path = path;
            this.body = body;
        }

        /** What it makes of the situation; empty where it comes too late or too early. */
        Optional<Situation> on(Situation now) {
            boolean waiting = now.state == OPEN || now.state == FAILED;
            boolean accepted = now.state == ACCEPTED;
            return switch (this) {
                case ACCEPT -> when(now.state == OPEN, now.ended(ACCEPTED));
                case RETRY -> when(now.state == FAILED, now.ended(ACCEPTED));
                case DECLINE -> when(waiting, now.ended(DECLINED));
                case WITHDRAW -> when(waiting, now.ended(WITHDRAWN));
                case REVOKE -> when(accepted, now.ended(REVOKED));
                case LEAVE -> when(accepted, now.ended(LEFT));
                case WIDEN -> when(accepted, new Situation(ACCEPTED, true, false));
                case AGREE, REFUSE, TAKE_BACK ->
                    when(accepted && now.amendment, new Situation(ACCEPTED, false, now.extension));
                case ASK -> when(accepted, new Situation(ACCEPTED, now.amendment, true));
                case DENY -> when(accepted && now.extension, new Situation(ACCEPTED, now.amendment, false));
                case CONFIRM -> when(waiting || accepted, now);
            };
        }

        private static Optional<Situation> when(boolean possible, Situation then) {
            return possible ? Optional.of(then) : Optional.empty();
        }
    }

    /** Two calls on a share that was brought to a situation. */
    private record Pair(Situation start, Call one, Call other) {}

    /** The answers of the two, and what they leave. */
    private record Outcome(int one, int other, Situation left) {
        static Outcome of(Situation start, Call first, Call second, boolean swapped) {
            Optional<Situation> once = first.on(start);
            Situation between = once.orElse(start);
            Optional<Situation> twice = second.on(between);
            int early = once.isPresent() ? 200 : 409;
            int late = twice.isPresent() ? 200 : 409;
            return new Outcome(swapped ? late : early, swapped ? early : late, twice.orElse(between));
        }
    }

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Situation start : List.of(
                new Situation(OPEN, false, false),
                new Situation(FAILED, false, false),
                new Situation(ACCEPTED, true, true),
                new Situation(ACCEPTED, false, false))) {
            for (Call one : Call.values()) {
                for (Call other : Call.values()) {
                    // What neither can do at all is no race.
                    boolean races = one.on(start).isPresent() || other.on(start).isPresent();
                    if (one.compareTo(other) <= 0 && races) {
                        pairs.add(new Pair(start, one, other));
                    }
                }
            }
        }
        return pairs;
    }

    @Test
    void twoCallsAtOnceAreOneAfterTheOther() {
        long seed = Optional.ofNullable(Long.getLong("freehold.seed")).orElseGet(new Random()::nextLong);
        List<Pair> pairs = pairs();
        assertThat(pairs).hasSizeGreaterThan(150);
        Collections.shuffle(pairs, new Random(seed));
        pairs.stream().limit(PAIRS).forEach(pair -> race(pair, "seed " + seed + ", " + pair));
    }

    private void race(Pair pair, String which) {
        String share = shareIn(pair.start());
        List<Answer> answers = RacesTest.race(request(share, pair.one()), request(share, pair.other()));
        JsonNode after = share(owner, share);
        Situation left =
                new Situation(ShareState.valueOf(text(after, "state")), after.has("amendment"), after.has("extension"));
        assertThat(new Outcome(answers.getFirst().status(), answers.getLast().status(), left))
                .as("%s: %s", which, answers.stream().map(Answer::body).toList())
                .isIn(
                        Outcome.of(pair.start(), pair.one(), pair.other(), false),
                        Outcome.of(pair.start(), pair.other(), pair.one(), true));
        assertThat(text(share(receiver, share), "state")).as(which).isEqualTo(text(after, "state"));
        assertThat(story(receiver, share)).as(which).isEqualTo(story(owner, share));
        assertThat(lending.sees(receiver, new AssetId(text(after.get("asset"), "assetId"))))
                .as(which)
                .isEqualTo(left.state() == ACCEPTED);
    }

    private Request request(String share, Call call) {
        return new Request(call.byOwner ? ofOwner : ofReceiver, SHARES + "/" + share + "/" + call.path, call.body);
    }

    private String shareIn(Situation situation) {
        AssetId machine = lending.asset(owner, "machine");
        Map<String, Object> body = with(offer(machine, receiver), "access", Map.of("until", END));
        body.put("maxAssets", 5);
        String share = Lending.id(ofOwner.post(SHARES, json(body)).expect(201));
        if (situation.state() == FAILED) {
            ofReceiver.post(SHARES + "/" + share + "/accept", NOWHERE).expect(200);
        } else if (situation.state() == ACCEPTED) {
            act(receiver, share, "accept").expect(200);
        }
        if (situation.amendment()) {
            ofOwner.post(SHARES + "/" + share + "/widen", json(Map.of("access", Map.of("until", LATER))))
                    .expect(200);
        }
        if (situation.extension()) {
            ofReceiver
                    .post(SHARES + "/" + share + "/extension", json(Map.of("until", LATEST)))
                    .expect(200);
        }
        return share;
    }

    private static List<String> story(TestTenant side, String share) {
        return side.client()
                .get(SHARES + "/" + share + "/history")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(event -> text(event, "state") + " " + text(event, "at") + " " + text(event.get("by"), "tenant"))
                .toList();
    }
}
