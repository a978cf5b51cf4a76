package freehold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Answer;
import freehold.acceptance.fixture.Api;
import freehold.acceptance.fixture.Credential;
import freehold.acceptance.fixture.Routes;
import freehold.acceptance.fixture.Seed;
import freehold.acceptance.fixture.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The demo world, loaded into a fresh folder by a loader that is killed on the way, and read by the service firm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoWorldTest {
    private static final int DISTINCT_SAMPLES = 22_683;
    private static final int PAGE = 2_000;
    private static final String RANGE = "?from=2013-01-01T00:00:00Z&to=2015-01-01T00:00:00Z&limit=" + PAGE;

    private final Seed seed = Seed.of(DemoWorldTest.class);
    private final Path home;
    private final ServerProcess server;

    DemoWorldTest(@TempDir Path folder) throws IOException {
        home = folder.resolve("home");
        server = new ServerProcess(home);
    }

    @BeforeAll
    void loadTheWorld() throws Exception {
        server.start();
        for (int kill = 0; kill < 3; kill++) {
            Process loader = loader();
            loader.waitFor(seed.between(300, 2_500), TimeUnit.MILLISECONDS);
            loader.destroyForcibly().waitFor();
        }
        assertThat(loader().waitFor()).isZero();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everySampleOfTheMachineReachesTheReceiver() throws Exception {
        NavigableMap<Instant, Double> expected = file("machine_temperature_system_failure.csv");
        assertThat(expected).hasSize(DISTINCT_SAMPLES);
        Api receiver = service("gridline");
        List<Map.Entry<Instant, Double>> received = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();
        Optional<URI> next = Optional.of(server.gateway().resolve(machineSeries() + RANGE));
        while (next.isPresent()) {
            assertThat(next.get().toString()).startsWith(server.gateway().toString());
            Answer page = receiver.get(next.get().toString()).expect(200);
            pages.add(page.json().size());
            page.json().forEach(sample -> received.add(sample(sample)));
            next = page.next();
        }
        assertThat(received).containsExactlyElementsOf(List.copyOf(expected.entrySet()));
        assertThat(pages).hasSize(12).startsWith(PAGE, PAGE).endsWith(DISTINCT_SAMPLES - 11 * PAGE);
    }

    @Test
    void theRoomIsMeasuredButNotShared() throws Exception {
        Api owner = service("nordwind");
        JsonNode room = owner.get(Routes.ASSETS + "?size=100&sort=name,asc").expect(200).embedded("assets").stream()
                .filter(asset -> "Control room".equals(asset.required("name").asString()))
                .findFirst()
                .orElseThrow();
        String series = Routes.series(room.required("assetId").asString(), "climate") + RANGE;
        Answer first = owner.get(series).expect(200);
        List<Map.Entry<Instant, Double>> expected =
                List.copyOf(file("ambient_temperature_system_failure.csv").entrySet());
        assertThat(first.json().valueStream().map(DemoWorldTest::sample).toList())
                .isEqualTo(expected.subList(0, PAGE));
        service("gridline").get(series).expect(404);
    }

    @Test
    void aTokenAndTheMarkerAreAllThatTheFirstCommandNeeds() throws Exception {
        Process printer = ServerProcess.demo("token", home.toString(), "gridline")
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .start();
        String token = new String(printer.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(printer.waitFor()).isZero();
        Answer latest = Api.withToken(token, server).get(machineSeries()).expect(200);
        assertThat(latest.json()).hasSize(1);
        assertThat(sample(latest.json().get(0)).getKey()).isEqualTo(Instant.parse("2014-02-19T15:25:00Z"));
    }

    @Test
    void oneShareIsAcceptedAndOneIsOpen() throws Exception {
        for (String query : List.of("?direction=incoming", "?direction=outgoing")) {
            Api side = service(query.endsWith("incoming") ? "gridline" : "nordwind");
            assertThat(side.get(Routes.SHARES + query).expect(200).items())
                    .extracting(share -> share.required("state").asString())
                    .containsExactlyInAnyOrder("ACCEPTED", "OPEN");
        }
    }

    @Test
    void theCredentialsLetTheAdministratorsInAndAreForTheOwnerOfTheFileOnly() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("credentials.json"))))
                .isEqualTo("rw-------");
        for (String tenant : List.of("nordwind", "gridline")) {
            JsonNode user = server.credentials()
                    .required("tenants")
                    .required(tenant)
                    .required("users")
                    .required(0);
            assertThat(user.required("roles")).isNotEmpty();
            JsonNode session = Api.stranger(server)
                    .post(
                            Routes.SESSION,
                            Map.of(
                                    "userName", user.required("userName").asString(),
                                    "password", user.required("password").asString()))
                    .expectOk()
                    .json();
            assertThat(session.required("tenant").toString()).contains(tenant);
        }
    }

    @Test
    void aLoaderStartedOnACompleteWorldDoesNothing() throws Exception {
        byte[] credentials = Files.readAllBytes(home.resolve("credentials.json"));
        long assets = service("nordwind").get(Routes.ASSETS).expect(200).total();
        assertThat(loader().waitFor()).isZero();
        assertThat(Files.readAllBytes(home.resolve("credentials.json"))).isEqualTo(credentials);
        assertThat(service("nordwind").get(Routes.ASSETS).expect(200).total()).isEqualTo(assets);
        assertThat(server.operator().get(Routes.TENANTS).expect(200).items()).hasSize(2);
    }

    private Process loader() throws IOException {
        return ServerProcess.demo("load", home.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Api service(String tenant) throws IOException {
        JsonNode service =
                server.credentials().required("tenants").required(tenant).required("service");
        return Api.signedInAs(Credential.from(service), server);
    }

    private String machineSeries() throws IOException {
        return Routes.series(Files.readString(home.resolve("demo-machine")).strip(), "temperature");
    }

    private static Map.Entry<Instant, Double> sample(JsonNode record) {
        return Map.entry(
                Instant.parse(record.required("_time").asString()),
                record.required("temperature").asDouble());
    }

    /** The files give UTC without saying so; a later row replaces an earlier one of the same time. */
    private static NavigableMap<Instant, Double> file(String name) throws IOException {
        NavigableMap<Instant, Double> values = new TreeMap<>();
        Files.readAllLines(Path.of(System.getProperty("freehold.measurements", ""), name)).stream()
                .skip(1)
                .map(line -> line.split(",", 2))
                .forEach(row -> values.put(Instant.parse(row[0].replace(' ', 'T') + "Z"), Double.valueOf(row[1])));
        return values;
    }
}
