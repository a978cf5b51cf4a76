package freehold.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.authorization.Operations.Operation;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.SmallDatabase;
import freehold.testing.TestTenants;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends nonsense to every operation, in every place where something can be sent. It is either served or refused as the
 * client's fault, in the surface's own words, and what is refused leaves nothing behind. Made from the product's own
 * description of its routes.
 */
@HttpTest
@SmallDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputTest {
    private final Operations operations;
    private final Belongings belongings;
    private final Footprint footprint;

    HostileInputTest(TestTenants tenants, Environment environment) {
        operations = new Operations(
                tenants.anonymous().get("/v3/api-docs").expect(200).json());
        belongings = new Belongings(tenants);
        footprint = new Footprint(environment.getRequiredProperty("freehold.db.url"));
    }

    @AfterAll
    void close() throws Exception {
        footprint.close();
    }

    @TestFactory
    Stream<DynamicTest> nonsenseIsTheClientsFaultAndLeavesNothingBehind() {
        return operations.all().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.toString(), URI.create("operation:/"), () -> new Attack(operation).run()));
    }

    /** All that is tried on one operation. */
    private final class Attack {
        private final Operation operation;
        private final ApiClient caller;
        private Optional<Target> target = Optional.empty();

        Attack(Operation operation) {
            this.operation = operation;
            this.caller = belongings.caller(operation);
        }

        void run() {
            if (operation.body().isPresent()) {
                bodies();
            }
            Nonsense.parameters(operation.parameters(), reads())
                    .forEach(query -> send(query, matching(), "?" + query, good()));
            for (String etag : Nonsense.etags(operation.path())) {
                if (!reads()) {
                    send("If-Match: " + etag, caller.with("If-Match", etag), "", good());
                }
                send("If-None-Match: " + etag, matching().with("If-None-Match", etag), "", good());
            }
            send("Accept: nonsense", matching().with("Accept", "nonsense"), "", good());
            send("Accept: image/*", matching().with("Accept", "image/*"), "", good());
        }

        private boolean reads() {
            return operation.method().equals("GET");
        }

        /** Whose refusal may well be that nobody is known. */
        private boolean provesIdentity() {
            return Stream.of("/api/session", "/api/identity/v1/passwords", "/oauth/")
                    .anyMatch(operation.path()::startsWith);
        }

        private void bodies() {
            Nonsense.bodies(operation.body(), good().orElseThrow(), (what, body) -> send(what, matching(), "", body));
            for (String type : Nonsense.MEDIA_TYPES) {
                send("Content-Type: " + type, matching().with("Content-Type", type), "", good());
            }
        }

        private Optional<JsonNode> good() {
            return target().good();
        }

        private ApiClient matching() {
            return reads() ? caller : caller.with("If-Match", target().etag());
        }

        private Target target() {
            Target known = target.orElseGet(this::aim);
            target = Optional.of(known);
            return known;
        }

        private Target aim() {
            String address = belongings.address(operation);
            Target made = new Target(
                    address,
                    reads() ? "" : belongings.etag(caller, address),
                    operation.given().map(belongings::real));
            footprint.look();
            return made;
        }

        /** After a change that was accepted. What was only given other values can be aimed at again. */
        private Optional<Target> next(Target hit) {
            return switch (operation.method()) {
                case "GET" -> Optional.of(hit);
                case "PUT", "PATCH" ->
                    Optional.of(new Target(hit.address(), belongings.etag(caller, hit.address()), hit.good()));
                default -> Optional.empty();
            };
        }

        private void send(String what, ApiClient client, String query, Optional<JsonNode> body) {
            send(what, client, query, body.map(JsonNode::toString).orElse(""));
        }

        private void send(String what, ApiClient client, String query, String body) {
            String address = target().address();
            boolean typed = what.startsWith("Content-Type");
            Answer answer = (typed ? client : client.with("Content-Type", operation.mediaType()))
                    .send(
                            operation.method(),
                            address + query,
                            operation.body().isPresent() ? Optional.of(body) : Optional.empty());
            String context = "%s, %s %s: %s".formatted(operation, what, shortened(body), answer);
            assertThat(answer.status()).as(context).isBetween(200, 499);
            assertThat(answer.status() == 401 && !provesIdentity()).as(context).isFalse();
            Set<String> changed = footprint.look();
            if (answer.status() >= 400) {
                assertThat(changed).as("left something behind: " + context).isEmpty();
                assertShape(answer, context);
            } else {
                target = next(target());
            }
        }
    }

    /**
     * What an attack is aimed at, as good as new.
     *
     * @param good a body that should be accepted
     */
    private record Target(String address, String etag, Optional<JsonNode> good) {}

    private static String shortened(String body) {
        return body.length() < 300 ? body : body.substring(0, 300) + "…";
    }

    /** An error as the clients of the surface know it. */
    private static void assertShape(Answer answer, String context) {
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        String path = answer.request().split(" ", 2)[1];
        if (path.startsWith("/api/assetmanagement/")) {
            assertThat(body.at("/errors/0").propertyNames()).as(context).contains("code", "logref", "message");
        } else if (path.startsWith("/api/iottimeseries/") || path.startsWith("/api/iotfile/")) {
            assertThat(body.propertyNames()).as(context).contains("id", "message");
        } else if (path.startsWith("/api/eventmanagement/")) {
            assertThat(body.get(0).propertyNames()).as(context).contains("logref", "message");
        } else if (answer.header("Content-Type").startsWith("application/problem+json")) {
            assertThat(body.propertyNames()).as(context).contains("type", "title", "status", "detail");
        } else {
            assertThat(body.isEmpty()).as(context).isFalse();
        }
        assertThat(answer.body().length()).as(context).isLessThan(100_000);
        assertThat(answer.body()).as(context).doesNotContain("Exception", "org.springframework", "tools.jackson");
    }
}
