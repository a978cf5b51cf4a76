package freehold.sharing;

import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.act;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.id;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two owners who differ in nothing but what their profile hides: there are hidden things in the one, with values, and
 * none in the other. Whatever their receivers ask, they are answered alike; so no question tells anything.
 */
@HttpTest
class HiddenVariableTest {
    private static final String ASSETS = "/api/assetmanagement/v3/assets";
    private static final String SERIES = "/api/iottimeseries/v3/timeseries/";

    private final Lending lending;
    private final TestTenants tenants;

    HiddenVariableTest(TestTenants tenants, Access access) {
        this.tenants = tenants;
        this.lending = new Lending(access);
    }

    /** A receiver with what it may know by name. */
    private record Twin(TestTenant owner, TestTenant receiver, AssetId machine, String share) {
        String neutral(String text) {
            return text.replace("%22", "'")
                    .replace(machine.value(), "<machine>")
                    .replace(machine.value().substring(0, 8), "<machine>")
                    .replace(share, "<share>")
                    .replace(owner.sharingId(), "<owner>")
                    .replace(receiver.sharingId(), "<receiver>")
                    .replace(owner.id(), "<owner>")
                    .replace(receiver.id(), "<receiver>")
                    .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<uuid>")
                    .replaceAll("client:<receiver>-[0-9a-f]{16}", "client:<receiver>")
                    .replaceAll("client:<owner>-[0-9a-f]{16}", "client:<owner>")
                    .replaceAll("[0-9a-f]{32}", "<asset>")
                    .replaceAll("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "<time>");
        }
    }

    private Twin twin(boolean withSecrets) {
        TestTenant owner = tenants.fresh();
        TestTenant receiver = tenants.fresh();
        collaborate(owner, receiver);
        ApiClient api = owner.client();
        types(owner, withSecrets);
        AssetId machine = machine(owner, withSecrets);
        samples(owner, machine, withSecrets);
        String profile = id(api.post("/api/sharing/v1/profiles", """
                        {"name": "some", "details": {"fields": ["name"], "variables": ["customer"],
                             "aspects": [{"name": "plate", "variables": ["serial"]}]},
                         "telemetry": {"aspects": [{"name": "load", "variables": ["torque"]}]}}""").expect(201));
        String share = id(api.post(SHARES, json(with(offer(machine, receiver), "profile", Map.of("id", profile))))
                .expect(201));
        act(receiver, share, "accept").expect(200);
        return new Twin(owner, receiver, machine, share);
    }

    private static void types(TestTenant owner, boolean withSecrets) {
        ApiClient api = owner.client();
        api.put("/api/assetmanagement/v3/aspecttypes/" + owner.id() + ".load", """
                {"name": "load", "category": "dynamic", "scope": "private", "variables": [
                  {"name": "torque", "dataType": "DOUBLE", "unit": "Nm"}%s]}""".formatted(
                        withSecrets ? ", {\"name\": \"secret\", \"dataType\": \"INT\", \"qualityCode\": true}" : ""))
                .expect(201);
        api.put("/api/assetmanagement/v3/aspecttypes/" + owner.id() + ".plate", """
                {"name": "plate", "category": "static", "scope": "private", "variables": [
                  {"name": "serial", "dataType": "STRING", "length": 20}%s]}""".formatted(
                        withSecrets ? ", {\"name\": \"secret\", \"dataType\": \"INT\", \"defaultValue\": \"7\"}" : ""))
                .expect(201);
        api.put("/api/assetmanagement/v3/assettypes/" + owner.id() + ".machine", """
                {"name": "machine", "parentTypeId": "core.basicdevice", "instantiable": true, "scope": "private",
                 "variables": [{"name": "customer", "dataType": "STRING", "length": 20}%2$s],
                 "aspects": [{"name": "load", "aspectTypeId": "%1$s.load"},
                   {"name": "plate", "aspectTypeId": "%1$s.plate"}%3$s]}""".formatted(
                        owner.id(),
                        withSecrets ? ", {\"name\": \"secret\", \"dataType\": \"INT\"}" : "",
                        withSecrets ? ", {\"name\": \"hidden\", \"aspectTypeId\": \"" + owner.id() + ".load\"}" : ""))
                .expect(201);
    }

    private AssetId machine(TestTenant owner, boolean withSecrets) {
        return new AssetId(text(
                owner.client()
                        .post(ASSETS, """
                        {"name": "Turbine", "typeId": "%s.machine", "parentId": "%s"%s,
                         "variables": [{"name": "customer", "value": "ACME"}%s],
                         "aspects": [{"name": "plate", "variables": [{"name": "serial", "value": "S1"}%s]}]}""".formatted(
                                        owner.id(),
                                        lending.root(owner).value(),
                                        withSecrets ? ", \"description\": \"secret\", \"externalId\": \"secret\"" : "",
                                        withSecrets ? ", {\"name\": \"secret\", \"value\": \"4\"}" : "",
                                        withSecrets ? ", {\"name\": \"secret\", \"value\": \"9\"}" : ""))
                        .expect(201)
                        .json(),
                "assetId"));
    }

    private static void samples(TestTenant owner, AssetId machine, boolean withSecrets) {
        ApiClient api = owner.client();
        String series = SERIES + machine.value();
        api.put(series + "/load", withSecrets ? """
                [{"_time": "2026-01-01T00:00:01Z", "torque": 1.5, "secret": 3, "secret_qc": 5},
                 {"_time": "2026-01-01T00:00:02Z", "secret": 4},
                 {"_time": "2026-01-01T00:00:03Z", "torque": 2.5},
                 {"_time": "2026-01-01T00:00:04Z", "secret": 5}]""" : """
                [{"_time": "2026-01-01T00:00:01Z", "torque": 1.5}, {"_time": "2026-01-01T00:00:03Z", "torque": 2.5}]""").expect(204);
        if (withSecrets) {
            api.put(series + "/hidden", "[{\"_time\": \"2026-01-01T00:00:01Z\", \"torque\": 1.5}]")
                    .expect(204);
        }
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    /** Questions in which {@code %m} is the machine, {@code %o} its owner and {@code %s} the share. */
    private static List<String> questions() {
        String shared = "includeShared=true";
        List<String> questions = new ArrayList<>(List.of(
                ASSETS + "/%m?" + shared,
                ASSETS + "/%m/aspects?" + shared,
                ASSETS + "/%m/variables?" + shared,
                "/api/assetmanagement/v3/assettypes?sort=name&" + shared,
                "/api/assetmanagement/v3/aspecttypes?sort=name&" + shared,
                "/api/assetmanagement/v3/assettypes/%o.machine?" + shared,
                "/api/assetmanagement/v3/assettypes/%o.machine?exploded=true&" + shared,
                "/api/assetmanagement/v3/aspecttypes/%o.load?" + shared,
                "/api/assetmanagement/v3/aspecttypes/%o.plate?" + shared,
                "/api/assetmanagement/v3/aspecttypes/%o.secret?" + shared,
                "/api/assets/v1/%m/path",
                "/api/assets/v1/search?q=secret",
                "/api/assets/v1/search?q=Turbine",
                "/api/assets/v1/%m/children",
                "/api/eventmanagement/v3/events?includeShared=true",
                SHARES + "/%s",
                SHARES + "/%s/history",
                SHARES));
        for (String filter : List.of(
                "{\"name\": \"Turbine\", \"description\": \"secret\"}",
                "{\"name\": \"Turbine\", \"externalId\": \"secret\"}",
                "{\"hasType\": \"%o.machine\"}",
                "{\"name\": {\"contains\": \"urb\"}}",
                "{\"name\": \"Turbine\", \"secret\": \"4\"}",
                "{\"name\": \"Turbine\", \"variables\": {\"secret\": \"4\"}}")) {
            questions.add(ASSETS + "?" + shared + "&filter=" + filter);
        }
        for (String sort : List.of("name", "description", "externalId", "secret", "name,desc")) {
            questions.add(ASSETS + "?" + shared + "&sort=" + sort + "&filter={\"hasType\": \"%o.machine\"}");
        }
        String span = "from=2025-12-31T00:00:00Z&to=2026-01-02T00:00:00Z";
        Stream.of("load", "hidden", "secret", "plate")
                .flatMap(aspect -> Stream.of(
                                "",
                                "?" + span,
                                "?" + span + "&limit=1",
                                "?" + span + "&limit=2",
                                "?" + span + "&limit=2&sort=desc",
                                "?" + span + "&select=torque",
                                "?" + span + "&select=secret",
                                "?" + span + "&select=secret_qc",
                                "?" + span + "&select=torque,secret",
                                "?" + span + "&select=torque_qc",
                                "?latestValue=true",
                                "?latestValue=true&select=secret",
                                "?from=2026-01-01T00:00:01Z&to=2026-01-01T00:00:02Z",
                                "?from=2026-01-01T00:00:03Z&to=2026-01-01T00:00:04Z")
                        .map(query -> SERIES + "%m/" + aspect + query))
                .forEach(questions::add);
        for (String aspect : List.of("load", "hidden", "secret")) {
            questions.addAll(summaries(aspect));
        }
        return questions;
    }

    /** What is worked out of samples, and what hands them over in other forms. */
    private static List<String> summaries(String aspect) {
        String hour = "from=2026-01-01T00:00:00Z&to=2026-01-01T01:00:00Z";
        String each = "&intervalValue=30&intervalUnit=minute";
        String named = "assetId=%m&aspectName=" + aspect;
        List<String> questions = new ArrayList<>();
        for (String select : List.of("", "&select=torque", "&select=secret", "&select=torque,secret")) {
            questions.add("/api/iottsaggregates/v4/aggregates?" + named + "&" + hour + each + select);
            questions.add("/api/iottsaggregates/v3/aggregates/%m/" + aspect + "?" + hour + each + select);
            questions.add("/api/telemetry/v1/plot?assetId=%m&aspect=" + aspect + "&" + hour + "&width=10" + select);
            questions.add("/api/telemetry/v1/export?assetId=%m&aspect=" + aspect + "&" + hour + "&format=csv" + select);
        }
        return questions;
    }

    @Test
    void noQuestionTellsWhetherThereIsAnythingHidden() {
        Twin secretive = twin(true);
        Twin plain = twin(false);
        int answered = 0;
        for (String question : questions()) {
            String one = alike(secretive, ask(secretive, question));
            assertThat(one).as(question).isEqualTo(alike(plain, ask(plain, question)));
            answered += one.startsWith("200") ? 1 : 0;
        }
        assertThat(answered).as("questions that are answered at all").isGreaterThan(25);
    }

    /** Etags are made of what is seen, ids included: those of two assets differ. */
    private static String alike(Twin twin, String answer) {
        return twin.neutral(
                answer.replaceAll("\"-?[0-9]{4,}\"", "<hash>").replaceAll("\"etag\":-?[0-9]{4,}", "\"etag\":<hash>"));
    }

    @Test
    void noAnswerChangesWithWhatIsHidden() {
        Twin twin = twin(true);
        List<String> before =
                questions().stream().map(question -> ask(twin, question)).toList();
        ApiClient api = twin.owner().client();
        String asset = ASSETS + "/" + twin.machine().value();
        api.ifMatch(api.get(asset).expect(200).json().get("etag").asLong())
                .with("Content-Type", "application/merge-patch+json")
                .patch(asset, "{\"description\": \"another secret\", \"externalId\": \"other\"}")
                .expect(200);
        api.put(SERIES + twin.machine().value() + "/load", """
                        [{"_time": "2026-01-01T00:00:02.5Z", "secret": 77},
                         {"_time": "2026-01-01T00:00:05Z", "secret": 78, "secret_qc": 9}]""").expect(204);
        List<String> questions = questions();
        for (int i = 0; i < questions.size(); i++) {
            assertThat(ask(twin, questions.get(i))).as(questions.get(i)).isEqualTo(before.get(i));
        }
    }

    private static String ask(Twin twin, String question) {
        String path = question.replace("%m", twin.machine().value())
                .replace("%o", twin.owner().id())
                .replace("%s", twin.share());
        int filter = path.indexOf("filter=");
        if (filter >= 0) {
            path = path.substring(0, filter + 7) + encoded(path.substring(filter + 7));
        }
        Answer answer = twin.receiver().client().get(path);
        return answer.status() + "\n" + answer.header("ETag") + "\n" + answer.header("Link") + "\n"
                + answer.body().replaceAll("\"(logref|id)\":\"[0-9a-f]{32}\"", "\"$1\":<request>");
    }
}
