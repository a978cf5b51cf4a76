package freehold.sharing;

import static freehold.sharing.Lending.AGREED;
import static freehold.sharing.Lending.COLLABORATIONS;
import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.lend;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.open;
import static freehold.sharing.Lending.propose;
import static freehold.sharing.Lending.share;
import static freehold.sharing.Lending.state;
import static freehold.sharing.Lending.text;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two acts at the same moment: exactly one outcome, and both histories tell it. */
@HttpTest
class RacesTest {
    private static final int ROUNDS = 12;

    private final Lending lending;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final ApiClient ofOwner;
    private final ApiClient ofReceiver;

    RacesTest(TestTenants tenants, Access access) {
        this.lending = new Lending(access);
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
        this.ofOwner = owner.client();
        this.ofReceiver = receiver.client();
    }

    /** One request of a race. */
    record Request(ApiClient client, String path, String body) {
        Answer send() {
            return client.post(path, body);
        }
    }

    private Request owner(String share, String act) {
        return new Request(ofOwner, SHARES + "/" + share + "/" + act, "{}");
    }

    private Request receiver(String share, String act) {
        return new Request(ofReceiver, SHARES + "/" + share + "/" + act, "{}");
    }

    static List<Answer> race(Request... requests) {
        CyclicBarrier start = new CyclicBarrier(requests.length);
        try (ExecutorService pool = Executors.newFixedThreadPool(requests.length)) {
            List<Future<Answer>> running = new ArrayList<>();
            for (Request request : requests) {
                running.add(pool.submit(() -> {
                    start.await();
                    return request.send();
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** One is done, the others come too late; the state both sides read is the one that was answered. */
    private void assertOneOutcome(String share, List<Answer> answers) {
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
        String won = answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(Lending::state)
                .findFirst()
                .orElseThrow();
        for (TestTenant side : List.of(owner, receiver)) {
            assertThat(text(share(side, share), "state")).isEqualTo(won);
            assertThat(states(side, share)).endsWith(won).doesNotHaveDuplicates();
        }
        AssetId asset = new AssetId(text(share(owner, share).get("asset"), "assetId"));
        assertThat(lending.sees(receiver, asset)).isEqualTo(won.equals("ACCEPTED"));
    }

    private static List<String> states(TestTenant side, String share) {
        return side.client()
                .get(SHARES + "/" + share + "/history")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(event -> text(event, "state"))
                .toList();
    }

    @Test
    void acceptingAndWithdrawingHaveOneOutcome() {
        collaborate(owner, receiver);
        for (int round = 0; round < ROUNDS; round++) {
            String share = open(owner, lending.asset(owner, "machine"), receiver);
            assertOneOutcome(share, race(receiver(share, "accept"), owner(share, "withdraw")));
        }
    }

    @Test
    void ofTwoAcceptancesOneIsTooLate() {
        collaborate(owner, receiver);
        for (int round = 0; round < ROUNDS; round++) {
            String share = open(owner, lending.asset(owner, "machine"), receiver);
            assertOneOutcome(share, race(receiver(share, "accept"), receiver(share, "accept")));
        }
    }

    @Test
    void acceptingAndDecliningHaveOneOutcome() {
        collaborate(owner, receiver);
        for (int round = 0; round < ROUNDS; round++) {
            String share = open(owner, lending.asset(owner, "machine"), receiver);
            assertOneOutcome(share, race(receiver(share, "accept"), receiver(share, "decline")));
        }
    }

    @Test
    void revokingAndLeavingHaveOneOutcome() {
        collaborate(owner, receiver);
        for (int round = 0; round < ROUNDS; round++) {
            String share = lend(owner, lending.asset(owner, "machine"), receiver);
            assertOneOutcome(share, race(owner(share, "revoke"), receiver(share, "leave"), owner(share, "revoke")));
        }
    }

    @Test
    void whateverComesFirstTheEndOfACollaborationLeavesNothingBehind() {
        for (int round = 0; round < ROUNDS; round++) {
            String collaboration = collaborate(owner, receiver);
            AssetId machine = lending.asset(owner, "machine");
            String share = open(owner, machine, receiver);
            Request terminate = new Request(ofOwner, COLLABORATIONS + "/" + collaboration + "/terminate", "");

            List<Answer> answers = race(terminate, receiver(share, "accept"));

            answers.getFirst().expect(200);
            assertThat(answers.getLast().status()).isIn(200, 409);
            assertThat(text(share(receiver, share), "state"))
                    .isEqualTo(answers.getLast().status() == 200 ? "ENDED" : "WITHDRAWN");
            assertThat(lending.received(receiver)).isEmpty();
        }
    }

    @Test
    void ofTwoEqualOffersOneIsRefusedAndNamesTheOther() {
        collaborate(owner, receiver);
        for (int round = 0; round < ROUNDS; round++) {
            String body = json(offer(lending.asset(owner, "machine"), receiver));
            Request offer = new Request(ofOwner, SHARES, body);

            List<Answer> answers = race(offer, offer);

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
            Answer made = with(answers, 201);
            assertThat(text(with(answers, 409).json(), "detail")).contains(text(made.json(), "id"));
        }
    }

    @Test
    void askingEachOtherForACollaborationMakesOne() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Answer> answers = race(
                    new Request(ofOwner, COLLABORATIONS, proposal(receiver)),
                    new Request(ofReceiver, COLLABORATIONS, proposal(owner)));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
            JsonNode made = with(answers, 201).json();
            assertThat(text(with(answers, 409).json(), "detail")).contains(text(made, "id"));
            TestTenant proposer = Optional.of(made)
                    .filter(one -> text(one.get("partner"), "tenant").equals(receiver.id()))
                    .map(one -> owner)
                    .orElse(receiver);
            proposer.client()
                    .post(COLLABORATIONS + "/" + text(made, "id") + "/withdraw", "")
                    .expect(200);
        }
    }

    private static String proposal(TestTenant partner) {
        return "{\"partner\": \"%s\", \"legalNoticeAccepted\": true}".formatted(partner.sharingId());
    }

    @Test
    void acceptingAndWithdrawingACollaborationHaveOneOutcome() {
        for (int round = 0; round < ROUNDS; round++) {
            String path = COLLABORATIONS + "/" + propose(owner, receiver);

            List<Answer> answers = race(
                    new Request(ofReceiver, path + "/accept", AGREED), new Request(ofOwner, path + "/withdraw", ""));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            String won = state(with(answers, 200));
            assertThat(state(ofOwner.get(path))).isEqualTo(won);
            assertThat(state(ofReceiver.get(path))).isEqualTo(won);
            if (won.equals("ACCEPTED")) {
                ofOwner.post(path + "/terminate", "").expect(200);
            }
        }
    }

    private static Answer with(List<Answer> answers, int status) {
        return answers.stream()
                .filter(answer -> answer.status() == status)
                .findFirst()
                .orElseThrow();
    }
}
