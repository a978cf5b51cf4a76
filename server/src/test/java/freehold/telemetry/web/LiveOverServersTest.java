package freehold.telemetry.web;

import static freehold.telemetry.web.LiveReader.addressOf;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.Freehold;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import freehold.testing.TestTenants.Credential;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Streams are open on one server, and what concerns them happens on another: 4 times, or 40 with {@code freehold.long}. */
@HttpTest
class LiveOverServersTest {
    private static final int ROUNDS = Boolean.getBoolean("freehold.long") ? 40 : 4;
    private static final String SHARES = "/api/sharing/v1/shares";

    private final TestTenants tenants;
    private final String database;

    LiveOverServersTest(TestTenants tenants, Environment environment) {
        this.tenants = tenants;
        this.database = environment.getRequiredProperty("freehold.db.url");
    }

    @Test
    void whatHappensOnAnotherServerIsToldAndCuts(@TempDir Path home) {
        MachineOfTenant machine = MachineOfTenant.build(tenants.fresh(), "performance");
        TestTenant receiver = tenants.fresh();
        try (ConfigurableApplicationContext other = new SpringApplicationBuilder(Freehold.class)
                .run(
                        "--server.port=0",
                        "--freehold.db.url=" + database,
                        "--freehold.home=" + home,
                        "--freehold.gateway=http://freehold.test")) {
            String there = "http://127.0.0.1:" + other.getEnvironment().getRequiredProperty("local.server.port");
            ApiClient owner =
                    ApiClient.of(there).token(tenants.tokenOf(machine.tenant().credential()));
            collaborate(owner, receiver);
            long[] told = new long[ROUNDS];
            long[] cut = new long[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                MachineOfTenant one = machine.sibling();
                String share = share(owner, one, receiver);
                try (LiveReader reader = LiveReader.open(receiver.client(), addressOf(one))) {
                    owner.put(one.series(), "[{\"_time\":\"2026-01-01T00:00:00Z\",\"speed\":1}]")
                            .expect(204);
                    long written = System.nanoTime();
                    told[i] = reader.next("record").at() - written;
                    owner.post(SHARES + "/" + share + "/revoke", "{}").expect(200);
                    long revoked = System.nanoTime();
                    cut[i] = reader.next("share.ended").at() - revoked;
                }
            }
            System.out.println("over servers: told " + spread(told) + ", cut " + spread(cut));
            signOut(owner, machine);
            stop(other, owner, machine);
        }
    }

    /** Its streams are told, and go on at the other. */
    private void stop(ConfigurableApplicationContext other, ApiClient owner, MachineOfTenant machine) {
        String id;
        try (LiveReader reader = LiveReader.open(owner, addressOf(machine))) {
            owner.put(machine.series(), "[{\"_time\":\"2026-01-01T00:00:00Z\",\"speed\":1}]")
                    .expect(204);
            id = reader.next("record").id();
            other.close();
            assertThat(reader.next("closed").data().get("reason").stringValue()).isEqualTo("server-stops");
            reader.next("end");
        }
        ApiClient here = machine.tenant().client();
        here.put(machine.series(), "[{\"_time\":\"2026-01-01T00:00:01Z\",\"speed\":2}]")
                .expect(204);
        try (LiveReader reader = LiveReader.resume(here, addressOf(machine), id)) {
            assertThat(reader.records(1)).containsExactly("{\"_time\":\"2026-01-01T00:00:01.000Z\",\"speed\":2}");
            here.put(machine.series(), "[{\"_time\":\"2026-01-01T00:00:02Z\",\"speed\":3}]")
                    .expect(204);
            assertThat(reader.records(1))
                    .as("nothing comes twice")
                    .containsExactly("{\"_time\":\"2026-01-01T00:00:02.000Z\",\"speed\":3}");
        }
    }

    private void signOut(ApiClient owner, MachineOfTenant machine) {
        Credential credential = machine.tenant().credential(Map.of());
        try (LiveReader reader = LiveReader.open(tenants.as(credential), addressOf(machine))) {
            owner.delete("/api/identity/v1/serviceCredentials/" + credential.clientId())
                    .expect(204);
            assertThat(reader.next("closed").data().get("reason").stringValue()).isEqualTo("signed-out");
        }
    }

    private static String spread(long[] nanos) {
        Arrays.sort(nanos);
        return "median " + nanos[nanos.length / 2] / 1_000_000 + " ms, longest " + nanos[nanos.length - 1] / 1_000_000
                + " ms";
    }

    private static void collaborate(ApiClient owner, TestTenant receiver) {
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

    private static String share(ApiClient owner, MachineOfTenant lent, TestTenant receiver) {
        String id = owner.post(SHARES, """
                        {"assetId": "%s", "receiver": "%s", "channels": ["telemetry"],
                         "profile": {"id": "everything"}}""".formatted(lent.assetId(), receiver.sharingId()))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        receiver.client().post(SHARES + "/" + id + "/accept", "{}").expect(200);
        return id;
    }
}
