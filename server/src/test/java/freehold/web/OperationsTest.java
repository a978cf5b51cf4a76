package freehold.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What somebody who runs the server sees of it, and what they must not see. */
@HttpTest
class OperationsTest {
    private static final String METRICS = "/actuator/prometheus";

    private final TestTenants tenants;
    private final TestTenant tenant;

    OperationsTest(TestTenants tenants) {
        this.tenants = tenants;
        this.tenant = tenants.fresh();
    }

    @Test
    void measurementsAreForTheOperatorAlone() {
        tenants.anonymous().get(METRICS).expect(401);
        tenant.client().get(METRICS).expect(403);
        tenant.signIn().get(METRICS).expect(403);
        for (String beside :
                List.of("/", "//actuator/prometheus", METRICS + "/", METRICS + ";x", "/Actuator/prometheus")) {
            Answer answer = tenant.client().get(beside.equals("/") ? METRICS + "%2f" : beside);
            assertThat(answer.status()).as(beside).isNotEqualTo(200);
        }
    }

    @Test
    void measurementsTellWhatAnOperatorNeedsAndNameNoTenant() {
        tenant.client().get("/api/assetmanagement/v3/assets").expect(200);
        tenant.client().get("/api/assetmanagement/v3/assets/" + "0".repeat(32)).expect(404);

        String text = tenants.operator().get(METRICS).expect(200).body();

        assertThat(text)
                .contains("freehold_decision_seconds_count")
                .contains("freehold_snapshot_age_seconds")
                .contains("freehold_snapshot_refresh_seconds_count")
                .contains("freehold_requests_refused_total{reason=\"not-found\"}")
                .contains("http_server_requests_seconds_count")
                .contains("hikaricp_connections_pending")
                .contains("jvm_threads_live_threads");
        assertThat(text.lines().filter(line -> !line.startsWith("#")))
                .noneMatch(line -> line.matches(".*[\"/]" + tenant.id() + "[\"/].*"))
                .noneMatch(line -> line.contains("0".repeat(32)));
    }

    @Test
    void aServerThatRunsIsLiveAndReadyAndSaysNothingElse() {
        for (String probe : List.of("liveness", "readiness")) {
            assertThat(tenants.anonymous()
                            .get("/actuator/health/" + probe)
                            .expect(200)
                            .body())
                    .isEqualTo("{\"status\":\"UP\"}");
        }
        for (String other :
                List.of("env", "beans", "heapdump", "loggers", "threaddump", "metrics", "shutdown", "info")) {
            assertThat(tenants.operator().get("/actuator/" + other).status())
                    .as(other)
                    .isEqualTo(404);
        }
    }

    @Test
    void everyAnswerHasTheHeadersThatKeepBrowsersFromHarm() {
        String document = "default-src 'none'; frame-ancestors 'none'";
        for (Answer answer : List.of(
                tenant.client().get("/api/assetmanagement/v3/assets"),
                tenants.anonymous().get("/api/assetmanagement/v3/assets"),
                tenants.anonymous().get("/nowhere"),
                tenant.client().get("/api/audit/v1/entries/export"),
                tenants.anonymous().post("/oauth/token", "{}"))) {
            assertThat(answer.header("X-Content-Type-Options"))
                    .as(answer.request())
                    .isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).as(answer.request()).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).as(answer.request()).isEqualTo("no-referrer");
            assertThat(answer.header("Content-Security-Policy"))
                    .as(answer.request())
                    .isEqualTo(document);
            assertThat(answer.header("Cache-Control")).as(answer.request()).contains("no-store");
            assertThat(answer.headers().map().keySet())
                    .as(answer.request())
                    .doesNotContainAnyElementsOf(Set.of("server", "x-powered-by", "access-control-allow-origin"));
        }
    }

    @Test
    void theLogHasNoSecretOfARun() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        List<String> secrets;
        try {
            secrets = useSecrets();
        } finally {
            root.detachAppender(log);
        }
        String text = log.list.stream()
                .map(event -> event.getFormattedMessage()
                        + event.getMDCPropertyMap()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .reduce("", String::concat);
        assertThat(secrets)
                .hasSizeGreaterThan(12)
                .allSatisfy(secret -> assertThat(secret).isNotBlank())
                .allSatisfy(secret -> assertThat(text).doesNotContain(secret));
    }

    private List<String> useSecrets() {
        TestTenants.Credential credential = tenant.credential(Map.of("name", "robot"));
        String token = tenants.tokenOf(credential);
        String wrong = "not-the-secret-of-anybody";
        tenants.token(new TestTenants.Credential(credential.clientId(), wrong)).expect(401);
        tenants.anonymous().token(wrong).get("/api/session").expect(401);
        ApiClient person = tenant.signIn();
        tenants.anonymous()
                .post(
                        "/api/session",
                        "{\"userName\": \"%s\", \"password\": \"%s\"}".formatted(tenant.administrator(), wrong))
                .expect(401);
        tenants.anonymous().post("/api/session", "{\"userName\": \"x\", \"password\": \"" + wrong + "\", broken");
        tenants.anonymous().get("/api/session?access_token=" + wrong);
        tenants.as(credential).with("Cookie", "SESSION=" + wrong).get("/api/session");
        String personal = person.post("/api/identity/v1/tokens", "{\"name\": \"script\"}")
                .expect(201)
                .json()
                .get("token")
                .stringValue();
        tenants.anonymous().token(personal).get("/api/session").expect(200);
        String factor = person.post("/api/identity/v1/secondFactor", "{\"password\": \"" + TestTenant.PASSWORD + "\"}")
                .expect(201)
                .json()
                .get("secret")
                .stringValue();
        TestTenant invited = tenants.fresh();
        String cookies = person.header("Cookie");
        assertThat(cookies).contains("SESSION=", "XSRF-TOKEN=");
        return List.of(
                factor,
                invited.passwordToken(),
                cookies.replaceAll(".*SESSION=([^;]*).*", "$1"),
                cookies.replaceAll(".*XSRF-TOKEN=([^;]*).*", "$1"),
                credential.clientSecret(),
                tenant.credential().clientSecret(),
                tenants.operatorCredential().clientSecret(),
                token,
                wrong,
                TestTenant.PASSWORD,
                tenant.passwordToken(),
                personal,
                "SESSION=");
    }
}
