package freehold.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.authorization.Neighbourhood.Persona;
import freehold.authorization.Operations.Operation;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import freehold.web.RouteRegistry;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls every operation with ids that belong to others and with ids that nobody has: the answers must not differ. Made
 * from the product's own description of its routes; a route whose ids are of no known kind fails.
 */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final Map<String, String> NEUTRAL = Map.of(
            "propertySetName", "load",
            "aspectName", "load",
            "aspect", "load",
            "path", "secret.txt",
            "key", "manual",
            "from", "2026-01-01T00:00:00Z",
            "to", "2026-01-02T00:00:00Z");

    private final TestTenants tenants;
    private final RouteRegistry registry;
    private final Operations operations;
    private final Neighbourhood neighbourhood;
    private final String before;
    private final Random random = new Random();

    SweepTest(TestTenants tenants, RouteRegistry registry) {
        this.tenants = tenants;
        this.registry = registry;
        this.operations = new Operations(
                tenants.anonymous().get("/v3/api-docs").expect(200).json());
        this.neighbourhood = new Neighbourhood(tenants);
        this.before = neighbourhood.ownersState();
    }

    @AfterAll
    void nothingOfTheOwnersHasChanged() {
        assertThat(neighbourhood.ownersState()).isEqualTo(before);
    }

    @Test
    void theDescriptionHasAllRoutes() {
        Set<String> described = new TreeSet<>();
        operations.all().forEach(operation -> described.add(operation.toString()));
        Set<String> registered = new TreeSet<>();
        registry.renderApi().lines().map(line -> line.split(" +")).forEach(words -> {
            for (String method : words[0].split(",")) {
                registered.add(method + " " + words[1]);
            }
        });
        assertThat(described).containsAll(registered);
    }

    @TestFactory
    Stream<DynamicTest> foreignAndMissingLookTheSame() {
        List<Persona> personas = neighbourhood.personas();
        return operations.all().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.toString(), () -> personas.forEach(persona -> probe(operation, persona))));
    }

    private void probe(Operation operation, Persona persona) {
        for (Place place : places(operation)) {
            for (String foreign : persona.foreign().getOrDefault(place.kind(), List.of())) {
                for (String suffix :
                        operation.takesIncludeShared() ? List.of("", "?includeShared=true") : List.of("")) {
                    String missing = missing(place.kind(), foreign);
                    Answer one = send(operation, persona.client(), new Probe(place, foreign), suffix);
                    Answer other = send(operation, persona.client(), new Probe(place, missing), suffix);
                    String context = persona.name() + ", " + operation + suffix + ", " + place.name();
                    // A list that is narrowed to what one can't see is empty, which is no fault.
                    boolean narrows = place.part() == Part.QUERY;
                    assertThat(one.status()).as(context + ": " + one.body()).isBetween(narrows ? 200 : 400, 499);
                    assertThat(normalised(one, foreign)).as(context).isEqualTo(normalised(other, missing));
                }
            }
        }
    }

    /** Where in an operation an id stands. */
    private record Place(String name, Kind kind, Part part) {}

    private enum Part {
        PATH,
        QUERY,
        BODY
    }

    private record Probe(Place place, String id) {
        boolean at(Part part, String name) {
            return place.part() == part && place.name().equals(name);
        }
    }

    private static List<Place> places(Operation operation) {
        List<Place> places = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(operation.path());
        while (variables.find()) {
            String name = variables.group(1);
            Kind kind = Kind.at(operation.path() + " " + name)
                    .orElseThrow(() -> new AssertionError("what is {" + name + "} in " + operation + "?"));
            places.add(new Place(name, kind, Part.PATH));
        }
        for (String name : operation.parameters()) {
            neededKind(operation, name).ifPresent(kind -> places.add(new Place(name, kind, Part.QUERY)));
        }
        operation
                .body()
                .ifPresent(body -> members(body)
                        .forEach(name -> Kind.at("body " + name)
                                .ifPresent(kind -> places.add(new Place(name, kind, Part.BODY)))));
        return places;
    }

    /** What a parameter stands for where it is needed; elsewhere it narrows a list, which then may be empty. */
    private static Optional<Kind> neededKind(Operation operation, String parameter) {
        return operation.path().matches("/api/(iottsaggregates|telemetry|live)/.*")
                ? Kind.at("query " + parameter)
                : Optional.empty();
    }

    private static Set<String> members(JsonNode body) {
        Set<String> names = new TreeSet<>();
        if (body.isObject()) {
            names.addAll(body.propertyNames());
        }
        body.forEach(child -> names.addAll(members(child)));
        return names;
    }

    private Answer send(Operation operation, ApiClient client, Probe probe, String suffix) {
        String path = VARIABLE.matcher(operation.path()).replaceAll(variable -> {
            String name = variable.group(1);
            return probe.at(Part.PATH, name) ? probe.id() : neutral(name);
        });
        Optional<String> body = operation.body().map(example -> {
            JsonNode copy = example.deepCopy();
            if (probe.place().part() == Part.BODY) {
                replace(copy, probe.place().name(), probe.id());
            }
            return copy.toString();
        });
        return client.with("If-Match", "0")
                .with("Content-Type", operation.mediaType())
                .send(operation.method(), path + query(operation, probe) + suffix, body);
    }

    private static String neutral(String name) {
        return NEUTRAL.getOrDefault(name, "0".repeat(32));
    }

    /** All parameters that stand for something, if one of them is tried. */
    private static String query(Operation operation, Probe probe) {
        return probe.place().part() != Part.QUERY
                ? ""
                : operation.parameters().stream()
                        .filter(name -> neededKind(operation, name).isPresent() || NEUTRAL.containsKey(name))
                        .map(name -> name + "=" + (probe.at(Part.QUERY, name) ? probe.id() : neutral(name)))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static void replace(JsonNode node, String member, String id) {
        if (node instanceof ObjectNode object && object.has(member)) {
            object.put(member, id);
        }
        node.forEach(child -> replace(child, member, id));
    }

    /** An id of the same form and length that nobody has. */
    private String missing(Kind kind, String foreign) {
        return switch (kind) {
            case ASSET, MODEL_FILE -> HexFormat.of().formatHex(bytes(16));
            case ASSET_GROUP,
                    COLLABORATION,
                    SHARE,
                    NOTIFICATION,
                    SUBTENANT,
                    REGION,
                    USER,
                    GROUP,
                    EVENT,
                    JOB,
                    IMPORT,
                    TOKEN,
                    POLICY,
                    RESOURCE_GROUP -> UUID.randomUUID().toString();
            case ASPECT_TYPE, ASSET_TYPE, EVENT_TYPE ->
                "z".repeat(foreign.indexOf('.')) + foreign.substring(foreign.indexOf('.'));
            case CREDENTIAL ->
                foreign.substring(0, foreign.length() - 6) + HexFormat.of().formatHex(bytes(3));
            case TENANT, PARTNER -> "z".repeat(foreign.length());
            case SHARING_ID -> foreign.substring(0, 3) + UUID.randomUUID();
            case ASPECT, PROFILE, FILE, FILE_KEY, INSTALLATION -> "x".repeat(foreign.length());
        };
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String normalised(Answer answer, String id) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        headers.remove("connection"); // the hundredth request of a connection ends it
        String request = answer.header("X-Request-Id");
        assertThat(request).isNotEmpty();
        String text = answer.status() + "\n" + headers + "\n" + answer.body();
        return text.replace(request, "<request>").replace(id, "<id>");
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsInWithoutACredentialThatStands() {
        List<ApiClient> nobodies = List.of(
                tenants.anonymous(),
                tenants.anonymous().token("not.a.token"),
                tenants.anonymous().with("Cookie", "SESSION=" + "A".repeat(43)));
        return operations.all().stream()
                .filter(operation -> registry.render()
                        .lines()
                        .anyMatch(line -> line.startsWith(operation.toString() + " ") && !line.contains(" open: ")))
                .map(operation -> DynamicTest.dynamicTest(
                        operation.toString(),
                        () -> nobodies.forEach(nobody -> {
                            Answer answer =
                                    send(operation, nobody, new Probe(new Place("", Kind.ASSET, Part.PATH), ""), "");
                            assertThat(answer.status()).as(answer.body()).isEqualTo(401);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> theOperatorsRoutesAreTheOperatorsAlone() {
        ApiClient tenant = neighbourhood.owner.client();
        return operations.all().stream()
                .filter(operation -> operation.path().startsWith("/api/platform/"))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Answer answer = send(operation, tenant, new Probe(new Place("", Kind.TENANT, Part.PATH), ""), "");
                    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
                }));
    }
}
