package freehold.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a release has brought into databases out there stays as it was, and later migrations go on from it. */
class UpgradeTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** One line per migration that was released: SHA-256 and file, as {@code sha256sum} prints them. */
    private static final Path RELEASED = Path.of("src/test/resources/released-migrations.txt");

    private record Released(String hash, Path file) {
        static List<Released> all() throws IOException {
            return Files.readAllLines(RELEASED).stream()
                    .map(line -> line.split("\\s+"))
                    .map(words -> new Released(words[0], MIGRATIONS.resolve(words[1])))
                    .toList();
        }
    }

    @Test
    void aReleasedMigrationIsNeverEdited() throws Exception {
        for (Released released : Released.all()) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(released.file()));

            assertThat(HexFormat.of().formatHex(hash))
                    .as("%s was released: change what it made by a new migration", released.file())
                    .isEqualTo(released.hash());
        }
    }

    @Test
    void aDatabaseOfAnEarlierReleaseIsBroughtUpToDateWithWhatItHolds(@TempDir Path earlier) throws Exception {
        String url = TestDatabase.urlOfEmpty();
        for (Released released : Released.all()) {
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
                        .load()
                        .migrate());
        JdbcClient database = JdbcClient.create(administrator.unpooled());
        database.sql("""
                        insert into tenancy.tenant (tenant_id, name, company_name, country, type, sharing_id)
                        values ('maker', 'Maker', 'Maker Ltd', 'DE', 'CUSTOMER', 'DE-1')""").update();
        database.sql("""
                        with person as (
                            insert into identity.person (person_id, user_name)
                            values (gen_random_uuid(), 'ada@maker.example') returning person_id)
                        insert into identity.membership (tenant_id, person_id, roles)
                        select 'maker', person_id, array['mdsp:core:assetmanager.admin'] from person""").update();

        Database.external(url).close();

        assertThat(database.sql("""
                                select m.user_name || ' ' || r.role from identity.membership m
                                join identity.role_of_user r using (tenant_id, user_id)""").query(String.class).list()).contains("ada@maker.example mdsp:core:TenantAdmin");
    }
}
