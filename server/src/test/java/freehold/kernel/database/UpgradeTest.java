package freehold.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a release has brought into databases out there stays as it was, and later migrations go on from it. */
class UpgradeTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** A file per release, with a line per migration it brought: SHA-256 and file, as {@code sha256sum} prints them. */
    private static final Path RELEASES = Path.of("src/test/resources/released-migrations");

    private static final int LAST_RELEASE = 3;

    private record Released(String hash, Path file) {
        /** What a release and those before it brought. */
        static List<Released> upTo(int release) {
            return IntStream.rangeClosed(1, release)
                    .mapToObj(number -> RELEASES.resolve(number + ".txt"))
                    .flatMap(UpgradeTest::lines)
                    .map(line -> line.split("\\s+"))
                    .map(words -> new Released(words[0], MIGRATIONS.resolve(words[1])))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What runs after all migrations, each time, is no migration: it speaks of the tables of its own release. */
    @Test
    void aReleasedMigrationIsNeverEdited() throws Exception {
        for (Released released : Released.upTo(LAST_RELEASE)) {
            if (released.file().getFileName().toString().startsWith("afterMigrate")) {
                continue;
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(released.file()));

            assertThat(HexFormat.of().formatHex(hash))
                    .as("%s was released: change what it made by a new migration", released.file())
                    .isEqualTo(released.hash());
        }
    }

    @Test
    void everyReleaseIsListed() throws IOException {
        try (Stream<Path> files = Files.list(RELEASES)) {
            assertThat(files).hasSize(LAST_RELEASE);
        }
    }

    @Test
    void aDatabaseOfTheFirstReleaseIsBroughtUpToDateWithWhatItHolds(@TempDir Path earlier) throws Exception {
        assertThat(rolesOfAdaAfterUpgradeOf(1, earlier, """
                        with person as (
                            insert into identity.person (person_id, user_name)
                            values (gen_random_uuid(), 'ada@maker.example') returning person_id)
                        insert into identity.membership (tenant_id, person_id, roles)
                        select 'maker', person_id, array['mdsp:core:assetmanager.admin'] from person""")).contains("mdsp:core:TenantAdmin");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, LAST_RELEASE})
    void aDatabaseOfALaterReleaseIsBroughtUpToDateWithWhatItHolds(int release, @TempDir Path earlier) throws Exception {
        assertThat(rolesOfAdaAfterUpgradeOf(release, earlier, """
                        with person as (
                            insert into identity.person (person_id, user_name, made_by)
                            values (gen_random_uuid(), 'ada@maker.example', 'maker') returning person_id),
                        member as (
                            insert into identity.membership (tenant_id, person_id, user_name)
                            select 'maker', person_id, 'ada@maker.example' from person returning user_id)
                        insert into identity.role_of_user (tenant_id, user_id, role)
                        select 'maker', user_id, 'mdsp:core:StandardUser' from member""")).containsExactly("mdsp:core:StandardUser");
    }

    /**
     * The roles of a user that is made in a database of an earlier release, once it is brought up to date.
     *
     * @param ada makes the user as that release would have
     */
    private static List<@Nullable String> rolesOfAdaAfterUpgradeOf(int release, Path earlier, String ada)
            throws Exception {
        String url = TestDatabase.urlOfEmpty();
        for (Released released : Released.upTo(release)) {
            Files.copy(released.file(), earlier.resolve(released.file().getFileName()));
        }
        Endpoint administrator = DatabaseUrl.parse(url);
        RolePasswords passwords = RolePasswords.derivedFrom(administrator.password());
        new RoleSetup(administrator, passwords)
                .runThen(() -> Flyway.configure()
                        .dataSource(administrator
                                .as(DatabaseRole.MIGRATION.login(), passwords.of(DatabaseRole.MIGRATION))
                                .unpooled())
                        .locations("filesystem:" + earlier)
                        .schemas("flyway")
                        .outOfOrder(true)
                        .load()
                        .migrate());
        JdbcClient database = JdbcClient.create(administrator.unpooled());
        database.sql("""
                        insert into tenancy.tenant (tenant_id, name, company_name, country, type, sharing_id)
                        values ('maker', 'Maker', 'Maker Ltd', 'DE', 'CUSTOMER', 'DE-1')""").update();
        database.sql(ada).update();

        Database.external(url).close();

        return database.sql("""
                        select r.role from identity.membership m join identity.role_of_user r using (tenant_id, user_id)
                        where m.user_name = 'ada@maker.example'""").query(String.class).list();
    }
}
