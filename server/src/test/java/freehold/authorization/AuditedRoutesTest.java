package freehold.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.authorization.ChangingCalls.Call;
import freehold.authorization.Operations.Operation;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.SmallDatabase;
import freehold.testing.SpringTestDatabase;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Calls each route that changes something, and looks for the one entry that names it in the audit of the caller's tenant
 * and, of shares and collaborations, for the one of the other side; then lets somebody else try. Made from the product's
 * own description of its routes: a new one is called too, or has to stand here with a reason.
 */
@HttpTest
@SmallDatabase
class AuditedRoutesTest {
    /** What leaves no entry, and why. */
    private static final Map<String, String> SILENT = Map.ofEntries(
            Map.entry("POST /oauth/token", "keeps nothing"),
            Map.entry("POST /api/sharing/v1/shares/preview", "changes nothing"),
            Map.entry("POST /api/access/v1/explain", "changes nothing"),
            Map.entry("POST /api/access/v1/check", "changes nothing"),
            Map.entry("POST /api/platform/v1/isolation-check", "changes nothing"),
            Map.entry("POST /api/platform/v1/facts-check", "changes nothing"),
            Map.entry("PUT /api/iottimeseries/v3/timeseries", "samples are not audited one by one"),
            Map.entry("PUT /api/iottimeseries/v3/timeseries/{entityId}/{propertySetName}", "as above"),
            Map.entry("POST /api/telemetry/v1/imports/{importId}/cancel", "that it began is told"),
            Map.entry("POST /api/notifications/v1/{id}/read", "what somebody has read is nobody else's"),
            Map.entry("POST /api/platform/v1/signingKeys/rotate", "the installation's, of no tenant"),
            Map.entry("POST /api/platform/v1/credentials", "the installation's, of no tenant"),
            Map.entry("POST /api/platform/v1/credentials/{operatorId}/rotate", "the installation's, of no tenant"),
            Map.entry("DELETE /api/platform/v1/credentials/{operatorId}", "the installation's, of no tenant"));

    /** What no call here brings about yet; only to become fewer. */
    private static final Set<String> UNTRIED = Set.of(
            "PUT /api/session/subtenant",
            "POST /api/identity/v1/secondFactor/confirmation",
            "POST /api/identity/v1/secondFactor/removal",
            "POST /api/identity/v1/invitations");

    private final TestTenants tenants;
    private final List<Operation> changing;
    private final Belongings belongings;
    private final ChangingCalls calls;
    private final JdbcClient database;

    AuditedRoutesTest(TestTenants tenants, Environment environment) {
        this.tenants = tenants;
        changing = new Operations(
                        tenants.anonymous().get("/v3/api-docs").expect(200).json())
                .all().stream()
                        .filter(operation -> !operation.method().equals("GET"))
                        .toList();
        belongings = new Belongings(tenants);
        calls = new ChangingCalls(belongings);
        database = SpringTestDatabase.administrator(environment);
    }

    /** An entry, of a request or of the other side of one. */
    private record Entry(String tenant, String action) {}

    @Test
    void eachChangeIsToldOnceAndOfSharesToBothSidesAndEachRefusedAttemptToWhoseItIs() throws InterruptedException {
        TestTenant stranger = tenants.fresh();
        ApiClient other = stranger.client();
        Set<String> refused = new TreeSet<>();
        List<String> faults = new ArrayList<>();
        for (Operation operation : changing) {
            String name = operation.toString();
            if (!SILENT.containsKey(name) && !UNTRIED.contains(name)) {
                Call call = calls.of(operation);
                if (name.contains("{") || name.contains("/platform/")) {
                    int status =
                            send(operation, call, other.with("If-Match", "0")).status();
                    assertThat(status).as(name).isBetween(400, 499);
                    if (status == 403 || status == 404) {
                        refused.add(name);
                    }
                }
                long before = newest();
                Answer answer = send(operation, call, call.client());
                if (answer.status() >= 300) {
                    faults.add("was not called: " + answer + " " + answer.body());
                } else {
                    faults.addAll(faults(operation, answer, entriesSince(before)));
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(refused).hasSizeGreaterThan(60);
        assertTold(stranger, refused);
    }

    private List<String> faults(Operation operation, Answer answer, List<Entry> all) {
        String name = operation.toString();
        List<Entry> named = database.sql(
                        "select tenant_id as tenant, replace(action, '{*', '{') as action from audit.entry where request_id = ?")
                .param(answer.header("X-Request-Id"))
                .query((row, number) -> new Entry(row.getString(1), row.getString(2)))
                .list();
        List<String> moves = all.stream()
                .map(Entry::action)
                .filter(action -> action.matches("(share|collaboration)\\..*"))
                .toList();
        boolean lends = name.matches("\\S+ /api/sharing/v1/(shares|collaborations).*");
        long exact = named.stream().filter(entry -> entry.action().equals(name)).count();
        List<String> faults = new ArrayList<>();
        if (exact > 1 || (exact == 0 && (!lends || moves.isEmpty()))) {
            faults.add(name + " left " + named);
        }
        if (named.stream().map(Entry::tenant).distinct().count() > 1) {
            faults.add(name + " is named in several tenants: " + named);
        }
        if (lends && moves.size() % 2 != 0) {
            faults.add(name + " was not told to both sides alike: " + all);
        }
        return faults;
    }

    private long newest() {
        return database.sql("select coalesce(max(entry_id), 0) from audit.entry")
                .query(Long.class)
                .single();
    }

    private List<Entry> entriesSince(long before) {
        return database.sql(
                        "select tenant_id as tenant, replace(action, '{*', '{') as action from audit.entry where entry_id > ? and outcome = 'done'")
                .param(before)
                .query((row, number) -> new Entry(row.getString(1), row.getString(2)))
                .list();
    }

    private Answer send(Operation operation, Call call, ApiClient client) {
        ApiClient sender = client.with("Content-Type", call.mediaType());
        String address = call.address().replaceAll("[?].*", "");
        boolean creates = operation.toString().startsWith("PUT /api/iotfile/");
        if (sender.header("If-Match").isEmpty() && !creates) {
            sender = sender.with("If-Match", belongings.etag(call.client(), address));
        }
        return sender.send(operation.method(), call.address(), Optional.of(call.body()));
    }

    private void assertTold(TestTenant to, Set<String> refused) throws InterruptedException {
        Instant patience = Instant.now().plusSeconds(60); // they are told when the second is over
        while (!refusals(to).containsAll(refused) && Instant.now().isBefore(patience)) {
            Thread.sleep(100);
        }
        assertThat(refusals(to)).containsAll(refused);
    }

    private Set<String> refusals(TestTenant of) {
        return new TreeSet<>(database.sql(
                        "select replace(action, '{*', '{') from audit.entry where tenant_id = ? and outcome <> 'done'")
                .param(of.id())
                .query(String.class)
                .list());
    }

    @Test
    void whatIsExceptedIsARoute() {
        assertThat(changing.stream().map(Operation::toString))
                .containsAll(Stream.concat(SILENT.keySet().stream(), UNTRIED.stream())
                        .toList());
    }
}
