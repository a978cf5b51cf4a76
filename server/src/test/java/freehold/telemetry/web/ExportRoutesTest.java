package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportRoutesTest {
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int TAIL = 64 * 1024;

    private final TestTenants tenants;
    private MachineOfTenant machine;
    private ApiClient api;

    ExportRoutesTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @BeforeAll
    void measure() {
        machine = MachineOfTenant.build(tenants.fresh(), "performance");
        api = machine.tenant().client();
        api.put(machine.series(), """
                [{"_time":"2024-05-01T00:00:00Z","temperature":21.5,"temperature_qc":7,"speed":3,"running":true},
                 {"_time":"2024-05-01T00:00:01Z","parts":9007199254740993,"program":"a \\"b\\", c\\nd","program_qc":1},
                 {"_time":"2024-05-01T00:00:02Z","program":"","serviced":"2024-01-01T00:00:00Z","log":"größe"}]""").expect(204);
    }

    private static String export(MachineOfTenant of, String query) {
        return "/api/telemetry/v1/export?assetId=" + of.assetId() + "&aspect=spindle" + query;
    }

    @Test
    void recordsComeAsTable() {
        Answer answer = api.get(export(machine, "")).expect(200);
        assertThat(answer.body()).isEqualTo("""
                _time,temperature,temperature_qc,speed,parts,running,program,program_qc,serviced,log
                2024-05-01T00:00:00.000Z,21.5,7,3,,true,,,,
                2024-05-01T00:00:01.000Z,,,,9007199254740993,,"a ""b"", c\td",1,,
                2024-05-01T00:00:02.000Z,,,,,,"",,2024-01-01T00:00:00Z,"größe"
                """.replace("\n", "\r\n").replace("\t", "\n"));
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment")
                .contains("spindle.csv");
    }

    @Test
    void recordsComeAsLinesOfJson() {
        Answer answer = api.get(export(machine, "&format=jsonl&select=temperature,parts"))
                .expect(200);
        assertThat(answer.body()).isEqualTo("""
                {"_time":"2024-05-01T00:00:00.000Z","temperature":21.5,"temperature_qc":7}
                {"_time":"2024-05-01T00:00:01.000Z","parts":9007199254740993}
                """);
    }

    @Test
    void allPagesComeOneAfterAnother() {
        MachineOfTenant other = machine.sibling();
        api.put(
                        other.series(),
                        IntStream.range(0, 5_432)
                                .mapToObj(i -> "{\"_time\":\"2024-05-01T00:00:00.%03dZ\",\"speed\":%d}"
                                        .formatted(i % 1_000, i)
                                        .replace("00:00:00.", "00:00:0" + i / 1_000 + "."))
                                .collect(Collectors.joining(",", "[", "]")))
                .expect(204);
        String body = api.get(export(other, "&select=speed&from=2024-05-01T00:00:00.999Z"))
                .expect(200)
                .body();
        assertThat(body.lines().skip(1).map(line -> line.substring(line.indexOf(',') + 1)))
                .containsExactlyElementsOf(IntStream.range(1_000, 5_432)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void ofNothingThereIsAHeader() {
        assertThat(api.get(export(machine, "&from=2030-01-01T00:00:00Z&select=speed"))
                        .expect(200)
                        .body())
                .isEqualTo("_time,speed\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&format=xml",
                "&select=unheard",
                "&from=yesterday",
                "&from=2024-01-02T00:00:00Z&to=2024-01-01T00:00:00Z"
            })
    void nonsenseIsRefusedBeforeAnythingIsSent(String query) {
        assertThat(api.get(export(machine, query)).expect(400).header("Content-Type"))
                .startsWith("application/problem+json");
    }

    @Test
    void aShareThatEndsBreaksItOff() throws Exception {
        MachineOfTenant lent = machine.sibling();
        for (int i = 0; i < 8; i++) {
            api.put(lent.series(), large(i)).expect(204);
        }
        TestTenant receiver = tenants.fresh();
        String share = share(lent, receiver);
        try (Socket download = download(receiver, export(lent, "&select=log"))) {
            InputStream answer = download.getInputStream();
            assertThat(new String(answer.readNBytes(8), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1");
            api.post("/api/sharing/v1/shares/" + share + "/revoke", "{}").expect(200);
            assertThat(lastOf(answer))
                    .contains("#error,\"There is no asset " + lent.assetId())
                    .doesNotEndWith("\r\n0\r\n\r\n");
        }
    }

    /** The end of what is still to come. */
    private static String lastOf(InputStream answer) throws IOException {
        String last = "";
        byte[] piece = new byte[TAIL];
        for (int read = answer.read(piece); read >= 0; read = answer.read(piece)) {
            String both = last + new String(piece, 0, read, StandardCharsets.US_ASCII);
            last = both.substring(Math.max(0, both.length() - TAIL));
        }
        return last;
    }

    private static String large(int part) {
        return IntStream.range(0, 100)
                .mapToObj(i -> "{\"_time\":\"2024-05-01T00:%02d:00.%03dZ\",\"log\":\"%s\"}"
                        .formatted(part, i, "x".repeat(49_000)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String share(MachineOfTenant lent, TestTenant receiver) {
        String collaboration = api.post("/api/sharing/v1/collaborations", """
                        {"partner": "%s", "legalNoticeAccepted": true}""".formatted(receiver.sharingId()))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        receiver.client()
                .post("/api/sharing/v1/collaborations/" + collaboration + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
        String id = api.post("/api/sharing/v1/shares", """
                        {"assetId": "%s", "receiver": "%s", "channels": ["telemetry"], "profile": {"id": "everything"}}""".formatted(lent.assetId(), receiver.sharingId()))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        receiver.client().post("/api/sharing/v1/shares/" + id + "/accept", "{}").expect(200);
        return id;
    }

    /** Over a bare connection: a client library may drop what it has read when the answer breaks off. */
    private Socket download(TestTenant tenant, String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), tenants.port());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + tenants.tokenOf(tenant.credential()) + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
