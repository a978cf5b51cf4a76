package freehold.sharing;

import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.act;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.id;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.share;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static freehold.sharing.ProfilesTest.PROFILES;
import static freehold.sharing.ProfilesTest.content;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.kernel.database.Database;
import freehold.sharing.model.ShareState;
import freehold.sharing.model.Side;
import freehold.sharing.model.TermsAct;
import freehold.testing.Answer;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How the terms of a share change: less by the owner and at once, more by the receiver's consent only. */
@HttpTest
class TermsTest {
    private static final String END = "2099-01-01T00:00:00Z";
    private static final String LATER = "2099-06-01T00:00:00Z";

    private final Lending lending;
    private final Raw raw;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final AssetId machine;

    TermsTest(TestTenants tenants, Access access, Database database) {
        this.lending = new Lending(access);
        this.raw = new Raw(database);
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
        this.machine = lending.asset(owner, "Turbine 7");
        collaborate(owner, receiver);
    }

    /** Until END, with the samples of a year, showing name and description. */
    private String lend() {
        String profile = profile("narrow", "[\"name\", \"description\"]");
        Map<String, Object> body = with(offer(machine, receiver), "access", Map.of("until", END));
        body.put("profile", Map.of("id", profile));
        body.put("data", Map.of("from", "2025-01-01T00:00:00Z", "until", "2026-01-01T00:00:00Z"));
        String share = id(owner.client().post(SHARES, json(body)).expect(201));
        act(receiver, share, "accept").expect(200);
        return share;
    }

    private String profile(String name, String fields) {
        return id(
                owner.client().post(PROFILES, content(name, fields, "[\"a\"]")).expect(201));
    }

    private Answer patch(TestTenant who, String share, Object body) {
        long etag = share(owner, share).get("etag").asLong();
        return who.client().ifMatch(etag).patch(SHARES + "/" + share, json(body));
    }

    private static Answer post(TestTenant who, String share, String act, Object body) {
        return who.client().post(SHARES + "/" + share + "/" + act, json(body));
    }

    private static String fault(Answer answer) {
        return text(answer.expect(400).json().get("errors").get(0), "pointer");
    }

    private static List<String> history(TestTenant of, String share) {
        return of.client()
                .get(SHARES + "/" + share + "/history")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(event -> text(event, "state"))
                .toList();
    }

    @Test
    void theOwnerShowsLessAtOnce() {
        AssetId child = lending.asset(owner, machine, "Gearbox");
        AssetId grandchild = lending.asset(owner, child, "Shaft");
        String share = lend();
        assertThat(lending.received(receiver)).contains(machine, child, grandchild);

        patch(owner, share, Map.of("excluded", List.of(grandchild.value()))).expect(200);
        assertThat(lending.received(receiver)).containsExactlyInAnyOrder(machine, child);
        patch(owner, share, Map.of("descendants", false, "excluded", List.of(grandchild.value())))
                .expect(400);
        patch(owner, share, Map.of("descendants", false)).expect(200);
        assertThat(lending.received(receiver)).containsExactly(machine);
        assertThat(Lending.nameOf(receiver, machine)).isEqualTo("Turbine 7");
        patch(owner, share, Map.of("channels", List.of("telemetry"))).expect(200);
        assertThat(Lending.nameOf(receiver, machine)).startsWith("Asset ");
        patch(owner, share, Map.of("access", Map.of("from", "2098-01-01T00:00:00Z", "until", END)))
                .expect(200);
        assertThat(lending.sees(receiver, machine)).as("not yet").isFalse();
        assertThat(history(owner, share))
                .isEqualTo(history(receiver, share))
                .containsExactly("OPEN", "ACCEPTED", "NARROWED", "NARROWED", "NARROWED", "NARROWED");
        assertThat(share(receiver, share).get("excluded")).isEmpty();
        assertThat(text(share(receiver, share).get("asset"), "name")).startsWith("Asset ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/channels {\"channels\": [\"telemetry\", \"details\"]}",
                "/profile {\"profile\": {\"id\": \"everything\"}}",
                "/descendants {\"descendants\": true}",
                "/excluded {\"excluded\": []}",
                "/includeSubtenants {\"includeSubtenants\": true}",
                "/access {\"access\": {}}",
                "/access {\"access\": {\"until\": \"2099-01-01T00:00:00.001Z\"}}",
                "/data {\"data\": {\"from\": \"2024-12-31T23:59:59Z\", \"until\": \"2026-01-01T00:00:00Z\"}}",
                "/data {\"data\": {\"from\": \"2025-01-01T00:00:00Z\"}}",
                "/access/until {\"access\": {\"until\": \"2026-01-01T00:00:00Z\"}}",
                "/profile/id {\"profile\": {\"id\": \"none\"}}"
            })
    void narrowingNeverShowsMore(String wish) {
        AssetId child = lending.asset(owner, machine, "Gearbox");
        Map<String, Object> body = with(offer(machine, receiver), "access", Map.of("until", END));
        body.put("channels", List.of("telemetry"));
        body.put("profile", Map.of("id", profile("narrow", "[\"name\"]")));
        body.put("data", Map.of("from", "2025-01-01T00:00:00Z", "until", "2026-01-01T00:00:00Z"));
        if (wish.startsWith("/excluded")) {
            body.put("excluded", List.of(child.value()));
        } else {
            body.put("descendants", false);
        }
        String share = id(owner.client().post(SHARES, json(body)).expect(201));
        JsonNode before = share(owner, share);
        String[] words = wish.split(" ", 2);
        assertThat(fault(owner.client().ifMatch(1).patch(SHARES + "/" + share, words[1])))
                .isEqualTo(words[0]);
        assertThat(share(owner, share)).isEqualTo(before);
    }

    @Test
    void aChangeNamesTheVersionItMeans() {
        String share = lend();
        owner.client().patch(SHARES + "/" + share, "{\"descendants\": false}").expect(428);
        owner.client()
                .ifMatch(99)
                .patch(SHARES + "/" + share, "{\"descendants\": false}")
                .expect(412);
        long etag = share(owner, share).get("etag").asLong();
        patch(owner, share, Map.of()).expect(200);
        assertThat(share(owner, share).get("etag").asLong())
                .as("nothing changed")
                .isEqualTo(etag);
    }

    @Test
    void moreIsShownOnceTheReceiverHasAcceptedIt() {
        String share = lend();
        String wider = profile("wide", "[\"name\", \"description\", \"location\"]");
        JsonNode offered = post(
                        owner,
                        share,
                        "widen",
                        Map.of("profile", Map.of("id", wider), "access", Map.of("until", LATER), "data", Map.of()))
                .expect(200)
                .json();
        assertThat(offered.at("/amendment/access/until").stringValue()).isEqualTo(LATER);
        for (TestTenant side : List.of(owner, receiver)) {
            JsonNode shown = share(side, share);
            assertThat(shown.at("/access/until").stringValue()).as("as before").isEqualTo(END);
            assertThat(shown.at("/amendment/profile/id").stringValue()).isEqualTo(wider);
        }
        post(owner, share, "amendment/accept", Map.of()).expect(403);
        receiver.client()
                .ifMatch(1)
                .post(SHARES + "/" + share + "/amendment/accept", "{}")
                .expect(412);
        JsonNode widened =
                post(receiver, share, "amendment/accept", Map.of()).expect(200).json();
        assertThat(widened.at("/access/until").stringValue()).isEqualTo(LATER);
        assertThat(widened.at("/data/until").isNull()).isTrue();
        assertThat(widened.at("/profile/id").stringValue()).isEqualTo(wider);
        assertThat(widened.has("amendment")).isFalse();
        post(receiver, share, "amendment/accept", Map.of()).expect(409);
        assertThat(history(receiver, share))
                .isEqualTo(history(owner, share))
                .containsExactly("OPEN", "ACCEPTED", "WIDENING_OFFERED", "WIDENED");
    }

    @Test
    void whatIsDeclinedOrTakenBackChangesNothing() {
        String share = lend();
        JsonNode terms = share(receiver, share).get("access");
        post(owner, share, "widen", Map.of("access", Map.of("until", LATER))).expect(200);
        post(receiver, share, "amendment/decline", Map.of("reason", "no need")).expect(200);
        post(receiver, share, "amendment/decline", Map.of()).expect(409);
        post(owner, share, "widen", Map.of("access", Map.of())).expect(200);
        post(receiver, share, "amendment/withdraw", Map.of()).expect(403);
        post(owner, share, "amendment/withdraw", Map.of()).expect(200);
        post(owner, share, "amendment/withdraw", Map.of()).expect(409);
        post(receiver, share, "amendment/accept", Map.of()).expect(409);
        assertThat(share(receiver, share).get("access")).isEqualTo(terms);
        assertThat(fault(post(owner, share, "widen", Map.of()))).isEmpty();
        assertThat(fault(post(owner, share, "widen", Map.of("access", Map.of("until", "2098-01-01T00:00:00Z")))))
                .isEmpty();
        assertThat(fault(post(owner, share, "widen", Map.of("access", Map.of("until", "2020-01-01T00:00:00Z")))))
                .isEqualTo("/access/until");
    }

    @Test
    void aNarrowingCallsOffWhatWasOffered() {
        String share = lend();
        post(owner, share, "widen", Map.of("access", Map.of("until", LATER))).expect(200);
        patch(owner, share, Map.of("descendants", false)).expect(200);
        assertThat(share(receiver, share).has("amendment")).isFalse();
        post(receiver, share, "amendment/accept", Map.of()).expect(409);

        String wider = profile("wide", "[\"name\", \"description\", \"location\"]");
        post(owner, share, "widen", Map.of("profile", Map.of("id", wider))).expect(200);
        owner.client().ifMatch(1).delete(PROFILES + "/" + wider).expect(409);
        owner.client()
                .ifMatch(1)
                .put(PROFILES + "/" + wider, content("wide", "[\"name\"]", "[\"a\"]"))
                .expect(200);
        post(receiver, share, "amendment/accept", Map.of()).expect(409);
        assertThat(history(owner, share))
                .isEqualTo(history(receiver, share))
                .containsExactly(
                        "OPEN",
                        "ACCEPTED",
                        "WIDENING_OFFERED",
                        "WIDENING_WITHDRAWN",
                        "NARROWED",
                        "WIDENING_OFFERED",
                        "WIDENING_WITHDRAWN");
    }

    @ParameterizedTest
    @CsvSource({"revoke,owner", "leave,receiver"})
    void whatEndsTakesItsAmendmentAndWishesAlong(String act, String side) {
        String share = lend();
        post(receiver, share, "extension", Map.of("until", LATER)).expect(200);
        post(owner, share, "widen", Map.of("access", Map.of("until", LATER))).expect(200);
        assertThat(share(owner, share).has("extension")).as("answered").isFalse();
        post(receiver, share, "extension", Map.of("until", LATER)).expect(200);
        act(side.equals("owner") ? owner : receiver, share, act).expect(200);
        for (TestTenant each : List.of(owner, receiver)) {
            assertThat(share(each, share).has("amendment")).isFalse();
            assertThat(share(each, share).has("extension")).isFalse();
            assertThat(raw.<Long>as(each, app -> app.sql("""
                                            select (select count(*) from sharing.amendment where state = 'OPEN')
                                                + (select count(*) from sharing.extension)""").query(Long.class).single()))
                    .isZero();
        }
        post(receiver, share, "amendment/accept", Map.of()).expect(409);
        assertThat(lending.sees(receiver, machine)).isFalse();
    }

    @Test
    void theReceiverAsksForMoreTimeAndTheOwnerAnswers() {
        String share = lend();
        post(owner, share, "extension", Map.of("until", LATER)).expect(403);
        assertThat(fault(post(receiver, share, "extension", Map.of("until", END))))
                .isEqualTo("/until");
        assertThat(fault(post(receiver, share, "extension", Map.of()))).isEqualTo("/until");
        post(receiver, share, "extension", Map.of("until", LATER, "note", "warranty"))
                .expect(200);
        assertThat(share(owner, share).at("/extension/note").stringValue()).isEqualTo("warranty");
        post(owner, share, "extension/decline", Map.of("reason", "no")).expect(200);
        post(owner, share, "extension/decline", Map.of()).expect(409);
        String endless = id(owner.client()
                .post(SHARES, json(offer(lending.asset(owner, "endless"), receiver)))
                .expect(201));
        act(receiver, endless, "accept").expect(200);
        post(receiver, endless, "extension", Map.of("until", LATER)).expect(409);
        assertThat(history(owner, share)).containsExactly("OPEN", "ACCEPTED", "EXTENSION_ASKED", "EXTENSION_DECLINED");
    }

    private static final Map<TermsAct, String> CALLS = Map.of(
            TermsAct.NARROW, "",
            TermsAct.WIDEN, "/widen",
            TermsAct.ACCEPT_THE_AMENDMENT_OF, "/amendment/accept",
            TermsAct.DECLINE_THE_AMENDMENT_OF, "/amendment/decline",
            TermsAct.WITHDRAW_THE_AMENDMENT_OF, "/amendment/withdraw",
            TermsAct.ASK_TO_EXTEND, "/extension",
            TermsAct.REFUSE_TO_EXTEND, "/extension/decline",
            TermsAct.CONFIRM, "/confirm");

    /** Of each side and each call: 403 for the other's, 409 in a state that does not allow it, else done. */
    @ParameterizedTest
    @EnumSource(ShareState.class)
    void eachSideDoesWhatTheStateAllowsAndNothingElse(ShareState state) {
        String share = pendingIn(state);
        for (TermsAct act : TermsAct.values()) {
            for (Side side : Side.values()) {
                JsonNode before = share(owner, share);
                boolean mine = TermsAct.TABLE.steps().stream()
                        .anyMatch(step -> step.act() == act && step.sides().contains(side));
                boolean now = TermsAct.TABLE.steps().stream()
                        .anyMatch(step -> step.act() == act
                                && step.before() == state
                                && step.sides().contains(side));
                Answer answer = call(side == Side.OFFERER ? owner : receiver, share, act);
                assertThat(answer.status())
                        .as("%s by %s when %s: %s", act, side, state, answer.body())
                        .isEqualTo(now ? 200 : mine ? 409 : 403);
                assertThat(history(owner, share)).isEqualTo(history(receiver, share));
                if (now) {
                    put(share, ShareState.ENDED);
                    share = pendingIn(state);
                } else {
                    assertThat(share(owner, share)).isEqualTo(before);
                }
            }
        }
    }

    /** With wider terms and a wish for more time that wait for an answer. */
    private String pendingIn(ShareState state) {
        raw.owner().sql("update sharing.profile set name = profile_id::text").update();
        String share = lend();
        post(owner, share, "widen", Map.of("access", Map.of("until", LATER))).expect(200);
        post(receiver, share, "extension", Map.of("until", LATER)).expect(200);
        put(share, state);
        return share;
    }

    private Answer call(TestTenant who, String share, TermsAct act) {
        String path = SHARES + "/" + share + CALLS.get(act);
        if (act == TermsAct.NARROW) {
            return patch(who, share, Map.of("descendants", false));
        }
        List<Object> body = new ArrayList<>(List.of(Map.of()));
        if (act == TermsAct.WIDEN) {
            body.set(0, Map.of("access", Map.of("until", LATER)));
        } else if (act == TermsAct.ASK_TO_EXTEND) {
            body.set(0, Map.of("until", LATER));
        } else if (act == TermsAct.CONFIRM) {
            body.set(0, Map.of("maxAssets", 10));
        }
        return who.client().post(path, json(body.getFirst()));
    }

    /** Past the triggers, as no login of the product can. */
    private void put(String share, ShareState state) {
        raw.owner().sql("""
                        do $$ begin
                            alter table sharing.share disable trigger share_moves_as_agreed;
                            update sharing.share set state = '%1$s', ended_at = now(),
                                failure = case when '%1$s' = 'FAILED' then 'limit' end
                            where share_id = '%2$s';
                            alter table sharing.share enable trigger share_moves_as_agreed;
                        end $$""".formatted(state, share)).update();
    }
}
