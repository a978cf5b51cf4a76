package freehold.sharing;

import static freehold.sharing.Lending.AGREED;
import static freehold.sharing.Lending.COLLABORATIONS;
import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.lend;
import static freehold.sharing.Lending.open;
import static freehold.sharing.Lending.propose;
import static freehold.sharing.Lending.share;
import static freehold.sharing.Lending.state;
import static freehold.sharing.Lending.text;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.kernel.database.Database;
import freehold.sharing.model.CollaborationState;
import freehold.sharing.model.ShareState;
import freehold.testing.Answer;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** All states × both sides × all calls: what the table allows happens, everything else is refused and changes nothing. */
@HttpTest
class StatesTest {
    private static final String BROKEN_TARGET =
            "{\"target\": {\"mode\": \"create\", \"parentId\": \"00000000000000000000000000000000\"}}";

    private final Lending lending;
    private final Raw raw;
    private final TestTenant owner;
    private final TestTenant receiver;

    StatesTest(TestTenants tenants, Access access, Database database) {
        this.lending = new Lending(access);
        this.raw = new Raw(database);
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
    }

    /** Who calls what in which state, and what comes of it. Whatever is not here is refused. */
    private static final Map<String, String> OF_SHARES = Map.of(
            "OPEN receiver accept", "ACCEPTED",
            "OPEN receiver decline", "DECLINED",
            "OPEN owner withdraw", "WITHDRAWN",
            "FAILED receiver retry", "ACCEPTED",
            "FAILED receiver decline", "DECLINED",
            "FAILED owner withdraw", "WITHDRAWN",
            "ACCEPTED owner revoke", "REVOKED",
            "ACCEPTED receiver leave", "LEFT");

    private static final Map<String, String> SIDE_OF = Map.of(
            "accept", "receiver",
            "decline", "receiver",
            "retry", "receiver",
            "leave", "receiver",
            "withdraw", "owner",
            "revoke", "owner");

    @ParameterizedTest
    @EnumSource(ShareState.class)
    void aShareDoesWhatItsStateAllowsAndNothingElse(ShareState state) {
        collaborate(owner, receiver);
        Optional<String> kept = Optional.empty();
        for (String side : List.of("owner", "receiver")) {
            for (String call : SIDE_OF.keySet()) {
                String id = kept.orElseGet(() -> shareIn(state));
                JsonNode before = share(owner, id);
                assertThat(text(before, "state")).isEqualTo(state.name());
                Answer answer = act(side.equals("owner") ? owner : receiver, id, body(call), call);
                Optional<String> after = Optional.ofNullable(OF_SHARES.get(state + " " + side + " " + call));
                if (after.isPresent()) {
                    assertThat(state(answer.expect(200))).isEqualTo(after.get());
                    assertVisible(id, after.get());
                    kept = Optional.empty();
                } else {
                    assertRefused(answer, SIDE_OF.get(call).equals(side), state.name());
                    assertThat(share(owner, id)).isEqualTo(before);
                    assertVisible(id, state.name());
                    kept = Optional.of(id);
                }
                assertSameStoryOnBothSides(id);
            }
        }
    }

    private static void assertRefused(Answer answer, boolean rightSide, String state) {
        if (rightSide) {
            assertThat(text(answer.expect(409).json(), "type")).isEqualTo("/problems/wrong-state");
            assertThat(text(answer.json(), "detail")).contains(state);
        } else {
            assertThat(text(answer.expect(403).json(), "type")).isEqualTo("/problems/other-side-only");
        }
    }

    private static String body(String call) {
        return call.equals("retry") ? "{\"target\": {\"mode\": \"create\"}}" : "{}";
    }

    private static Answer act(TestTenant tenant, String id, String body, String call) {
        return tenant.client().post(SHARES + "/" + id + "/" + call, body);
    }

    private void assertVisible(String id, String state) {
        AssetId asset = new AssetId(text(share(owner, id).get("asset"), "assetId"));
        assertThat(lending.sees(receiver, asset)).as("visible while %s", state).isEqualTo(state.equals("ACCEPTED"));
    }

    private void assertSameStoryOnBothSides(String id) {
        assertThat(story(receiver, id)).isEqualTo(story(owner, id));
        assertThat(story(owner, id).getLast()).startsWith(text(share(owner, id), "state"));
    }

    /** The history without the names each side keeps to itself. */
    private static List<String> story(TestTenant tenant, String id) {
        return tenant.client()
                .get(SHARES + "/" + id + "/history")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(event -> text(event, "state") + " " + text(event, "at") + " "
                        + (event.get("by").isNull() ? "time" : text(event.get("by"), "tenant")) + " "
                        + event.get("reason"))
                .toList();
    }

    private String shareIn(ShareState state) {
        AssetId asset = lending.asset(owner, "machine");
        return switch (state) {
            case OPEN -> open(owner, asset, receiver);
            case ACCEPTED -> lend(owner, asset, receiver);
            case FAILED -> failed(asset);
            case DECLINED -> after(open(owner, asset, receiver), receiver, "decline");
            case WITHDRAWN -> after(open(owner, asset, receiver), owner, "withdraw");
            case REVOKED -> after(lend(owner, asset, receiver), owner, "revoke");
            case LEFT -> after(lend(owner, asset, receiver), receiver, "leave");
            case EXPIRED -> {
                String id = open(owner, asset, receiver);
                raw.lapse("share", id);
                yield id;
            }
            case ENDED -> {
                String id = lend(owner, asset, receiver);
                String collaboration = text(share(owner, id), "collaborationId");
                owner.client()
                        .post(COLLABORATIONS + "/" + collaboration + "/terminate", "")
                        .expect(200);
                collaborate(receiver, owner);
                yield id;
            }
        };
    }

    /** Failed for a target that is missing; a retry names a better one. */
    private String failed(AssetId asset) {
        String id = open(owner, asset, receiver);
        Answer answer = act(receiver, id, BROKEN_TARGET, "accept").expect(200);
        assertThat(state(answer)).isEqualTo("FAILED");
        assertThat(text(answer.json(), "failure")).isEqualTo("target-missing");
        assertThat(state(act(receiver, id, "{}", "retry")))
                .as("without a new target")
                .isEqualTo("FAILED");
        return id;
    }

    private static String after(String id, TestTenant who, String call) {
        act(who, id, "{}", call).expect(200);
        return id;
    }

    private static final Map<String, String> OF_COLLABORATIONS = Map.of(
            "OFFERED addressee accept", "ACCEPTED",
            "OFFERED addressee refuse", "REFUSED",
            "OFFERED offerer withdraw", "WITHDRAWN",
            "ACCEPTED offerer terminate", "TERMINATED",
            "ACCEPTED addressee terminate", "TERMINATED");

    private static final Map<String, List<String>> SIDES_OF = Map.of(
            "accept", List.of("addressee"),
            "refuse", List.of("addressee"),
            "withdraw", List.of("offerer"),
            "terminate", List.of("offerer", "addressee"));

    @ParameterizedTest
    @EnumSource(CollaborationState.class)
    void aCollaborationDoesWhatItsStateAllowsAndNothingElse(CollaborationState state) {
        Optional<String> kept = Optional.empty();
        for (String side : List.of("offerer", "addressee")) {
            for (String call : SIDES_OF.keySet()) {
                String id = kept.orElseGet(() -> collaborationIn(state));
                JsonNode before = collaboration(owner, id);
                assertThat(text(before, "state")).isEqualTo(state.name());
                TestTenant who = side.equals("offerer") ? owner : receiver;
                Answer answer = who.client().post(COLLABORATIONS + "/" + id + "/" + call, AGREED);
                Optional<String> after = Optional.ofNullable(OF_COLLABORATIONS.get(state + " " + side + " " + call));
                if (after.isPresent()) {
                    assertThat(state(answer.expect(200))).isEqualTo(after.get());
                    end(id, after.get());
                    kept = Optional.empty();
                } else {
                    assertRefused(answer, SIDES_OF.get(call).contains(side), state.name());
                    assertThat(collaboration(owner, id)).isEqualTo(before);
                    kept = Optional.of(id);
                }
            }
        }
    }

    /** There can be one live collaboration only, and the next one is about to be made. */
    private void end(String id, String state) {
        if (state.equals("ACCEPTED")) {
            owner.client().post(COLLABORATIONS + "/" + id + "/terminate", "").expect(200);
        }
    }

    private static JsonNode collaboration(TestTenant tenant, String id) {
        return tenant.client().get(COLLABORATIONS + "/" + id).expect(200).json();
    }

    private String collaborationIn(CollaborationState state) {
        String id = propose(owner, receiver);
        String path = COLLABORATIONS + "/" + id;
        switch (state) {
            case OFFERED -> {}
            case ACCEPTED -> receiver.client().post(path + "/accept", AGREED).expect(200);
            case REFUSED -> receiver.client().post(path + "/refuse", "").expect(200);
            case WITHDRAWN -> owner.client().post(path + "/withdraw", "").expect(200);
            case EXPIRED -> raw.lapse("collaboration", id);
            case TERMINATED -> {
                receiver.client().post(path + "/accept", AGREED).expect(200);
                receiver.client().post(path + "/terminate", "").expect(200);
            }
        }
        return id;
    }
}
