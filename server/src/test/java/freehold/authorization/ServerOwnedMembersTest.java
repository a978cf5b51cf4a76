package freehold.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.authorization.Operations.Operation;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.SmallDatabase;
import freehold.testing.TestTenants;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds to the body of every create and update all members that answers and tables know and the body does not: none is
 * taken, which shows in the answer and in the database. Made from the product's own description of its routes.
 */
@HttpTest
@SmallDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerOwnedMembersTest {
    private static final List<String> FORGED = List.of(
            "\"f0rged7x\"",
            "\"f0f0f0f0-0f0f-4f0f-8f0f-f0f0f0f0f0f0\"",
            "481516234",
            "\"2001-02-03T04:05:06.789Z\"",
            "[\"f0rged7x\"]",
            "{\"id\": \"f0rged7x\"}");
    private static final List<String> MARKS =
            List.of("f0rged7x", "f0f0f0f0-0f0f-4f0f-8f0f-f0f0f0f0f0f0", "481516234", "2001-02-03");

    /** Tried one by one where a body with something unknown is refused as a whole. */
    private static final List<String> TELLING = List.of(
            "id",
            "tenant",
            "tenantId",
            "ten",
            "owner",
            "ownerId",
            "receiver",
            "subtenant",
            "subTenant",
            "etag",
            "ETag",
            "version",
            "state",
            "createdAt",
            "createdBy",
            "acceptedBy",
            "changedAt",
            "expiresAt",
            "roles",
            "rights",
            "confined",
            "madeBy",
            "personId",
            "secret",
            "secretHash",
            "clientId",
            "clientSecret",
            "sharingId",
            "mount",
            "folder",
            "deletedAt");

    private final Operations operations;
    private final Belongings belongings;
    private final Traces traces;
    private final Set<String> owned = new TreeSet<>();

    ServerOwnedMembersTest(TestTenants tenants, Environment environment) throws SQLException {
        JsonNode document = tenants.anonymous().get("/v3/api-docs").expect(200).json();
        operations = new Operations(document);
        belongings = new Belongings(tenants);
        traces = new Traces(environment.getRequiredProperty("freehold.db.url"), MARKS);
        document.at("/components/schemas")
                .forEach(schema -> owned.addAll(schema.path("properties").propertyNames()));
        owned.addAll(traces.columns());
    }

    @AfterAll
    void close() throws SQLException {
        traces.close();
    }

    @TestFactory
    Stream<DynamicTest> noCreateOrUpdateTakesWhatIsTheServersToSay() {
        return operations.all().stream()
                .filter(operation -> !operation.method().equals("GET"))
                .filter(operation ->
                        operation.given().filter(JsonNode::isObject).isPresent())
                .map(operation -> DynamicTest.dynamicTest(
                        operation.toString(), URI.create("operation:/"), () -> attack(operation)));
    }

    private void attack(Operation operation) throws SQLException {
        Set<String> unknown = new TreeSet<>(owned);
        operation.body().ifPresent(body -> unknown.removeAll(body.propertyNames()));
        Attack attack = new Attack(operation);
        traces.begin();
        boolean strict = false;
        for (String value : FORGED) {
            strict |= attack.send(unknown, value).status() >= 400;
        }
        if (strict) {
            for (String name : TELLING) {
                if (unknown.contains(name)) {
                    attack.send(Set.of(name), FORGED.getFirst());
                }
            }
        }
        assertThat(traces.found()).as("what was refused by " + operation).isEmpty();
    }

    private final class Attack {
        private final Operation operation;
        private final ApiClient caller;
        private String address = "";
        private ObjectNode good = JsonMapper.shared().createObjectNode();
        private String etag = "";

        Attack(Operation operation) {
            this.operation = operation;
            this.caller = belongings.caller(operation);
        }

        Answer send(Set<String> names, String value) throws SQLException {
            if (address.isEmpty()) {
                address = belongings.address(operation);
                good = (ObjectNode) belongings.real(operation.given().orElseThrow());
                etag = belongings.etag(caller, address);
            }
            ObjectNode body = good.deepCopy();
            JsonNode forged = JsonMapper.shared().readTree(value);
            names.forEach(name -> body.set(name, forged));
            Answer answer = caller.with("If-Match", etag)
                    .with("Content-Type", operation.mediaType())
                    .send(operation.method(), address, Optional.of(body.toString()));
            String context = "%s with %s: %s".formatted(operation, names.size() < 3 ? names : value, answer);
            assertThat(answer.status()).as(context).isBetween(200, 499);
            if (answer.status() < 300) {
                assertThat(traces.found()).as(context).isEmpty();
                assertThat(answer.body()).as(context).doesNotContain(MARKS);
                address = ""; // something new next time
            }
            return answer;
        }
    }
}
