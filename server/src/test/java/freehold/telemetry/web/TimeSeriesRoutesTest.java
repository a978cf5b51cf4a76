package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimeSeriesRoutesTest {
    private static final String ALL = "?from=1970-01-01T00:00:00Z&to=2026-01-01T00:00:00Z";
    private static final String MULTI = "/api/iottimeseries/v3/timeseries";
    private static final String NOBODYS = "00000000000000000000000000000000";
    private static final Pattern NEXT = Pattern.compile("<(http://[^/]+)(/[^>]+)>; rel=\"next\"");

    private final TestTenants tenants;
    private MachineOfTenant first;
    private ApiClient client;

    TimeSeriesRoutesTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @BeforeAll
    void buildAMachine() {
        first = MachineOfTenant.build(tenants.fresh(), "performance");
        client = first.tenant().client();
    }

    private static String records(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(i -> "{\"_time\":\"2024-05-01T00:%02d:%02d.000Z\",\"speed\":%d}".formatted(i / 60, i % 60, i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static List<Integer> speeds(JsonNode records) {
        List<Integer> speeds = new ArrayList<>();
        records.forEach(record -> speeds.add(record.get("speed").intValue()));
        return speeds;
    }

    /** All pages, as the links lead. */
    private List<Integer> paged(String path) {
        List<Integer> speeds = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            Answer page = client.get(next).expect(200);
            speeds.addAll(speeds(page.json()));
            Matcher link = NEXT.matcher(page.header("Link"));
            next = link.matches() ? link.group(2) : "";
        }
        return speeds;
    }

    @Test
    void whatWasWrittenIsReadBackAsItWas() {
        MachineOfTenant machine = first.sibling();
        String record = """
                [{"_time":"2024-05-01T00:00:00.001Z","temperature":-0.0,"temperature_qc":-7,"speed":-2147483648,\
                "parts":9007199254740993,"running":false,"program":"👩🏽‍🔧 ä","program_qc":0,\
                "serviced":"2024-04-30T22:00:00Z","log":""}]""";
        Answer written = client.put(machine.series(), record).expect(204);
        assertThat(written.body()).isEmpty();
        Answer read = client.get(machine.series()).expect(200);
        assertThat(read.body()).isEqualTo(record);
        assertThat(read.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void anAnswerThatWouldBeTheSameIsNotSentAgain() {
        MachineOfTenant machine = first.sibling();
        client.put(machine.series(), records(0, 2)).expect(204);
        String page = machine.series() + ALL + "&limit=2";
        String known = client.get(page).expect(200).header("ETag");
        assertThat(known).matches("W/\"[0-9a-f]{32}\"");
        assertThat(client.with("If-None-Match", known).get(page).expect(304).body())
                .isEmpty();
        client.with("If-None-Match", "\"other\"").get(page).expect(200);
        // The page is the same, but now it leads on.
        client.put(machine.series(), records(2, 3)).expect(204);
        assertThat(client.with("If-None-Match", known).get(page).expect(200).header("Link"))
                .isNotEmpty();
        assertThat(client.with("If-None-Match", known)
                        .get(first.sibling().series())
                        .expect(200)
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void anAspectWithoutRecordsIsEmpty() {
        MachineOfTenant machine = first.sibling();
        assertThat(client.get(machine.series()).expect(200).body()).isEqualTo("[]");
        assertThat(client.get(machine.series() + ALL).expect(200).body()).isEqualTo("[]");
        client.put(machine.series(), "[]").expect(204);
        client.delete(machine.series() + ALL).expect(204);
    }

    @Test
    void variablesThatAreNotSentAreGoneFromTheRecord() {
        MachineOfTenant machine = first.sibling();
        client.put(machine.series(), "[{\"_time\":\"2024-05-01T00:00:00Z\",\"speed\":1,\"parts\":2}]")
                .expect(204);
        client.put(machine.series(), "[{\"_time\":\"2024-05-01T02:00:00+02:00\",\"parts\":3,\"speed\":null}]")
                .expect(204);
        assertThat(client.get(machine.series()).expect(200).body())
                .isEqualTo("[{\"_time\":\"2024-05-01T00:00:00.000Z\",\"parts\":3}]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 49, 50, 51})
    void linksLeadThroughARangeWithoutGapOrRepeat(int limit) {
        MachineOfTenant machine = first.sibling();
        client.put(machine.series(), records(0, 60)).expect(204);
        String range = machine.series()
                + "?from=2024-05-01T00:00:04.000Z&to=2024-05-01T00:00:54.000Z&select=speed&limit=" + limit;
        List<Integer> expected = IntStream.rangeClosed(5, 54).boxed().toList();
        assertThat(paged(range)).isEqualTo(expected);
        assertThat(paged(range + "&sort=asc")).isEqualTo(expected);
        assertThat(paged(range + "&sort=DESC")).isEqualTo(expected.reversed());
    }

    @Test
    void aLinkIsTheSameRequestAtTheHostTheClientAsked() {
        MachineOfTenant machine = first.sibling();
        client.put(machine.series(), records(0, 3)).expect(204);
        Answer page = client.get(machine.series() + ALL + "&limit=2&select=speed%2Cparts&x=%C3%A4")
                .expect(200);
        Matcher link = NEXT.matcher(page.header("Link"));
        assertThat(link.matches()).isTrue();
        assertThat(link.group(1)).matches("http://127\\.0\\.0\\.1:\\d+");
        assertThat(link.group(2))
                .startsWith(machine.series() + "?")
                .contains("select=speed%2Cparts", "limit=2", "to=2026-01-01T00:00:00Z", "x=%C3%A4")
                .contains("from=2024-05-01T00:00:01.000Z");
        assertThat(client.get(link.group(2)).expect(200).header("Link")).isEmpty();
    }

    @Test
    void withoutARangeTheNewestRecordIsRead() {
        MachineOfTenant machine = first.sibling();
        client.put(machine.series(), records(0, 5)).expect(204);
        assertThat(speeds(client.get(machine.series()).expect(200).json())).containsExactly(4);
        assertThat(speeds(client.get(machine.series() + "?").expect(200).json()))
                .containsExactly(4);
    }

    @Test
    void theNewestValueOfEachVariableMayLieApart() {
        MachineOfTenant machine = first.sibling();
        client.put(machine.series(), """
                        [{"_time":"2024-05-01T00:00:00Z","speed":1,"temperature":1.5,"temperature_qc":3},
                         {"_time":"2024-05-01T00:00:01Z","speed":2}]""").expect(204);
        assertThat(client.get(machine.series() + "?latestValue=true")
                        .expect(200)
                        .body())
                .isEqualTo("""
                        [{"_time":"2024-05-01T00:00:00.000Z","temperature":1.5,"temperature_qc":3},\
                        {"_time":"2024-05-01T00:00:01.000Z","speed":2}]""");
    }

    @Test
    void onlyWhatIsSelectedIsRead() {
        MachineOfTenant machine = first.sibling();
        client.put(machine.series(), """
                        [{"_time":"2024-05-01T00:00:00Z","speed":1,"program":"a","program_qc":4},
                         {"_time":"2024-05-01T00:00:01Z","speed":2}]""").expect(204);
        String program = "[{\"_time\":\"2024-05-01T00:00:00.000Z\",\"program\":\"a\",\"program_qc\":4}]";
        assertThat(client.get(machine.series() + ALL + "&select=program").body())
                .isEqualTo(program);
        assertThat(client.get(machine.series() + ALL + "&select=program_qc,program")
                        .body())
                .isEqualTo(program);
        assertThat(client.get(machine.series() + "?select=program").body()).isEqualTo(program);
        Answer unknown =
                client.get(machine.series() + ALL + "&select=speed,pressure").expect(400);
        assertThat(unknown.json().get("message").stringValue())
                .contains("There is no variable pressure in the aspect spindle.");
    }

    @Test
    void aDeletedRangeIsTheOneARangeReads() {
        MachineOfTenant machine = first.sibling();
        client.put(machine.series(), records(0, 6)).expect(204);
        String range = "?from=2024-05-01T00:00:01.000Z&to=2024-05-01T00:00:04.000Z";
        client.delete(machine.series() + range).expect(204);
        assertThat(client.get(machine.series() + range).expect(200).body()).isEqualTo("[]");
        assertThat(speeds(client.get(machine.series() + ALL).json())).containsExactly(0, 1, 5);
        client.delete(machine.series() + "?from=2024-05-01T00:00:01.000Z").expect(400);
        client.delete(machine.series()).expect(400);
    }

    @Test
    void aSimulationKeepsMicroseconds() {
        MachineOfTenant twin = MachineOfTenant.build(tenants.fresh(), "simulation");
        ApiClient owner = twin.tenant().client();
        String records = "[{\"_time\":\"2024-05-01T00:00:00.000001Z\",\"speed\":1},"
                + "{\"_time\":\"2024-05-01T00:00:00.000002Z\",\"speed\":2}]";
        owner.put(twin.series(), records).expect(204);
        assertThat(owner.get(twin.series() + "?from=2024-05-01T00:00:00Z").body())
                .isEqualTo(records);
        assertThat(speeds(owner.get(twin.series() + "?from=2024-05-01T00:00:00.000001Z")
                        .json()))
                .containsExactly(2);
        client.put(first.series(), records).expect(400);
    }

    @Test
    void severalSeriesAreWrittenTogetherOrNotAtAll() {
        MachineOfTenant one = first.sibling();
        MachineOfTenant two = first.sibling();
        String body = """
                {"timeseries": [
                  {"entityId": "%s", "propertySetName": "spindle", "data": %s},
                  {"data": %s, "propertySetName": "turret", "entityId": "%s"},
                  {"entityId": "%s", "propertySetName": "spindle", "data": %s}]}""";
        client.put(
                        MULTI,
                        body.formatted(
                                one.assetId(),
                                records(0, 2),
                                records(2, 4),
                                one.assetId(),
                                two.assetId(),
                                "[{\"_time\":\"2024-05-01T00:00:00Z\",\"speed\":\"fast\"}]"))
                .expect(400);
        client.put(MULTI, body.formatted(one.assetId(), records(0, 2), records(2, 4), one.assetId(), NOBODYS, "[]"))
                .expect(404);
        assertThat(client.get(one.series() + ALL).body()).isEqualTo("[]");
        client.put(
                        MULTI,
                        body.formatted(
                                one.assetId(),
                                records(0, 2),
                                records(2, 4),
                                one.assetId(),
                                two.assetId(),
                                records(4, 5)))
                .expect(202);
        assertThat(speeds(client.get(one.series() + ALL).json())).containsExactly(0, 1);
        assertThat(speeds(client.get(one.series("turret") + ALL).json())).containsExactly(2, 3);
        assertThat(speeds(client.get(two.series() + ALL).json())).containsExactly(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"_time\":\"2024-05-01T00:00:00Z\",\"speed\":1.5}] | /0/speed: Record 0: speed must be a whole number",
                "[{\"_time\":\"2024-05-01T00:00:00Z\",\"pressure\":1}] | Record 0: pressure is no variable of the aspect.",
                "[{\"_time\":\"2024-05-01T00:00:00Z\",\"speed_qc\":1}] | Record 0: speed_qc is no variable of the aspect.",
                "[{\"_time\":\"2024-05-01T00:00:00Z\",\"program\":\"a\\u0000\"}] | must not contain the character NUL",
                "[{\"_time\":\"2024-05-01T00:00:00Z\",\"program\":\"123456789012345678901\"}] | has 21 characters of at most 20",
                "[{\"_time\":\"2199-05-01T00:00:00Z\"}] | _time must lie between",
                "[{]  | The body is not valid JSON",
            })
    void whatIsRefusedIsNamed(String body, String message) {
        JsonNode error = client.put(first.series(), body).expect(400).json();
        assertThat(error.get("message").stringValue()).contains(message);
        assertThat(error.get("id").stringValue()).isNotEmpty();
    }

    @Test
    void aMissingAssetAndAForeignOneAnswerAlike() {
        MachineOfTenant foreign = MachineOfTenant.build(tenants.fresh(), "performance");
        foreign.tenant().client().put(foreign.series(), records(0, 3)).expect(204);
        for (String aspect : List.of("spindle", "nothing")) {
            String missing = new MachineOfTenant(first.tenant(), NOBODYS).series(aspect);
            assertSame(client.get(foreign.series(aspect)), client.get(missing));
            assertSame(client.get(foreign.series(aspect) + ALL), client.get(missing + ALL));
            assertSame(client.put(foreign.series(aspect), "[{"), client.put(missing, "[{"));
            assertSame(client.delete(foreign.series(aspect) + ALL), client.delete(missing + ALL));
        }
        client.get(first.series("nothing")).expect(404);
        assertThat(speeds(foreign.tenant().client().get(foreign.series() + ALL).json()))
                .containsExactly(0, 1, 2);
    }

    private static void assertSame(Answer foreign, Answer missing) {
        assertThat(foreign.status()).isEqualTo(404).isEqualTo(missing.status());
        assertThat(stripped(foreign)).isEqualTo(stripped(missing));
    }

    private static String stripped(Answer answer) {
        return answer.body().replaceAll("[0-9a-f]{32}", "…");
    }

    @Test
    void administratorsAndServiceCredentialsOfAnyRoleWrite() {
        MachineOfTenant machine = first.sibling();
        ApiClient restricted = first.tenant().client(Role.STANDARD_USER);
        restricted.put(machine.series(), records(0, 1)).expect(204);
        first.tenant().signIn().put(machine.series(), records(1, 2)).expect(204);
        assertThat(speeds(restricted.get(machine.series() + ALL).expect(200).json()))
                .containsExactly(0, 1);
        tenants.anonymous().get(machine.series()).expect(401);
        tenants.anonymous().put(machine.series(), records(0, 1)).expect(401);
    }
}
