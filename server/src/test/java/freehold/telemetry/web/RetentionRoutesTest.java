package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.decision.TenantId;
import freehold.telemetry.usecase.ExpireSamples;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is too old is not there: for nobody, by no route, whether it is deleted yet or not. */
@HttpTest
class RetentionRoutesTest {
    private static final String RETENTION = "/api/telemetry/v1/retention";
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant old = now.minus(40, ChronoUnit.DAYS);
    private final Instant recent = now.minus(3, ChronoUnit.DAYS);

    private final TestTenants tenants;
    private final ExpireSamples expire;
    private final MachineOfTenant machine;
    private final ApiClient owner;

    RetentionRoutesTest(TestTenants tenants, ExpireSamples expire) {
        this.tenants = tenants;
        this.expire = expire;
        machine = MachineOfTenant.build(tenants.fresh(), "performance");
        owner = machine.tenant().client();
        owner.put(machine.series(), records(old, recent)).expect(204);
    }

    private static String records(Instant... times) {
        return List.of(times).stream()
                .map(time -> "{\"_time\": \"" + time + "\", \"speed\": 1}")
                .toList()
                .toString();
    }

    private void keep(long etag, String body) {
        owner.ifMatch(etag).put(RETENTION, body).expect(200);
    }

    private List<String> reads() {
        String address = "?assetId=" + machine.assetId() + "&aspect=spindle";
        String range = "from=" + now.minus(80, ChronoUnit.DAYS) + "&to=" + now;
        return List.of(
                machine.series() + "?" + range,
                machine.series() + "?" + range + "&sort=desc&limit=1",
                machine.series(),
                machine.series() + "?latestValue=true",
                "/api/telemetry/v1/export" + address + "&" + range,
                "/api/telemetry/v1/plot" + address + "&" + range,
                "/api/iottsaggregates/v4/aggregates" + address.replace("aspect=", "aspectName=") + "&" + range
                        + "&intervalUnit=day&intervalValue=1");
    }

    private static List<String> answers(ApiClient reader, List<String> reads) {
        return reads.stream().map(read -> reader.get(read).expect(200).body()).toList();
    }

    private ApiClient receiver() {
        TestTenant receiver = tenants.fresh();
        String collaboration = owner.post("/api/sharing/v1/collaborations", """
                        {"partner": "%s", "legalNoticeAccepted": true}""".formatted(receiver.sharingId()))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        receiver.client()
                .post("/api/sharing/v1/collaborations/" + collaboration + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
        String share = owner.post("/api/sharing/v1/shares", """
                        {"assetId": "%s", "receiver": "%s", "channels": ["telemetry"],
                         "profile": {"id": "everything"}}""".formatted(machine.assetId(), receiver.sharingId()))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        receiver.client()
                .post("/api/sharing/v1/shares/" + share + "/accept", "{}")
                .expect(200);
        return receiver.client();
    }

    @Test
    void whatIsTooOldIsAsIfItHadNeverBeenWhetherItIsDeletedYetOrNot() {
        ApiClient receiver = receiver();
        MachineOfTenant other = machine.sibling();
        owner.put(other.series(), records(recent)).expect(204);
        List<String> withoutOld = answers(
                owner,
                reads().stream()
                        .map(read -> read.replace(machine.assetId(), other.assetId()))
                        .toList());
        assertThat(answers(owner, reads())).isNotEqualTo(withoutOld);
        keep(0, "{\"days\": 10}");
        assertThat(answers(owner, reads())).isEqualTo(withoutOld);
        assertThat(answers(receiver, reads())).isEqualTo(withoutOld);
        expire.of(new TenantId(machine.tenant().id()));
        assertThat(answers(owner, reads())).isEqualTo(withoutOld);
        assertThat(answers(receiver, reads())).isEqualTo(withoutOld);
        keep(1, "{}");
        assertThat(answers(owner, reads())).isEqualTo(withoutOld);
    }

    @Test
    void anAspectTypeCanHaveAnotherRetentionThanTheRest() {
        String spindle = machine.tenant().id() + ".spindle";
        String all = owner.get(reads().getFirst()).body();
        keep(0, """
                {"days": 10, "aspectTypes": [{"aspectTypeId": "%s", "days": 50}]}""".formatted(spindle));
        expire.of(new TenantId(machine.tenant().id()));
        assertThat(owner.get(reads().getFirst()).body()).isEqualTo(all);
        keep(1, """
                {"days": 50, "aspectTypes": [{"aspectTypeId": "%s", "days": 10}]}""".formatted(spindle));
        assertThat(owner.get(reads().getFirst()).json()).hasSize(1);
        assertThat(owner.get(RETENTION).expect(200).body())
                .isEqualTo("{\"days\":50,\"aspectTypes\":[{\"aspectTypeId\":\"" + spindle
                        + "\",\"days\":10}],\"etag\":2}");
    }

    @Test
    void whatWouldBeHiddenAtOnceIsRefused() {
        keep(0, "{\"days\": 10}");
        assertThat(owner.put(machine.series(), records(recent, old)).expect(400).body())
                .contains("Record 1 is older than samples of its aspect are kept");
        owner.put(machine.series(), records(now)).expect(204);
    }

    @Test
    void onlyAdministratorsSayHowLongAndOnlyOfWhatTheyHave() {
        keep(0, "{\"days\": 10}");
        String subtenant = machine.tenant().subtenant("customer");
        for (ApiClient other : List.of(
                machine.tenant().client(Role.STANDARD_USER), machine.tenant().subtenantClient(subtenant))) {
            other.get(RETENTION).expect(403);
            other.ifMatch(1).put(RETENTION, "{\"days\": 1}").expect(403);
        }
        MachineOfTenant neighbour = MachineOfTenant.build(tenants.fresh(), "performance");
        String body = "{\"aspectTypes\": [{\"aspectTypeId\": \"%s\", \"days\": 1}]}";
        String foreign = neighbour.tenant().id() + ".spindle";
        String missing = neighbour.tenant().id() + ".nothing";
        assertThat(owner.ifMatch(1)
                        .put(RETENTION, body.formatted(foreign))
                        .expect(404)
                        .body()
                        .replace(foreign, missing)
                        .replaceAll("[0-9a-f-]{36}", ""))
                .isEqualTo(owner.ifMatch(1)
                        .put(RETENTION, body.formatted(missing))
                        .expect(404)
                        .body()
                        .replaceAll("[0-9a-f-]{36}", ""));
        assertThat(neighbour.tenant().client().get(RETENTION).expect(200).body())
                .isEqualTo("{\"days\":null,\"aspectTypes\":[],\"etag\":0}");
        owner.put(RETENTION, "{\"days\": 5}").expect(428);
        owner.ifMatch(0).put(RETENTION, "{\"days\": 5}").expect(412);
        for (String wrong : List.of(
                "{\"days\": 0}",
                "{\"days\": 36501}",
                "{\"aspectTypes\": [{\"days\": 1}]}",
                "{\"aspectTypes\": [null]}",
                "{\"day\": 1}")) {
            owner.ifMatch(1).put(RETENTION, wrong).expect(400);
        }
    }
}
