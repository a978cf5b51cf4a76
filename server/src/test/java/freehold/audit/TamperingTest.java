package freehold.audit;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.audit.model.Digests;
import freehold.audit.usecase.KeepHeads;
import freehold.decision.TenantId;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Whoever runs the database can change whatever they like in it; what they did is found and named. */
@HttpTest
class TamperingTest {
    private static final String ENTRIES = "/api/audit/v1/entries";
    private static final int EACH = Boolean.getBoolean("freehold.long") ? 100 : 3;

    private final TestTenants tenants;
    private final KeepHeads keep;
    private final JdbcClient database;
    private final Random random;

    TamperingTest(TestTenants tenants, KeepHeads keep, Environment environment) {
        this.tenants = tenants;
        this.keep = keep;
        this.database = superuser(environment.getRequiredProperty("freehold.db.url"));
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        this.random = new Random(seed);
    }

    private static JdbcClient superuser(String url) {
        URI server = URI.create(url);
        String[] login = server.getUserInfo().split(":", 2);
        String address = "jdbc:postgresql://" + server.getAuthority().replaceFirst(".*@", "") + server.getPath();
        return JdbcClient.create(new DriverManagerDataSource(address, login[0], login[1]));
    }

    /** What is done to a chain of so many entries, and what has to be found. */
    private interface Attack {
        String on(Victim victim);
    }

    private final class Victim {
        final String tenant;
        final ApiClient api;
        final long length;
        /** A random place that is neither the first nor the last. */
        final long place;

        Victim() {
            TestTenant made = tenants.fresh();
            tenant = made.id();
            api = made.client();
            for (int i = 0; i < 6; i++) {
                made.credential(java.util.Map.of("name", "robot " + i));
            }
            length = report().at("/head/number").asLong();
            place = 2 + random.nextLong(length - 2);
        }

        JsonNode report() {
            return api.get(ENTRIES + "/verify").expect(200).json();
        }

        List<String> findings() {
            return StreamSupport.stream(report().get("findings").spliterator(), false)
                    .map(finding -> finding.get("kind").stringValue() + " "
                            + finding.get("number").asLong())
                    .toList();
        }

        int run(String sql) {
            return database.sql(sql)
                    .param("tenant", tenant)
                    .param("n", place)
                    .param("last", length)
                    .update();
        }

        String value(String sql) {
            return database.sql(sql)
                    .param("tenant", tenant)
                    .param("n", place)
                    .query(String.class)
                    .single();
        }
    }

    private static final String AT = "(tenant_id, entry_id) = (select tenant_id, entry_id from audit.link"
            + " where tenant_id = :tenant and number = :n)";
    private static final String AT_LAST = AT.replace(":n", ":last");

    @TestFactory
    Stream<DynamicTest> whatWasDoneIsNamed() {
        return Stream.concat(changesAndRemovals(), insertionsAndMoves()).flatMap(List::stream);
    }

    private Stream<List<DynamicTest>> changesAndRemovals() {
        return Stream.of(
                attack("a changed entry", victim -> {
                    String[] changes = {
                        "actor = 'user:nobody'",
                        "action = 'nothing'",
                        "objects = objects || 'x'::text",
                        "happened_at = happened_at + interval '1 microsecond'",
                        "changes = '{}'",
                        "times = times + 1",
                        "outcome = 'denied'",
                        "reason = 'x'",
                        "request_id = 'x'"
                    };
                    victim.run("update audit.entry set " + changes[random.nextInt(changes.length)] + " where " + AT);
                    return "changed " + victim.place;
                }),
                attack("a removed entry", victim -> {
                    victim.run("delete from audit.entry where " + AT);
                    return "removed " + victim.place;
                }),
                attack("an entry removed with its link", victim -> {
                    victim.run("delete from audit.entry where " + AT);
                    victim.run("delete from audit.link where tenant_id = :tenant and number = :n");
                    return "removed " + victim.place;
                }),
                attack("the last entry, removed with its link", victim -> {
                    victim.run("delete from audit.entry where " + AT_LAST);
                    victim.run("delete from audit.link where tenant_id = :tenant and number = :last");
                    return "removed " + victim.length;
                }),
                attack("the last entry, removed so that the head fits", victim -> {
                    victim.run("delete from audit.entry where " + AT_LAST);
                    victim.run("delete from audit.link where tenant_id = :tenant and number = :last");
                    victim.run("""
                                    update audit.head h set number = l.number, hash = l.hash from audit.link l
                                    where h.tenant_id = :tenant and l.tenant_id = :tenant and l.number = :last - 1""");
                    return "removed " + victim.length;
                }));
    }

    private Stream<List<DynamicTest>> insertionsAndMoves() {
        return Stream.of(
                attack("an inserted entry", victim -> {
                    victim.run(insertion("-7"));
                    return "inserted 0";
                }),
                attack("an entry inserted with a link of its own", victim -> {
                    victim.run(insertion("-7"));
                    String before = victim.value("select encode(hash, 'hex') from audit.link"
                            + " where tenant_id = :tenant and number = :n - 1");
                    makeRoom(victim);
                    String digest = random.nextBoolean() ? "00".repeat(32) : digestOf(victim, -7);
                    insertLink(victim, digest, Digests.ofLink(victim.tenant, before, victim.place, digest));
                    return "inserted " + victim.place;
                }),
                attack("an entry inserted with a link that does not even fit", victim -> {
                    victim.run(insertion("-7"));
                    makeRoom(victim);
                    insertLink(victim, digestOf(victim, -7), "ab".repeat(32));
                    return "inserted " + victim.place;
                }),
                attack("entries in each other's place", victim -> {
                    victim.run("""
                                    update audit.link set entry_id = -entry_id
                                    where tenant_id = :tenant and number in (:n, 1)""");
                    victim.run("""
                                    update audit.link l set entry_id = -o.entry_id from audit.link o
                                    where l.tenant_id = :tenant and o.tenant_id = :tenant
                                        and l.number in (:n, 1) and o.number in (:n, 1) and l.number <> o.number""");
                    return "reordered " + victim.place;
                }),
                attack("links in each other's place", victim -> {
                    victim.run("""
                                    update audit.link set number = number + 1000000
                                    where tenant_id = :tenant and number in (:n, 1)""");
                    victim.run("""
                                    update audit.link set number = :n + 1 - (number - 1000000)
                                    where tenant_id = :tenant and number > 1000000""");
                    // Of neighbours, the one that came first looks as if it had been put in before the other.
                    return victim.place == 2 ? "inserted 1" : "* " + victim.place;
                }),
                attack("a chain made anew after a change", victim -> {
                    keep.of(new TenantId(victim.tenant));
                    victim.run("update audit.entry set actor = 'user:nobody' where " + AT);
                    makeAnew(victim);
                    return "recomputed " + victim.length;
                }));
    }

    private List<DynamicTest> attack(String name, Attack attack) {
        return Stream.generate(() -> DynamicTest.dynamicTest(name, () -> {
                    Victim victim = new Victim();
                    assertThat(victim.findings()).isEmpty();
                    String expected = attack.on(victim);
                    if (expected.startsWith("* ")) {
                        assertThat(victim.findings()).anyMatch(finding -> finding.endsWith(expected.substring(1)));
                    } else {
                        assertThat(victim.findings()).contains(expected);
                    }
                }))
                .limit(EACH)
                .toList();
    }

    private static String insertion(String id) {
        return """
                insert into audit.entry (tenant_id, entry_id, happened_at, actor, action, objects, outcome, reason, times,
                    changes, request_id)
                select tenant_id, %s, happened_at, 'user:nobody', action, objects, outcome, reason, times, changes,
                    request_id
                from audit.entry where %s""".formatted(id, AT);
    }

    private static void makeRoom(Victim victim) {
        victim.run(
                "update audit.link set number = number + 1000001 where tenant_id = :tenant and number >= :n and number <= :last");
        victim.run(
                "update audit.link set number = number - 1000000 where tenant_id = :tenant and number > 1000000 and :n <= :last");
    }

    private void insertLink(Victim victim, String digest, String hash) {
        database.sql("""
                        insert into audit.link (tenant_id, number, entry_id, digest, hash)
                        values (:tenant, :n, -7, decode(:digest, 'hex'), decode(:hash, 'hex'))""")
                .param("tenant", victim.tenant)
                .param("n", victim.place)
                .param("digest", digest)
                .param("hash", hash)
                .update();
    }

    private String digestOf(Victim victim, long id) {
        return new AuditRows(database).digest(victim.tenant, id);
    }

    private void makeAnew(Victim victim) {
        AuditRows rows = new AuditRows(database);
        String before = Digests.NONE;
        for (AuditRows.Place place : rows.places(victim.tenant)) {
            String digest = rows.digest(victim.tenant, place.entry());
            before = Digests.ofLink(victim.tenant, before, place.number(), digest);
            database.sql(
                            "update audit.link set digest = :digest, hash = :hash where tenant_id = :tenant and number = :n")
                    .param("tenant", victim.tenant)
                    .param("n", place.number())
                    .param("digest", HexFormat.of().parseHex(digest))
                    .param("hash", HexFormat.of().parseHex(before))
                    .update();
        }
        database.sql("update audit.head set hash = :hash where tenant_id = :tenant")
                .param("tenant", victim.tenant)
                .param("hash", HexFormat.of().parseHex(before))
                .update();
    }

    @Test
    void aHeadThatThisServerHasNotSignedIsFound(
            @org.springframework.beans.factory.annotation.Value("${freehold.home}") String home) throws Exception {
        Victim victim = new Victim();
        keep.of(new TenantId(victim.tenant));
        java.nio.file.Path file = java.nio.file.Path.of(home, "audit-heads", victim.tenant);
        java.nio.file.Files.writeString(
                file, java.nio.file.Files.readString(file).replaceFirst("^[0-9]+", "1"));

        assertThat(victim.findings()).containsExactly("changed 0");
    }
}
