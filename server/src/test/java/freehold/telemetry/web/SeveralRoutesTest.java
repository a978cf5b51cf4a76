package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.telemetry.Limits;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several series in one request say what each of them says alone: one's own, received ones, and what is none. */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralRoutesTest {
    private static final String ROUTE = "/api/telemetry/v1/timeseries";
    private static final String SHARES = "/api/sharing/v1/shares";
    private static final String NOBODYS = "00000000000000000000000000000000";
    private static final String ALL = "&from=2024-01-01T00:00:00Z&to=2025-01-01T00:00:00Z";

    private final TestTenants tenants;
    private MachineOfTenant own;
    private MachineOfTenant lent;
    private MachineOfTenant kept;
    private ApiClient api;

    SeveralRoutesTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @BeforeAll
    void lendOneOfTwo() {
        own = MachineOfTenant.build(tenants.fresh(), "performance");
        api = own.tenant().client();
        lent = MachineOfTenant.build(tenants.fresh(), "performance");
        kept = lent.sibling();
        int first = 0;
        for (MachineOfTenant machine : List.of(own, lent, kept)) {
            write(machine, first, 10);
            first += 100;
        }
        String collaboration = lent.tenant()
                .client()
                .post("/api/sharing/v1/collaborations", """
                        {"partner": "%s", "legalNoticeAccepted": true}""".formatted(
                                own.tenant().sharingId()))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        api.post("/api/sharing/v1/collaborations/" + collaboration + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
        share(lent, own.tenant());
    }

    private static void share(MachineOfTenant machine, TestTenant receiver) {
        Map<String, Object> offer = Map.of(
                "assetId", machine.assetId(),
                "receiver", receiver.sharingId(),
                "channels", List.of("telemetry"),
                "profile", Map.of("id", "everything"),
                "data", Map.of("from", "2024-05-01T00:00:03Z"));
        String id = machine.tenant()
                .client()
                .post(SHARES, JsonMapper.shared().writeValueAsString(offer))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        receiver.client().post(SHARES + "/" + id + "/accept", "{}").expect(200);
    }

    private static void write(MachineOfTenant machine, int first, int count) {
        String records = IntStream.range(0, count)
                .mapToObj(i -> "{\"_time\":\"2024-05-01T00:%02d:%02dZ\",\"speed\":%d,\"program\":\"p%d\"}"
                        .formatted(i / 60, i % 60, first + i, i))
                .collect(Collectors.joining(",", "[", "]"));
        machine.tenant().client().put(machine.series(), records).expect(204);
    }

    private static String several(List<String> assets, String query) {
        return ROUTE + "?assetId=" + String.join(",", assets) + "&aspect="
                + String.join(",", Collections.nCopies(assets.size(), "spindle")) + query;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&latestValue=true",
                ALL,
                ALL + "&sort=desc&limit=4",
                "&from=2024-05-01T00:00:07Z&select=speed",
                "&to=2024-05-01T00:00:01Z",
                "&select=unheard",
                "&limit=0"
            })
    void eachIsAnsweredAsIfItWereAskedForAlone(String query) {
        List<String> assets = List.of(own.assetId(), kept.assetId(), lent.assetId(), NOBODYS, "nonsense");
        Answer together = api.get(several(assets, query));
        if (query.equals("&limit=0")) {
            together.expect(400);
            return;
        }
        JsonNode series = together.expect(200).json().get("series");
        assertThat(series).hasSize(assets.size());
        for (int i = 0; i < assets.size(); i++) {
            JsonNode one = series.get(i);
            assertThat(one.get("assetId").stringValue()).isEqualTo(assets.get(i));
            Answer alone = api.get(
                    "/api/iottimeseries/v3/timeseries/" + assets.get(i) + "/spindle?" + query.replaceFirst("^&", ""));
            if (alone.status() == 200) {
                assertThat(one.get("records")).isEqualTo(alone.json());
            } else {
                assertThat(one.has("records")).isFalse();
                assertThat(one.at("/error/message").stringValue())
                        .isEqualTo(alone.json().get("message").stringValue().replaceFirst("^select: ", ""));
            }
        }
    }

    @Test
    void whatIsHiddenLooksLikeWhatIsMissingAndLeavesTheOthersAlone() {
        String hidden = several(List.of(own.assetId(), kept.assetId()), ALL);
        String missing = several(List.of(own.assetId(), NOBODYS), ALL);
        Answer one = api.get(hidden).expect(200);
        Answer other = api.get(missing).expect(200);
        assertThat(one.body().replace(kept.assetId(), NOBODYS)).isEqualTo(other.body());
        assertThat(one.headerNames()).isEqualTo(other.headerNames());
        assertThat(one.json().at("/series/0/records")).hasSize(10);
    }

    /** Alone and together, page by page, all the records come, each once. */
    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void theLinkLeadsThroughAllOfThem(String sort) {
        MachineOfTenant longer = own.sibling();
        write(longer, 1_000, 25);
        List<String> assets = List.of(own.assetId(), NOBODYS, longer.assetId(), lent.assetId());
        Map<String, List<Integer>> read = new TreeMap<>();
        String next = several(assets, ALL + "&limit=7&sort=" + sort);
        int pages = 0;
        while (!next.isEmpty()) {
            Answer page = api.get(next).expect(200);
            for (JsonNode one : page.json().get("series")) {
                List<Integer> speeds =
                        read.computeIfAbsent(one.get("assetId").stringValue(), unseen -> new ArrayList<>());
                one.path("records")
                        .forEach(record -> speeds.add(record.get("speed").intValue()));
            }
            String link = page.header("Link");
            next = link.isEmpty() ? "" : pathOf(link.substring(1, link.indexOf('>')));
            pages++;
        }
        read.values().forEach(Collections::sort);
        assertThat(pages).isEqualTo(4);
        assertThat(read)
                .isEqualTo(Map.of(
                        own.assetId(),
                        numbers(0, 10),
                        NOBODYS,
                        List.of(),
                        longer.assetId(),
                        numbers(1_000, 1_025),
                        lent.assetId(),
                        numbers(103, 110)));
    }

    private static String pathOf(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static List<Integer> numbers(int from, int until) {
        return IntStream.range(from, until).boxed().toList();
    }

    @Test
    void anAnswerHasSoManyRecordsAndLeavesTheOthersToTheNext() {
        MachineOfTenant full = own.sibling();
        String records = IntStream.range(0, Limits.PAGE_RECORDS)
                .mapToObj(i -> "{\"_time\":\"2024-05-01T01:%02d:%02dZ\",\"speed\":%d}".formatted(i / 60, i % 60, i))
                .collect(Collectors.joining(",", "[", "]"));
        List<String> assets = new ArrayList<>();
        int enough = Limits.SEVERAL_RECORDS / Limits.PAGE_RECORDS;
        for (int i = 0; i <= enough; i++) {
            MachineOfTenant machine = i == 0 ? full : own.sibling();
            machine.tenant().client().put(machine.series(), records).expect(204);
            assets.add(machine.assetId());
        }
        Answer first = api.get(several(assets, ALL)).expect(200);
        assertThat(first.json().get("series")).hasSize(enough);
        String link = first.header("Link");
        JsonNode rest = api.get(pathOf(link.substring(1, link.indexOf('>'))))
                .expect(200)
                .json()
                .get("series");
        assertThat(rest).hasSize(1);
        assertThat(rest.at("/0/assetId").stringValue()).isEqualTo(assets.getLast());
        assertThat(rest.at("/0/records")).hasSize(Limits.PAGE_RECORDS);
    }

    @Test
    void anAnswerThatWouldBeTheSameIsNotSentAgain() {
        String both = several(List.of(own.assetId(), lent.assetId()), ALL);
        String etag = api.get(both).expect(200).header("ETag");
        Answer same = api.with("If-None-Match", etag).get(both).expect(304);
        assertThat(same.body()).isEmpty();
        assertThat(api.with("If-None-Match", etag)
                        .get(several(List.of(lent.assetId(), own.assetId()), ALL))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aSeriesThatIsRefusedIsToldToTheAuditAsIfItWereAskedForAlone() {
        ApiClient stranger = tenants.fresh().client();
        stranger.get(several(List.of(own.assetId(), NOBODYS), ALL)).expect(200);
        JsonNode told = stranger.get("/api/audit/v1/entries?outcome=denied")
                .expect(200)
                .json()
                .get("items");
        assertThat(told).isNotEmpty();
        for (JsonNode entry : told) {
            assertThat(entry.get("action").stringValue()).isEqualTo("GET " + ROUTE);
            assertThat(entry.get("reason").stringValue()).isEqualTo("not-found");
        }
        assertThat(told.toString()).contains(own.assetId(), NOBODYS);
        assertThat(api.get("/api/audit/v1/entries?outcome=denied&object=" + own.assetId())
                        .expect(200)
                        .json()
                        .get("items"))
                .as("nobody else is told")
                .isEmpty();
    }

    @Test
    void thereAreAsManySeriesAsMayBe() {
        List<String> most = IntStream.range(0, Limits.SEVERAL_SERIES)
                .mapToObj("%032x"::formatted)
                .toList();
        assertThat(api.get(several(most, ALL)).expect(200).json().get("series")).hasSize(Limits.SEVERAL_SERIES);
        List<String> oneMore = new ArrayList<>(most);
        oneMore.add(own.assetId());
        assertThat(api.get(several(oneMore, ALL)).expect(400).body())
                .contains("One read has at most " + Limits.SEVERAL_SERIES + " series.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?assetId=1,2&aspect=spindle",
                "?assetId=1,1&aspect=a,a",
                "?aspect=spindle",
                "?assetId=1",
                "?assetId=1,2,3&aspect=a,b,c&from=2024-05-01T00:00:00Z,2024-05-01T00:00:00Z",
                "?assetId=1&aspect=a&from=yesterday",
                "?assetId=1&aspect=a&latestValue=true&from=2024-05-01T00:00:00Z"
            })
    void whatIsNotMeantIsRefusedAsAWhole(String query) {
        api.get(ROUTE + query).expect(400);
    }

    @Test
    void eachSeriesMayHaveARangeOfItsOwn() {
        JsonNode series = api.get(
                        several(List.of(own.assetId(), lent.assetId()), "&select=speed")
                                + "&from=2024-05-01T00:00:08Z,2024-05-01T00:00:04Z&to=2024-05-01T00:00:30Z,2024-05-01T00:00:06Z")
                .expect(200)
                .json()
                .get("series");
        assertThat(series.at("/0/records").toString())
                .isEqualTo("[{\"_time\":\"2024-05-01T00:00:09.000Z\",\"speed\":9}]");
        assertThat(series.at("/1/records").toString())
                .isEqualTo("[{\"_time\":\"2024-05-01T00:00:05.000Z\",\"speed\":105},"
                        + "{\"_time\":\"2024-05-01T00:00:06.000Z\",\"speed\":106}]");
    }
}
