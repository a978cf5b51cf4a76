package freehold.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Requests no well-behaved client sends, and some that clumsy ones do. */
@HttpTest
class EdgesTest {
    private static final String TENANTS = "/api/platform/v1/tenants";

    private final TestTenants tenants;

    EdgesTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void aPathThatLeadsNowhereIsToldInTheFormOfItsSurface() {
        ApiClient operator = tenants.operator();

        Answer own = operator.get("/api/nowhere").expect(404);
        assertThat(own.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(own.json().get("type").stringValue()).isEqualTo("/problems/not-found");
        assertThat(own.json().get("instance").stringValue()).isEqualTo("/api/nowhere");
        Answer assets = operator.get("/api/assetmanagement/v3/nowhere").expect(404);
        assertThat(assets.json().get("errors").get(0).get("logref").stringValue())
                .isEqualTo(assets.header("X-Request-Id"));
        Answer series = operator.get("/api/iottimeseries/v3/nowhere").expect(404);
        assertThat(series.json().get("id").stringValue()).isEqualTo(series.header("X-Request-Id"));
        assertThat(tenants.anonymous()
                        .get("/oauth/nowhere")
                        .expect(404)
                        .json()
                        .get("error")
                        .stringValue())
                .isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/nowhere", "/api/assetmanagement/v3/assets", "/api/platform/v1/tenants", "/api/session"})
    void withoutATokenTheApiSaysNothingButThat(String path) {
        Answer answer = tenants.anonymous().get(path).expect(401);

        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void aMethodThatIsNotThereNamesThoseThatAre() {
        Answer answer = tenants.operator().delete(TENANTS).expect(405);

        assertThat(answer.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "POST");
        tenants.anonymous().get("/oauth/token").expect(404);
    }

    @Test
    void onlyJsonIsTakenAndGiven() {
        Answer unsupported = tenants.operator()
                .with("Content-Type", "text/plain")
                .send("POST", TENANTS, Optional.of("{}"))
                .expect(415);
        assertThat(unsupported.header("Accept")).contains("application/json");
        Answer form = tenants.anonymous()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/api/session", Optional.of("userName=a&password=b"))
                .expect(415);
        assertThat(form.header("Content-Type")).isEqualTo("application/problem+json");

        Answer html =
                tenants.operator().with("Accept", "text/html").get(TENANTS).expect(406);
        assertThat(html.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(html.json().get("detail").stringValue()).startsWith("The answer comes as application/json");
        Answer nonsense =
                tenants.operator().with("Accept", "nonsense").get(TENANTS).expect(406);
        assertThat(nonsense.json().get("detail").stringValue())
                .isEqualTo("The header Accept is not a list of media types.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\": \"x\",         | ''                    | not valid JSON",
                "not json                | ''                    | not valid JSON",
                "[]                      | ''                    | must be one JSON object",
                "\"text\"                | ''                    | must be one JSON object",
                "{} {}                   | ''                    | must be one JSON object",
                "{\"type\": \"KING\"}    | /type                 | one of CUSTOMER, DEVELOPER, OPERATOR",
                "{\"name\": 5}           | /name                 | must be text",
                "{\"name\": []}          | /name                 | must be text",
                "{\"nome\": \"x\"}       | /nome                 | no such field",
                "{\"quotas\": {\"assets\": \"5\"}}  | /quotas/assets | whole number",
                "{\"quotas\": {\"assets\": 1.5}}    | /quotas/assets | whole number",
                "{\"quotas\": {\"assets\": 99999999999999999999}} | /quotas/assets | whole number",
                "{\"quotas\": 7}         | /quotas               | must be an object",
                "{\"administrator\": {\"user\": \"x\"}} | /administrator/user | no such field",
            })
    void aBodyThatCantBeReadIsToldWhere(String body, String pointer, String detail) {
        JsonNode problem = tenants.operator().post(TENANTS, body).expect(400).json();

        assertThat(problem.get("detail").stringValue()).containsIgnoringCase(detail);
        if (!pointer.isEmpty()) {
            assertThat(problem.get("errors").get(0).get("pointer").stringValue())
                    .isEqualTo(pointer);
        }
        assertThat(problem.toString()).doesNotContain("freehold.").doesNotContain("java.");
    }

    @Test
    void aMissingBodyIsToldAsThat() {
        Answer answer = tenants.operator()
                .with("Content-Type", "application/json")
                .send("POST", TENANTS, Optional.of(""))
                .expect(400);

        assertThat(answer.json().get("detail").stringValue()).isEqualTo("The request needs a body.");
    }

    @Test
    void aParameterOfTheWrongKindIsNamed() {
        JsonNode problem =
                tenants.operator().get(TENANTS + "?page=first").expect(400).json();

        assertThat(problem.get("detail").stringValue()).contains("page").contains("whole number");
        assertThat(problem.get("errors").get(0).get("pointer").stringValue()).isEqualTo("page");
    }

    @Test
    void textTheDatabaseCantHoldIsTheCallersFault() {
        tenants.operator().post(TENANTS, """
                        {"id": "nul", "name": "a\\u0000b", "companyName": "C", "country": "DE"}""").expect(400);
        tenants.anonymous()
                .post("/api/session", "{\"userName\": \"a\\u0000b\", \"password\": \"x\\u0000y\"}")
                .expect(401);
        tenants.operator().get(TENANTS + "/a%00b").expect(400);
    }

    @Test
    void aBodyMayHaveTenMebibytesAndNotAByteMore() {
        String tooLong = "{\"name\": \"" + "x".repeat((int) Limits.BODY_BYTES - 11) + "\"}";
        assertThat(tooLong.length()).isEqualTo((int) Limits.BODY_BYTES + 1);
        tenants.operator().post(TENANTS, tooLong).expect(413);
        String longest = tooLong.replaceFirst("x", "");
        tenants.operator().post(TENANTS, longest).expect(400);
    }

    @Test
    void aBodyOfUnknownLengthIsCountedWhileItIsRead() throws IOException, InterruptedException {
        byte[] tooLong =
                ("{\"name\": \"" + "x".repeat((int) Limits.BODY_BYTES) + "\"}").getBytes(StandardCharsets.UTF_8);
        String token = tenants.tokenOf(tenants.operatorCredential());
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + tenants.port() + TENANTS))
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong)))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("/problems/body-too-large");
        }
    }

    @Test
    void anAddressOrHeadersBeyondAllMeasureAreRefusedInTheSameForm() {
        RawAnswer address = RawRequest.to(tenants.port(), "GET /" + "a".repeat(20_000));
        RawAnswer header = RawRequest.to(tenants.port(), "GET /api/session", "X-Long: " + "a".repeat(20_000));

        for (RawAnswer answer : new RawAnswer[] {address, header}) {
            assertThat(answer.status()).isBetween(400, 431);
            assertThat(answer.header("content-type")).startsWith("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/platform/v1/tenants",
                "/api//platform/v1/tenants",
                "/api/./platform/v1/tenants",
                "/open/../api/platform/v1/tenants",
                "/api/platform/v1/tenants;a=b",
                "/api;a=b/platform/v1/tenants",
                "/api/platform%2fv1/tenants",
                "/api/platform/v1/tenants%3bx",
                "/api/platform/v1/%2e%2e/tenants",
                "/api/platform/v1/tenants%00",
                "/api/platform/v1/tenants%0a",
                "/api/platform\\v1/tenants",
                "/api/platform/v1/tenants%25%32%66",
            })
    void aPathWithTwoReadingsIsRefused(String path) {
        RawAnswer answer = RawRequest.to(tenants.port(), "GET " + path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/invalid");
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/platform/v1/tenants/", "/API/platform/v1/tenants", "/api/platform/v1/tenants/x/"})
    void aPathThatOnlyResemblesARouteLeadsNowhere(String path) {
        assertThat(tenants.operator().get(path).status()).isEqualTo(404);
    }

    @Test
    void whatTheContainerRefusesIsToldInTheSameForm() {
        for (String line : new String[] {"GET /api/{x}", "GET /%zz", "GET /a|b"}) {
            RawAnswer answer = RawRequest.to(tenants.port(), line);
            assertThat(answer.status()).as(line).isEqualTo(400);
            assertThat(answer.body()).as(line).contains("/problems/invalid").doesNotContain("<html");
        }
        RawAnswer trace = RawRequest.to(tenants.port(), "TRACE /api/session");
        assertThat(trace.status()).isEqualTo(405);
        assertThat(trace.body()).contains("/problems/method-not-allowed");
    }

    @Test
    void anEmptyQueryAndASpaceInItAreTolerated() {
        tenants.operator().get(TENANTS + "?").expect(200);
        tenants.operator().get(TENANTS + "?%20").expect(200);
        tenants.operator().get(TENANTS + "?&&").expect(200);
        tenants.operator().get(TENANTS + "?unknown=%ff").expect(400);
    }

    @Test
    void everyAnswerHasItsIdAndTheHeadersThatKeepBrowsersSafe() {
        Answer first = tenants.operator().get(TENANTS).expect(200);
        Answer second = tenants.anonymous().get(TENANTS).expect(401);

        assertThat(first.header("X-Request-Id")).matches("[0-9a-f]{32}").isNotEqualTo(second.header("X-Request-Id"));
        for (Answer answer : new Answer[] {first, second}) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void anIdSentByTheCallerIsNotTaken() {
        assertThat(tenants.operator().with("X-Request-Id", "mine").get(TENANTS).header("X-Request-Id"))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void headIsAnsweredLikeGetAndOptionsWithTheMethods() {
        Answer head = tenants.operator().send("HEAD", TENANTS, Optional.empty()).expect(200);
        assertThat(head.body()).isEmpty();
        tenants.anonymous().send("HEAD", TENANTS, Optional.empty()).expect(401);
        Answer options =
                tenants.operator().send("OPTIONS", TENANTS, Optional.empty()).expect(200);
        assertThat(options.header("Allow")).contains("GET").contains("POST");
        assertThat(options.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void healthIsOpenAndTellsNoDetails() {
        for (String path : new String[] {"", "/liveness", "/readiness"}) {
            Answer answer = tenants.anonymous().get("/actuator/health" + path).expect(200);
            assertThat(answer.json().get("status").stringValue()).isEqualTo("UP");
            assertThat(answer.json().has("components")).isFalse();
        }
        for (String path : new String[] {"", "/env", "/beans", "/metrics", "/heapdump"}) {
            tenants.operator().get("/actuator" + path).expect(404);
        }
    }
}
