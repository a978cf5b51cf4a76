package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AggregateRoutesTest {
    private static final String SPAN = "&from=2017-05-01T00:08:00Z&to=2017-05-01T00:16:00Z";
    private static final String FOUR_MINUTES = SPAN + "&intervalUnit=minute&intervalValue=4";

    private final TestTenants tenants;
    private MachineOfTenant machine;
    private ApiClient api;

    AggregateRoutesTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @BeforeAll
    void measure() {
        machine = MachineOfTenant.build(tenants.fresh(), "performance");
        api = machine.tenant().client();
        api.put(machine.series(), """
                [{"_time":"2017-05-01T00:08:00Z","temperature":-1000},
                 {"_time":"2017-05-01T00:09:00Z","temperature":93,"speed":1,"program":"a"},
                 {"_time":"2017-05-01T00:10:00Z","temperature":93,"temperature_qc":1083310080,"running":true},
                 {"_time":"2017-05-01T00:11:00Z","temperature":95,"temperature_qc":-2147483648,"running":false},
                 {"_time":"2017-05-01T00:12:00Z","temperature":94,"parts":9007199254740993},
                 {"_time":"2017-05-01T00:20:00Z","temperature":1000}]""").expect(204);
    }

    private Answer v4(String query) {
        return api.get(
                "/api/iottsaggregates/v4/aggregates?assetId=" + machine.assetId() + "&aspectName=spindle" + query);
    }

    private Answer v3(String query) {
        return api.get("/api/iottsaggregates/v3/aggregates/" + machine.assetId() + "/spindle?" + query.substring(1));
    }

    @Test
    void valuesAreSummedUpAfterTheStartAndUpToTheEndOfEachInterval() {
        assertThat(v4(FOUR_MINUTES + "&select=temperature").expect(200).body()).isEqualTo("""
                {"aggregates":[{"starttime":"2017-05-01T00:08:00.000Z","endtime":"2017-05-01T00:12:00.000Z",\
                "temperature":{"countgood":2,"countuncertain":1,"countbad":1,"sum":375.0,"average":93.75,\
                "mintime":"2017-05-01T00:09:00.000Z","minvalue":93.0,\
                "maxtime":"2017-05-01T00:11:00.000Z","maxvalue":95.0,\
                "firsttime":"2017-05-01T00:09:00.000Z","firstvalue":93.0,\
                "lasttime":"2017-05-01T00:12:00.000Z","lastvalue":94.0,"sd":0.8291561975888484}}]}""");
    }

    @Test
    void theOlderVersionAnswersWithTheArrayAlone() {
        JsonNode newer = v4(FOUR_MINUTES).expect(200).json();
        assertThat(v3(FOUR_MINUTES).expect(200).json()).isEqualTo(newer.get("aggregates"));
    }

    @Test
    void wholeNumbersStayExactAndTextIsNotSummedUp() {
        JsonNode interval = v4(FOUR_MINUTES).expect(200).json().at("/aggregates/0");
        assertThat(interval.propertyNames())
                .containsExactly("starttime", "endtime", "temperature", "speed", "parts", "running");
        assertThat(interval.at("/parts/sum").toString()).isEqualTo("9007199254740993");
        assertThat(interval.at("/parts/sd").doubleValue()).isZero();
        assertThat(interval.at("/running/average").doubleValue()).isEqualTo(0.5);
        assertThat(interval.at("/running/lastvalue").toString()).isEqualTo("0");
        assertThat(interval.at("/speed/sum").toString()).isEqualTo("1");
    }

    @Test
    void intervalsWithoutValuesAreLeftOut() {
        JsonNode intervals = v4("&from=2017-05-01T00:00:00Z&to=2017-05-01T01:00:00Z&intervalUnit=minute&intervalValue=4"
                        + "&select=temperature.sum")
                .expect(200)
                .json()
                .get("aggregates");
        assertThat(intervals
                        .valueStream()
                        .map(interval -> interval.get("starttime").stringValue()))
                .containsExactly("2017-05-01T00:04:00.000Z", "2017-05-01T00:08:00.000Z", "2017-05-01T00:16:00.000Z");
        assertThat(v4("&from=2016-05-01T00:00:00Z&intervalUnit=day&count=5")
                        .expect(200)
                        .body())
                .isEqualTo("{\"aggregates\":[]}");
    }

    @Test
    void singleFunctionsCanBeSelected() {
        JsonNode interval = v4(FOUR_MINUTES + "&select=temperature.sum,temperature.maxtime,speed")
                .expect(200)
                .json()
                .at("/aggregates/0");
        assertThat(interval.propertyNames()).containsExactly("starttime", "endtime", "temperature", "speed");
        assertThat(interval.get("temperature").propertyNames()).containsExactly("sum", "maxtime");
        assertThat(interval.get("speed").propertyNames()).hasSize(14);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02-20, 2020-02-20T00:00:00.000Z",
        "2020-02-20Z, 2020-02-20T00:00:00.000Z",
        "2020-02-20T10Z, 2020-02-20T10:00:00.000Z",
        "2020-02-20T10:30, 2020-02-20T10:30:00.000Z",
        "2020-02-20T10:30:00.000Z, 2020-02-20T10:30:00.000Z",
        "2020-02-20-05:00, 2020-02-20T05:00:00.000Z",
        "2020-02-20T10-05, 2020-02-20T15:00:00.000Z",
        "2020-02-20T10:30:00-0500, 2020-02-20T15:30:00.000Z"
    })
    void timesMayLeaveOutTheirEndAndTheirZone(String from, String start) {
        api.put(machine.series("turret"), """
                [{"_time":"2020-02-20T00:00:00.001Z","speed":1},{"_time":"2020-02-20T05:00:00.001Z","speed":1},
                 {"_time":"2020-02-20T10:00:00.001Z","speed":1},{"_time":"2020-02-20T10:30:00.001Z","speed":1},
                 {"_time":"2020-02-20T15:00:00.001Z","speed":1},{"_time":"2020-02-20T15:30:00.001Z","speed":1}]""").expect(204);
        Answer answer = api.get("/api/iottsaggregates/v4/aggregates?assetId=" + machine.assetId()
                + "&aspectName=turret&intervalUnit=minute&intervalValue=2&count=1&from=" + from);
        assertThat(answer.expect(200).json().at("/aggregates/0/starttime").stringValue())
                .isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "&from=yesterday | from",
                "&to=2020-02-30 | to",
                "&from=2020-02-20T10:5Z | from",
                "&intervalUnit=second | intervalUnit",
                "&intervalUnit=minute&intervalValue=3 | intervalValue",
                "&intervalValue=3 | intervalUnit",
                "&count=0 | count",
                "&count=many | count",
                "&from=2020-01-01&to=2019-01-01 | from",
                "&select=unheard | unheard",
                "&select=program | program",
                "&select=temperature.median | median",
                "&from=2020-01-01&to=2020-01-04&intervalUnit=minute | 48 hours"
            })
    void nonsenseIsRefusedByName(String query, String named) {
        Answer answer = v4(query);
        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.json().get("message").stringValue()).contains(named);
    }

    @Test
    void anAssetAndAnAspectAreNeeded() {
        for (String query : List.of("", "?assetId=" + machine.assetId(), "?aspectName=spindle")) {
            assertThat(api.get("/api/iottsaggregates/v4/aggregates" + query)
                            .expect(400)
                            .json()
                            .propertyNames())
                    .containsExactlyInAnyOrder("id", "message");
        }
        api.get("/api/iottsaggregates/v4/aggregates?assetId=" + machine.assetId() + "&aspectName=unheard")
                .expect(404);
        api.get("/api/iottsaggregates/v3/aggregates/" + "0".repeat(32) + "/spindle")
                .expect(404);
    }

    @Test
    void daysAreThoseOfTheAssetsZone() {
        MachineOfTenant abroad = machine.sibling("Asia/Kolkata");
        api.put(abroad.series(), """
                [{"_time":"2020-02-20T18:30:00Z","speed":1},{"_time":"2020-02-20T18:30:00.001Z","speed":2}]""").expect(204);
        JsonNode days = api.get("/api/iottsaggregates/v4/aggregates?assetId=" + abroad.assetId()
                        + "&aspectName=spindle&from=2020-02-20&to=2020-02-21&intervalUnit=day&select=speed.sum")
                .expect(200)
                .json()
                .get("aggregates");
        assertThat(days.toString()).isEqualTo("""
                [{"starttime":"2020-02-19T18:30:00.000Z","endtime":"2020-02-20T18:30:00.000Z","speed":{"sum":1}},\
                {"starttime":"2020-02-20T18:30:00.000Z","endtime":"2020-02-21T18:30:00.000Z","speed":{"sum":2}}]""");
    }

    @Test
    void aSumThatNoDoubleHoldsIsNull() {
        MachineOfTenant other = machine.sibling();
        api.put(other.series(), """
                [{"_time":"2017-05-01T00:09:00Z","temperature":1.7E308},
                 {"_time":"2017-05-01T00:10:00Z","temperature":1.7E308}]""").expect(204);
        JsonNode sums = api.get("/api/iottsaggregates/v4/aggregates?aspectName=spindle&assetId=" + other.assetId()
                        + FOUR_MINUTES)
                .expect(200)
                .json()
                .at("/aggregates/0/temperature");
        assertThat(sums.get("sum").isNull()).isTrue();
        assertThat(sums.get("average").doubleValue()).isEqualTo(1.7E308);
        assertThat(sums.get("maxvalue").doubleValue()).isEqualTo(1.7E308);
    }

    @Test
    void aPlotHasLeastGreatestAndAverageByBucketAndLeavesGaps() {
        JsonNode plot = plot("&from=2017-05-01T00:08:30Z&to=2017-05-01T00:30:00Z&width=6&select=temperature,parts")
                .expect(200)
                .json();
        assertThat(plot.toString()).isEqualTo("""
                {"from":"2017-05-01T00:08:30.000Z","to":"2017-05-01T00:30:00.000Z","bucketMillis":300000,"lines":[\
                {"name":"temperature","unit":"C","time":[1493597310000,1493597400000,1493597700000],\
                "min":[93.0,94.0,1000.0],"max":[93.0,95.0,1000.0],"average":[93.0,94.5,1000.0]},\
                {"name":"parts","unit":null,"time":[1493597400000],"min":[9007199254740993],"max":[9007199254740993],\
                "average":[9.007199254740992E15]}]}""");
    }

    private Answer plot(String query) {
        return api.get("/api/telemetry/v1/plot?assetId=" + machine.assetId() + "&aspect=spindle" + query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&from=2017-05-01T00:00:00Z",
                "&to=2017-05-01T00:00:00Z",
                SPAN + "&width=1",
                SPAN + "&width=2001",
                SPAN + "&width=wide",
                SPAN + "&select=unheard",
                "&from=2017-05-01T00:00:00Z&to=2017-05-01T00:00:00Z",
                "&from=yesterday&to=2017-05-01T00:00:00Z"
            })
    void aPlotNeedsARangeAndAWidthThatMakeSense(String query) {
        plot(query).expect(400);
    }
}
