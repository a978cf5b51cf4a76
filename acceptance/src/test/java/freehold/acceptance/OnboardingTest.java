package freehold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Answer;
import freehold.acceptance.fixture.Api;
import freehold.acceptance.fixture.Credential;
import freehold.acceptance.fixture.Routes;
import freehold.acceptance.fixture.Seed;
import freehold.acceptance.fixture.ServerProcess;
import freehold.acceptance.fixture.SharedServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The main job, step by step: model a machine, measure, offer, accept, read, revoke. */
@ExtendWith(SharedServer.class)
class OnboardingTest {
    private static final String RANGE = "?from=2025-03-30T00:00:00Z&to=2025-03-31T00:00:00Z";
    private static final String NOWHERE = "0".repeat(32);

    private final ServerProcess server;
    private final Api operator;
    private final Seed seed = Seed.of(OnboardingTest.class);
    private final String ownerId = seed.tenantId();
    private final String receiverId = seed.tenantId();
    private final String aspectType = ownerId + "." + seed.typeName();
    private final String assetType = ownerId + "." + seed.typeName();
    private final String aspect = seed.word();
    private final String variable = seed.word();
    private final String machineName = seed.word();
    private final double value = seed.sample();

    OnboardingTest(ServerProcess server) throws Exception {
        this.server = server;
        this.operator = server.operator();
    }

    @Test
    void aMachineIsModelledMeasuredSharedReadAndTakenBack() {
        createTenant(ownerId, "DE");
        String receiverSharingId = createTenant(receiverId, "DK");
        Api owner = technicalUser(ownerId);
        Api receiver = technicalUser(receiverId);
        defineTypes(owner);
        String machine = createMachine(owner);
        String series = Routes.series(machine, aspect);
        owner.put(series, List.of(Map.of("_time", "2025-03-30T01:30:00.125Z", variable, value)))
                .expect(204);

        assertHidden(receiver, machine);
        collaborate(owner, receiver, receiverSharingId);
        assertHidden(receiver, machine);
        String share = offer(owner, machine, receiverSharingId);
        assertHidden(receiver, machine);
        receiver.post(Routes.share(share) + "/accept", Map.of("target", Map.of("mode", "create")))
                .expectOk();

        assertVisible(owner, receiver, machine);
        receiver.patch(Routes.asset(machine) + "?includeShared=true", 1, Map.of("name", "mine"))
                .expect(403);
        receiver.put(series, List.of(Map.of("_time", "2025-03-30T02:00:00Z", variable, 1.0)))
                .expect(403);

        owner.post(Routes.share(share) + "/revoke", Map.of("reason", "contract ended"))
                .expectOk();
        assertHidden(receiver, machine);
        owner.get(series + RANGE).expect(200);
        assertHistory(owner, share);
        assertHistory(receiver, share);
    }

    private String createTenant(String id, String country) {
        JsonNode tenant = operator.post(
                        Routes.TENANTS,
                        Map.of(
                                "id",
                                id,
                                "name",
                                id,
                                "companyName",
                                seed.typeName() + " Ltd",
                                "country",
                                country,
                                "type",
                                "CUSTOMER",
                                "administrator",
                                Map.of("userName", "ada@" + id + ".example")))
                .expect(201)
                .json();
        assertThat(tenant.required("id").asString()).isEqualTo(id);
        String sharingId = tenant.required("sharingId").asString();
        assertThat(sharingId).matches(country + "-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        String token =
                tenant.required("administrator").required("passwordToken").asString();
        Api person = Api.stranger(server);
        Map<String, String> first = Map.of("token", token, "password", "correct-horse-" + id);
        person.post(Routes.PASSWORDS, first).expectOk();
        assertThat(person.post(Routes.PASSWORDS, first).ok())
                .as("a link token works once")
                .isFalse();
        JsonNode session = person.post(
                        Routes.SESSION, Map.of("userName", "ada@" + id + ".example", "password", "correct-horse-" + id))
                .expectOk()
                .json();
        assertThat(session.required("tenant").toString()).contains(id);
        return sharingId;
    }

    private Api technicalUser(String tenant) {
        JsonNode made = operator.post(Routes.TENANTS + "/" + tenant + "/serviceCredentials", Map.of())
                .expect(201)
                .json();
        return Api.signedInAs(Credential.from(made), server);
    }

    private void defineTypes(Api owner) {
        owner.put(
                        Routes.ASPECT_TYPES + "/" + aspectType,
                        Map.of(
                                "name", seed.typeName(),
                                "category", "dynamic",
                                "variables", List.of(Map.of("name", variable, "dataType", "DOUBLE", "unit", "bar"))))
                .expectOk();
        owner.put(
                        Routes.ASSET_TYPES + "/" + assetType,
                        Map.of(
                                "name",
                                seed.typeName(),
                                "parentTypeId",
                                "core.basicdevice",
                                "instantiable",
                                true,
                                "aspects",
                                List.of(Map.of("name", aspect, "aspectTypeId", aspectType))))
                .expectOk();
    }

    private String createMachine(Api owner) {
        String root = owner.get(Routes.ASSETS + "/root").expect(200).text("assetId");
        Answer made = owner.post(Routes.ASSETS, Map.of("name", machineName, "typeId", assetType, "parentId", root))
                .expect(201);
        assertThat(made.text("assetId")).matches("[0-9a-f]{32}");
        assertThat(made.text("tenantId")).isEqualTo(ownerId);
        assertThat(modes(made.json())).isEmpty();
        return made.text("assetId");
    }

    private void collaborate(Api owner, Api receiver, String receiverSharingId) {
        Answer offered = owner.post(
                        Routes.COLLABORATIONS,
                        Map.of("partner", receiverSharingId, "note", "service contract", "legalNoticeAccepted", true))
                .expect(201);
        assertThat(offered.text("state")).isEqualTo("OFFERED");
        String path = Routes.COLLABORATIONS + "/" + offered.text("id");
        receiver.post(path + "/accept", Map.of("legalNoticeAccepted", true)).expectOk();
        assertThat(owner.get(path).expect(200).text("state")).isEqualTo("ACCEPTED");
        assertThat(receiver.get(path).expect(200).text("state")).isEqualTo("ACCEPTED");
    }

    private String offer(Api owner, String machine, String receiverSharingId) {
        Answer offered = owner.post(
                        Routes.SHARES,
                        Map.of(
                                "assetId",
                                machine,
                                "receiver",
                                receiverSharingId,
                                "channels",
                                List.of("telemetry", "details"),
                                "profile",
                                Map.of("id", "everything"),
                                "descendants",
                                true,
                                "note",
                                "for condition monitoring"))
                .expect(201);
        assertThat(offered.text("state")).isEqualTo("OPEN");
        return offered.text("id");
    }

    private void assertVisible(Api owner, Api receiver, String machine) {
        assertThat(receiver.get(Routes.asset(machine)).status())
                .as("a received asset needs includeShared")
                .isEqualTo(404);
        JsonNode seen = receiver.get(Routes.asset(machine) + "?includeShared=true")
                .expect(200)
                .json();
        assertThat(seen.required("name").asString()).isEqualTo(machineName);
        assertThat(seen.required("tenantId").asString()).isEqualTo(ownerId);
        assertThat(modes(seen)).containsExactly("RECEIVER");
        assertThat(modes(owner.get(Routes.asset(machine)).expect(200).json())).containsExactly("SHARER");
        JsonNode samples =
                receiver.get(Routes.series(machine, aspect) + RANGE).expect(200).json();
        assertThat(samples).hasSize(1);
        assertThat(samples.get(0).required("_time").asString()).isEqualTo("2025-03-30T01:30:00.125Z");
        assertThat(samples.get(0).required(variable).asDouble()).isEqualTo(value);
    }

    /** Everything that names the machine answers as if it had never existed. */
    private void assertHidden(Api receiver, String machine) {
        receiver.get(Routes.asset(machine)).expect(404);
        receiver.get(Routes.asset(machine) + "?includeShared=true").expect(404);
        receiver.get(Routes.series(machine, aspect)).expect(404);
        receiver.get(Routes.series(machine, aspect) + RANGE).expect(404);
        receiver.put(Routes.series(machine, aspect), List.of(Map.of("_time", "2025-03-30T02:00:00Z", variable, 1.0)))
                .expect(404);
        assertThat(receiver.delete(Routes.asset(machine) + "?includeShared=true", 1)
                        .status())
                .as("deleting it is refused like deleting what was never there")
                .isGreaterThanOrEqualTo(400)
                .isEqualTo(receiver.delete(Routes.asset(NOWHERE) + "?includeShared=true", 1)
                        .status());
        receiver.get(Routes.ASSET_TYPES + "/" + assetType + "?includeShared=true")
                .expect(404);
        receiver.get(Routes.ASPECT_TYPES + "/" + aspectType + "?includeShared=true")
                .expect(404);
        assertThat(receiver.get(Routes.ASSETS + "?includeShared=true&size=500")
                        .expect(200)
                        .body())
                .doesNotContain(machine, machineName);
    }

    private static void assertHistory(Api side, String share) {
        assertThat(side.get(Routes.share(share)).expect(200).text("state")).isEqualTo("REVOKED");
        assertThat(side.get(Routes.share(share) + "/history").expect(200).items())
                .extracting(entry -> entry.required("state").asString())
                .containsExactly("OPEN", "ACCEPTED", "REVOKED");
    }

    private static List<String> modes(JsonNode asset) {
        return asset.required("sharing")
                .required("modes")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
