package freehold.telemetry.web;

import static freehold.telemetry.web.LiveReader.addressOf;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.telemetry.web.LiveReader.Event;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import freehold.testing.TestTenants.Credential;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stream is open, and then its reader may no longer see what it tells: it is cut, at once, and no other is. */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveEndsTest {
    private static final String SHARES = "/api/sharing/v1/shares";
    private static final String ENFORCEMENT = "/api/access/v1/enforcement";

    /** The machine may be busy with other things; how fast it is when it is not, is measured with {@code freehold.long}. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private static final boolean LONG = Boolean.getBoolean("freehold.long");

    private final TestTenants tenants;
    private MachineOfTenant machine;
    private ApiClient owner;
    private TestTenant receiver;
    private int second;

    LiveEndsTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @BeforeAll
    void collaborate() {
        machine = MachineOfTenant.build(tenants.fresh(), "performance");
        owner = machine.tenant().client();
        receiver = tenants.fresh();
        String id = owner.post("/api/sharing/v1/collaborations", """
                        {"partner": "%s", "legalNoticeAccepted": true}""".formatted(receiver.sharingId()))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        receiver.client()
                .post("/api/sharing/v1/collaborations/" + id + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
    }

    private String share(MachineOfTenant lent, Map<String, Object> terms) {
        Map<String, Object> offer = new HashMap<>(Map.of(
                "assetId", lent.assetId(),
                "receiver", receiver.sharingId(),
                "channels", List.of("telemetry", "details"),
                "profile", Map.of("id", "everything")));
        offer.putAll(terms);
        String id = owner.post(SHARES, JsonMapper.shared().writeValueAsString(offer))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        receiver.client().post(SHARES + "/" + id + "/accept", "{}").expect(200);
        return id;
    }

    /** Writes a record and tells its temperature. */
    private double write(MachineOfTenant to) {
        double temperature = ++second + 0.5;
        owner.put(
                        to.series(),
                        "[{\"_time\":\"2026-01-01T%02d:%02d:%02d.000Z\",\"temperature\":%s}]"
                                .formatted(second / 3600, second / 60 % 60, second % 60, temperature))
                .expect(204);
        return temperature;
    }

    private void assertTold(LiveReader reader, MachineOfTenant of) {
        double written = write(of);
        assertThat(reader.next("record").data().at("/record/temperature").doubleValue())
                .isEqualTo(written);
    }

    private static Event assertEnds(LiveReader reader, String name) {
        Event ended = reader.next(AT_ONCE).orElseThrow(() -> new AssertionError("it goes on"));
        assertThat(ended.name()).as(ended.toString()).isEqualTo(name);
        return ended;
    }

    private static void assertOver(LiveReader reader, String reason) {
        Event closed = assertEnds(reader, "closed");
        assertThat(closed.data().get("reason").stringValue()).isEqualTo(reason);
        reader.next("end");
    }

    @Test
    void aRevokedShareEndsItsStreamsAndNoOthers() {
        MachineOfTenant one = machine.sibling();
        MachineOfTenant other = machine.sibling();
        String share = share(one, Map.of());
        share(other, Map.of());
        ApiClient reader = receiver.client();
        try (LiveReader only = LiveReader.open(reader, addressOf(one));
                LiveReader both = LiveReader.open(reader, addressOf(one, other));
                LiveReader untouched = LiveReader.open(reader, addressOf(other));
                LiveReader owners = LiveReader.open(owner, addressOf(one, other))) {
            for (LiveReader all : List.of(only, both, owners)) {
                assertTold(all, one);
                List.of(only, both, owners).stream().filter(each -> each != all).forEach(each -> each.next("record"));
            }
            owner.post(SHARES + "/" + share + "/revoke", "{}").expect(200);
            write(one);
            Event ended = assertEnds(only, "share.ended");
            assertThat(ended.data().toString())
                    .isEqualTo("{\"shareId\":\"" + share + "\",\"assetId\":\"" + one.assetId()
                            + "\",\"aspect\":\"spindle\"}");
            assertOver(only, "nothing-left");
            assertEnds(both, "share.ended");
            owners.next("record");
            double written = write(other);
            for (LiveReader left : List.of(both, untouched, owners)) {
                assertThat(left.next("record").data().at("/record/temperature").doubleValue())
                        .isEqualTo(written);
            }
        }
        reader.get(addressOf(one)).expect(404);
    }

    @Test
    void streamsAreCutWithinATenthOfASecond() {
        long[] lags = new long[LONG ? 200 : 5];
        ApiClient reader = receiver.client();
        MachineOfTenant one = machine.sibling();
        for (int i = 0; i < lags.length; i++) {
            String share = share(one, Map.of());
            try (LiveReader stream = LiveReader.open(reader, addressOf(one))) {
                owner.post(SHARES + "/" + share + "/revoke", "{}").expect(200);
                long revoked = System.nanoTime();
                lags[i] = (assertEnds(stream, "share.ended").at() - revoked) / 1_000_000;
            }
        }
        Arrays.sort(lags);
        long p99 = lags[lags.length * 99 / 100];
        System.out.println("streams cut after a revoke: median " + lags[lags.length / 2] + " ms, p99 " + p99 + " ms");
        assertThat(p99).isLessThan(LONG ? 100 : AT_ONCE.toMillis());
    }

    @Test
    void whatTheReceiverOrTheTreeEndsEndsToo() {
        MachineOfTenant left = machine.sibling();
        MachineOfTenant deleted = machine.sibling();
        MachineOfTenant details = machine.sibling();
        String share = share(left, Map.of());
        share(deleted, Map.of());
        String both = share(details, Map.of());
        ApiClient reader = receiver.client();
        try (LiveReader one = LiveReader.open(reader, addressOf(left));
                LiveReader two = LiveReader.open(reader, addressOf(deleted));
                LiveReader three = LiveReader.open(reader, addressOf(details))) {
            assertTold(three, details);
            reader.post(SHARES + "/" + share + "/leave", "{}").expect(200);
            assertEnds(one, "share.ended");
            owner.ifMatch(0).delete("/api/assets/v1/" + deleted.assetId()).expect(204);
            assertThat(assertEnds(two, "share.ended").name()).isNotEmpty();
            owner.ifMatch(owner.get(SHARES + "/" + both).json().get("etag").longValue())
                    .patch(SHARES + "/" + both, "{\"channels\": [\"details\"]}")
                    .expect(200);
            assertEnds(three, "ended");
        }
    }

    @Test
    void whatIsNoLongerPassedOnEndsTheStreamsOfTheSubtenantAndNoOthers() {
        MachineOfTenant one = machine.sibling();
        share(one, Map.of());
        ApiClient park = receiver.subtenantClient("park");
        park.get(addressOf(one)).expect(404);
        String overlay = "/api/sharing/v1/received/" + one.assetId() + "/overlay";
        receiver.client().ifMatch(0).put(overlay, "{\"subtenantId\": \"park\"}").expect(200);
        try (LiveReader passedOn = LiveReader.open(park, addressOf(one));
                LiveReader untouched = LiveReader.open(receiver.client(), addressOf(one))) {
            assertTold(passedOn, one);
            untouched.next("record");
            receiver.client().ifMatch(1).put(overlay, "{}").expect(200);
            assertTold(untouched, one);
            assertEnds(passedOn, "ended");
            assertOver(passedOn, "nothing-left");
        }
        park.get(addressOf(one)).expect(404);
    }

    @Test
    void aWindowThatEndsEndsItsStreams() {
        MachineOfTenant one = machine.sibling();
        String share = share(
                one,
                Map.of("access", Map.of("until", Instant.now().plusSeconds(8).toString())));
        try (LiveReader reader = LiveReader.open(receiver.client(), addressOf(one))) {
            assertTold(reader, one);
            Event ended = reader.next("share.ended");
            assertThat(ended.data().get("shareId").stringValue()).isEqualTo(share);
        }
    }

    @Test
    void aNarrowerProfileShowsLessAtOnce() {
        MachineOfTenant one = machine.sibling();
        String share = share(one, Map.of("data", Map.of("from", "2026-06-01T00:00:00Z")));
        try (LiveReader reader = LiveReader.open(receiver.client(), addressOf(one));
                LiveReader speeds =
                        LiveReader.open(receiver.client(), addressOf(one).replace("select=", "select=speed"))) {
            write(one); // before the data that is lent
            String both = "[{\"_time\":\"2026-06-01T00:00:0%d.000Z\",\"temperature\":%d.0,\"speed\":7}]";
            owner.put(one.series(), both.formatted(0, 1)).expect(204);
            assertThat(reader.records(1)).containsExactly(both.formatted(0, 1).replaceAll("[\\[\\]]", ""));
            assertThat(speeds.records(1)).hasSize(1);
            owner.ifMatch(owner.get(SHARES + "/" + share).json().get("etag").longValue())
                    .patch(SHARES + "/" + share, "{\"profile\": {\"id\": \"" + temperatureOnly() + "\"}}")
                    .expect(200);
            assertEnds(speeds, "ended");
            owner.put(one.series(), both.formatted(1, 2)).expect(204);
            owner.put(one.series(), "[{\"_time\":\"2026-06-01T00:00:02.000Z\",\"speed\":7}]")
                    .expect(204);
            owner.put(one.series(), both.formatted(3, 3)).expect(204);
            assertThat(reader.records(2)).allMatch(record -> !record.contains("speed"));
            owner.put(one.series(), both.formatted(4, 4)).expect(204);
            assertThat(reader.records(1)).allMatch(record -> record.contains("4.0"));
        }
    }

    private String temperatureOnly() {
        return owner.post("/api/sharing/v1/profiles", """
                        {"name": "temperature %s", "details": {"fields": ["name", "description", "externalId"],
                             "variables": ["*"], "aspects": [{"name": "*", "variables": ["*"]}]},
                         "telemetry": {"aspects": [{"name": "spindle", "variables": ["temperature"]}]}}""".formatted(UUID.randomUUID()))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
    }

    @Test
    void whoeverIsNoLongerAnybodyIsToldNothing() {
        TestTenant tenant = machine.tenant();
        Credential credential = tenant.credential(Map.of());
        ApiClient client = tenants.as(credential);
        ApiClient session = tenant.person(
                "{\"userName\": \"viewer-%s@example.org\"}".formatted(tenant.id()), "mdsp:core:StandardUser");
        ApiClient demoted = tenant.person(
                "{\"userName\": \"demoted-%s@example.org\"}".formatted(tenant.id()), "mdsp:core:TenantAdmin");
        JsonNode person =
                demoted.get("/api/identitymanagement/v3/Users/me").expect(200).json();
        try (LiveReader one = LiveReader.open(client, addressOf(machine));
                LiveReader two = LiveReader.open(session, addressOf(machine));
                LiveReader three = LiveReader.open(demoted, addressOf(machine));
                LiveReader untouched = LiveReader.open(owner, addressOf(machine))) {
            owner.delete("/api/identity/v1/serviceCredentials/" + credential.clientId())
                    .expect(204);
            assertOver(one, "signed-out");
            session.delete("/api/session").expect(204);
            assertOver(two, "signed-out");
            owner.delete("/api/identitymanagement/v3/Users/" + person.get("id").stringValue());
            assertOver(three, "signed-out");
            assertTold(untouched, machine);
        }
    }

    @Test
    void policiesThatAreEnforcedBindStreamsToo() {
        MachineOfTenant mine = MachineOfTenant.build(tenants.fresh(), "performance");
        ApiClient admin = mine.tenant().client();
        ApiClient person = mine.tenant()
                .person(
                        "{\"userName\": \"bound-%s@example.org\"}"
                                .formatted(mine.tenant().id()),
                        "mdsp:core:StandardUser");
        try (LiveReader bound = LiveReader.open(person, addressOf(mine));
                LiveReader exempt = LiveReader.open(admin, addressOf(mine))) {
            long etag =
                    admin.get(ENFORCEMENT).expect(200).json().required("etag").longValue();
            admin.ifMatch(etag).put(ENFORCEMENT, "{\"policies\": true}").expect(200);
            assertEnds(bound, "ended");
            admin.put(mine.series(), "[{\"_time\":\"2026-01-01T00:00:00Z\",\"speed\":1}]")
                    .expect(204);
            assertThat(exempt.records(1)).hasSize(1);
        }
    }

    @Test
    void whoeverAPolicyAllowsGoesOnAsLongAsItDoes() {
        MachineOfTenant mine = MachineOfTenant.build(tenants.fresh(), "performance");
        ApiClient admin = mine.tenant().client();
        String name = mine.tenant().id();
        ApiClient person = mine.tenant()
                .person("{\"userName\": \"crew-%s@example.org\"}".formatted(name), "mdsp:core:StandardUser");
        String user = idOf(person.get("/api/identitymanagement/v3/Users/me"), 200);
        String groups = "/api/identitymanagement/v3/Groups";
        String group = idOf(admin.post(groups, "{\"displayName\": \"mdsp_usergroup:crew\"}"), 201);
        admin.post(groups + "/" + group + "/members", "{\"type\": \"USER\", \"value\": \"" + user + "\"}");
        admin.post("/api/resourceaccessmanagement/v3/policies", """
                        {"name": "crew", "active": true,
                         "subjects": ["mdsp:core:identitymanagement:eu1:%1$s:usergroup:mdsp_usergroup:crew"],
                         "rules": [{"name": "r", "actions": ["mdsp:core:assetmanagement:asset:read",
                                "mdsp:core:iotservices:timeseries:read"], "propagationDepth": 0,
                            "resources": ["mdsp:core:assetmanagement:eu1:%1$s:asset:%2$s"]}]}""".formatted(name, mine.assetId()))
                .expect(201);
        try (LiveReader crew = LiveReader.open(person, addressOf(mine))) {
            long etag =
                    admin.get(ENFORCEMENT).expect(200).json().required("etag").longValue();
            admin.ifMatch(etag).put(ENFORCEMENT, "{\"policies\": true}").expect(200);
            admin.put(mine.series(), "[{\"_time\":\"2026-01-01T00:00:00Z\",\"speed\":1}]")
                    .expect(204);
            assertThat(crew.records(1)).hasSize(1);
            admin.delete(groups + "/" + group + "/members/" + user).expect(200);
            assertEnds(crew, "ended");
        }
    }

    private static String idOf(Answer answer, int status) {
        return answer.expect(status).json().get("id").stringValue();
    }

    @Test
    void receiptsCountWhatStreamsTell() throws InterruptedException {
        MachineOfTenant one = machine.sibling();
        String share = share(one, Map.of());
        try (LiveReader reader = LiveReader.open(receiver.client(), addressOf(one));
                LiveReader again = LiveReader.open(receiver.client(), addressOf(one))) {
            for (int i = 0; i < 3; i++) {
                assertTold(reader, one);
                again.next("record");
            }
        }
        long samples = 0;
        for (int i = 0; i < 100 && samples < 6; i++) {
            Thread.sleep(100);
            samples = 0;
            JsonNode receipts =
                    owner.get(SHARES + "/" + share + "/receipts").expect(200).json();
            for (JsonNode receipt : receipts.get("items")) {
                samples += receipt.path("samples").longValue();
            }
        }
        assertThat(samples).isEqualTo(6);
    }
}
