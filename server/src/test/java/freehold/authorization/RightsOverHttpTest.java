package freehold.authorization;

import static freehold.authorization.Factory.AM;
import static freehold.authorization.Factory.ASSETS;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Right;
import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.Golden;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import freehold.web.RouteRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The matrix of rights, each cell tried over HTTP by a person who has signed in: whoever has the right does it, whoever
 * has not is told which right it needs, or that there is no such thing, and has changed nothing.
 */
@HttpTest
class RightsOverHttpTest {
    private static final Set<Role> ALL = Set.of(Role.values());
    private static final Set<Role> NONE = Set.of();

    /** Any other right has to be tried. */
    private static final Map<Right, String> WITHOUT_OPERATION = Map.of(
            Right.NAVIGATE_TO_MONITOR,
            "a link to an application that is not here; the session tells whoever has a role that they have it",
            Right.CREATE_TYPES_IN_SUBTENANT,
            "types are the whole tenant's, so nobody creates any in a subtenant; its users are refused by this name",
            Right.CREATE_ASPECTS_IN_SUBTENANT,
            "aspects are the whole tenant's, so nobody creates any in a subtenant; its users are refused by this name");

    private final Factory factory;
    private final RouteRegistry registry;
    private final List<Row> rows = new ArrayList<>();

    RightsOverHttpTest(TestTenants tenants, RouteRegistry registry) {
        this.factory = new Factory(tenants);
        this.registry = registry;
        assets();
        treesAndValues();
        files();
        shares();
        types();
        readings();
        lock();
    }

    /**
     * One operation.
     *
     * @param exceptions roles that have the right and can't do it all the same: by a footnote, or since what it is done
     *     to is not theirs to see
     * @param prepare what the attempt needs, made before
     */
    private record Row(
            Right right, String what, Set<Role> exceptions, boolean changes, Function<Factory, Attempt> prepare) {
        boolean allows(Role role) {
            return right.roles().contains(role) && !exceptions.contains(role);
        }
    }

    private interface Attempt {
        Answer by(ApiClient person);
    }

    private void row(Right right, String what, Set<Role> exceptions, Function<Factory, Attempt> prepare) {
        rows.add(new Row(right, what, exceptions, true, prepare));
    }

    private void assets() {
        row(Right.DELETE_ASSETS, "delete a machine", NONE, f -> delete(f.machine(f.root)));
        row(Right.DELETE_ASSETS, "delete a machine of the subtenant", NONE, f -> delete(f.machine(f.folder)));
        row(
                Right.DELETE_BASIC_HIERARCHY_ASSETS,
                "delete an area",
                Set.of(Role.SUBTENANT_USER),
                f -> delete(f.area(f.root)));
        row(
                Right.DELETE_BASIC_HIERARCHY_ASSETS,
                "delete an area of the subtenant",
                NONE,
                f -> delete(f.area(f.folder)));
        row(Right.CREATE_ASSETS_IN_TENANT, "create an area", NONE, f -> create(f.areaBelow(f.root)));
        row(
                Right.CREATE_ASSETS_IN_TENANT,
                "create a machine",
                Set.of(Role.STANDARD_USER),
                f -> create(f.machineBelow(f.root)));
        row(Right.CREATE_ASSETS_IN_SUBTENANT, "create an area", NONE, f -> create(f.areaBelow(f.folder)));
        row(
                Right.CREATE_ASSETS_IN_SUBTENANT,
                "create a machine",
                Set.of(Role.STANDARD_USER, Role.SUBTENANT_USER),
                f -> create(f.machineBelow(f.folder)));
        row(Right.ADD_CHILD_ASSETS, "create an area below an area", NONE, f -> create(f.areaBelow(f.area(f.root))));
        row(
                Right.ADD_CHILD_ASSETS_IN_SUBTENANT,
                "create an area below an area",
                NONE,
                f -> create(f.areaBelow(f.area(f.folder))));
    }

    private void treesAndValues() {
        String name = "{\"name\": \"renamed\"}";
        row(Right.EDIT_ASSETS_IN_TENANT, "rename a machine", NONE, f -> patch(f.machine(f.root), name));
        row(Right.EDIT_ASSETS_IN_SUBTENANT, "rename an area", NONE, f -> patch(f.area(f.folder), name));
        row(
                Right.EDIT_ASSETS_IN_SUBTENANT,
                "rename a machine",
                Set.of(Role.SUBTENANT_USER),
                f -> patch(f.machine(f.folder), name));
        row(
                Right.EDIT_ASSETS_IN_SUBTENANT,
                "place a machine",
                NONE,
                f -> person -> person.ifMatch(0)
                        .put(ASSETS + "/" + f.machine(f.folder) + "/location", "{\"country\": \"Chile\"}"));
        row(Right.MOVE_ASSETS_IN_TENANT, "move a machine", NONE, f -> move(f.machine(f.root), f.area(f.root)));
        row(Right.MOVE_ASSETS_IN_SUBTENANT, "move an area", NONE, f -> move(f.area(f.folder), f.area(f.folder)));
        row(
                Right.MOVE_ASSETS_IN_SUBTENANT,
                "move a machine",
                Set.of(Role.SUBTENANT_USER),
                f -> move(f.machine(f.folder), f.area(f.folder)));
        row(Right.EDIT_ASSETS_IN_TENANT, "record an event of a machine", NONE, f -> record(f.machine(f.root)));
        row(Right.EDIT_ASSETS_IN_SUBTENANT, "record an event of an area", NONE, f -> record(f.area(f.folder)));
        row(
                Right.EDIT_ASSETS_IN_SUBTENANT,
                "record an event of a machine",
                Set.of(Role.SUBTENANT_USER),
                f -> record(f.machine(f.folder)));
        String color = "{\"variables\": [{\"name\": \"color\", \"value\": \"red\"}]}";
        row(Right.SET_VALUES_FOR_DIRECT_VARIABLES, "paint a machine", NONE, f -> patch(f.machine(f.root), color));
        row(
                Right.IMPORT_TIME_SERIES,
                "write samples",
                NONE,
                f -> person -> person.put(Factory.series(f.measured()), Factory.sample("07")));
        row(Right.IMPORT_TIME_SERIES, "delete samples", NONE, f -> {
            f.office.put(Factory.series(f.measured()), Factory.sample("09")).expect(204);
            return person ->
                    person.delete(Factory.series(f.measured()) + "?from=2026-01-01T00:00:00Z&to=2026-01-01T00:01:00Z");
        });
    }

    private void files() {
        row(
                Right.UPLOAD_FILES,
                "upload a file of a machine",
                Set.of(Role.SUBTENANT_USER),
                f -> upload(f.filed(), f.fresh()));
        row(
                Right.UPLOAD_FILES,
                "upload a file of a machine of the subtenant",
                NONE,
                f -> upload(f.measured(), f.fresh()));
        row(Right.DELETE_FILES, "delete a file of a machine", Set.of(Role.SUBTENANT_USER), f -> {
            String file = f.file(f.filed());
            return person -> person.delete(file);
        });
        row(Right.DELETE_FILES, "delete a file of a machine of the subtenant", NONE, f -> {
            String file = f.file(f.measured());
            return person -> person.delete(file);
        });
    }

    private static Attempt upload(String asset, String name) {
        return person -> person.put(Factory.FILES + asset + "/" + name, "content");
    }

    private void shares() {
        row(Right.SHARE_ASSETS, "offer a machine", NONE, f -> {
            String offer = f.shareOf(f.machine(f.root));
            return person -> person.post("/api/sharing/v1/shares", offer);
        });
        row(Right.UNSHARE_ASSETS, "withdraw an offer", NONE, f -> {
            String path = "/api/sharing/v1/shares/" + f.share(f.machine(f.root)) + "/withdraw";
            return person -> person.post(path, "{}");
        });
    }

    private void types() {
        row(Right.CREATE_ASPECTS_IN_TENANT, "create an aspect type", NONE, f -> {
            String name = f.fresh();
            return put("/aspecttypes/", name, Factory.aspect(name, "v"));
        });
        row(Right.EDIT_ASPECTS, "let an aspect type grow", NONE, f -> {
            String name = f.aspectType();
            return person ->
                    put("/aspecttypes/", name, Factory.aspect(name, "v", "w")).by(person.ifMatch(0));
        });
        row(Right.DELETE_ASPECTS, "delete an aspect type", NONE, f -> {
            String name = f.aspectType();
            return person -> person.ifMatch(0).delete(AM + "/aspecttypes/" + f.tenant.id() + "." + name);
        });
        row(Right.CREATE_TYPES_IN_TENANT, "create an asset type", NONE, f -> {
            String name = f.fresh();
            return put("/assettypes/", name, Factory.type(name, ""));
        });
        row(Right.EDIT_TYPES, "describe an asset type", NONE, f -> {
            String name = f.assetType();
            return person ->
                    put("/assettypes/", name, Factory.type(name, "new")).by(person.ifMatch(0));
        });
        row(Right.DELETE_TYPES, "delete an asset type", NONE, f -> {
            String name = f.assetType();
            return person -> person.ifMatch(0).delete(AM + "/assettypes/" + f.tenant.id() + "." + name);
        });
    }

    private void readings() {
        String ofSubtenant = ASSETS + "?filter=" + encoded("{\"subTenant\":\"" + factory.park + "\"}");
        rows.add(new Row(Right.VIEW_SUBTENANT_ASSETS, "list a subtenant's assets", NONE, false, f -> get(ofSubtenant)));
        rows.add(new Row(Right.VIEW_CONSUMPTION_DETAILS, "see what is used", NONE, false, f -> get("/api/usage/v1")));
    }

    /** Comes last: whether types are locked is the same for the whole tenant. */
    private void lock() {
        row(Right.ENABLE_LOCK_STATUS, "lock the types", NONE, f -> {
            lock(f.office, false).expect(200);
            return person -> lock(person, true);
        });
        row(Right.DISABLE_LOCK_STATUS, "unlock the types", NONE, f -> {
            lock(f.office, true).expect(200);
            return person -> lock(person, false);
        });
    }

    private static Answer lock(ApiClient person, boolean enabled) {
        return person.send("PUT", AM + "/model/lock?enabled=" + enabled, Optional.empty());
    }

    @Test
    void everyCellIsAsTheMatrixSays() {
        StringBuilder table = new StringBuilder("""
                The matrix of rights, tried over HTTP. yes = done; right = 403 that names the right; hidden = 404.
                """);
        table.append(line("right: operation", List.of("administrator", "standard user", "subtenant user")));
        for (Row row : rows) {
            List<String> cells =
                    Arrays.stream(Role.values()).map(role -> cell(row, role)).toList();
            table.append(line(row.right().title() + ": " + row.what(), cells));
        }
        table.append("\nRights that no operation needs, and why:\n");
        Arrays.stream(Right.values())
                .filter(right -> rows.stream().noneMatch(row -> row.right() == right))
                .forEach(right -> table.append("  %s: %s\n"
                        .formatted(
                                right.title(), Objects.requireNonNull(WITHOUT_OPERATION.get(right), right.title()))));
        Golden.check("rights-over-http.txt", table.toString());
    }

    private String cell(Row row, Role role) {
        // Within their subtenant its users see their own assets alone, whatever they filter by.
        if (row.right() == Right.VIEW_SUBTENANT_ASSETS && role == Role.SUBTENANT_USER) {
            return "own only";
        }
        String context = row.right().title() + ": " + row.what() + ", " + role;
        Attempt attempt = row.prepare().apply(factory);
        String before = factory.state();
        Answer answer = attempt.by(person(role));
        String after = factory.state();
        if (row.allows(role)) {
            assertThat(answer.status()).as(context + answer.body()).isBetween(200, 299);
            assertThat(!after.equals(before)).as(context + " changes something").isEqualTo(row.changes());
            return "yes";
        }
        assertThat(after).as(context + " changes nothing").isEqualTo(before);
        if (answer.status() == 404) {
            assertThat(role).as(context + answer.body()).isEqualTo(Role.SUBTENANT_USER);
            return "hidden";
        }
        assertThat(answer.status()).as(context + answer.body()).isEqualTo(403);
        assertThat(named(answer.body())).as(context + answer.body()).isNotEmpty();
        return named(answer.body()).contains(row.right()) ? "right" : "right: " + named(answer.body());
    }

    private static Set<Right> named(String body) {
        return Arrays.stream(Right.values())
                .filter(right -> body.contains("\\\"" + right.title() + "\\\""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private ApiClient person(Role role) {
        return switch (role) {
            case ADMINISTRATOR -> factory.administrator;
            case STANDARD_USER -> factory.standardUser;
            case SUBTENANT_USER -> factory.subtenantUser;
        };
    }

    private static String line(String first, List<String> cells) {
        StringBuilder line = new StringBuilder("%-72s".formatted(first));
        cells.forEach(cell -> line.append(" %-15s".formatted(cell)));
        return line.toString().stripTrailing() + "\n";
    }

    @Test
    void everyRightThatARouteDeclaresIsTried() {
        Set<String> tried = rows.stream().map(row -> row.right().title()).collect(Collectors.toSet());
        Set<String> declared = new TreeSet<>();
        registry.render()
                .lines()
                .filter(line -> line.contains(" requires "))
                .flatMap(line -> Arrays.stream(
                        line.substring(line.indexOf(" requires ") + 10).split(" \\| ")))
                .forEach(declared::add);
        // Types belong to the tenant: nobody confined to a subtenant makes any, so there is nothing to try.
        declared.remove(Right.CREATE_TYPES_IN_SUBTENANT.title());
        declared.remove(Right.CREATE_ASPECTS_IN_SUBTENANT.title());
        assertThat(tried).containsAll(declared);
        assertThat(ALL).hasSize(3);
    }

    private static Attempt delete(String asset) {
        return person -> person.ifMatch(0).delete(ASSETS + "/" + asset);
    }

    private static Attempt create(String body) {
        return person -> person.post(ASSETS, body);
    }

    private static Attempt patch(String asset, String body) {
        return person -> person.ifMatch(0).patch(ASSETS + "/" + asset, body);
    }

    private static Attempt record(String asset) {
        return person -> person.post(Factory.EVENTS, Factory.event(asset));
    }

    private static Attempt move(String asset, String parent) {
        return person ->
                person.ifMatch(0).post(ASSETS + "/" + asset + "/move", "{\"newParentId\": \"" + parent + "\"}");
    }

    private Attempt put(String kind, String name, String body) {
        return person -> person.put(AM + kind + factory.tenant.id() + "." + name, body);
    }

    private static Attempt get(String path) {
        return person -> person.get(path);
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }
}
