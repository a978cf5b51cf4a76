package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.kernel.database.DatabaseRole;
import freehold.testing.AsApp;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Raw statements with the server's login against identity's tables, as another tenant, person, and as nobody. */
@ExtendWith(FreshDatabase.class)
class IdentityWallsTest {
    private static final String ADA = "00000000-0000-0000-0000-00000000000a";
    private static final String BOB = "00000000-0000-0000-0000-00000000000b";
    private static final List<String> TABLES = List.of(
            "person",
            "membership",
            "service_credential",
            "operator_credential",
            "password_link",
            "session",
            "signing_key",
            "user_group",
            "role_of_user",
            "role_of_group",
            "group_of_user",
            "group_of_group",
            "subtenant_of_user",
            "group_of_role",
            "personal_token",
            "second_factor",
            "recovery_code",
            "external_session");
    private static final List<String> ROSTER = TABLES.subList(7, TABLES.size() - 3);

    private final AsApp maker;
    private final AsApp firm;
    private final AsApp ada;
    private final AsApp bob;
    private final AsApp nobody;
    private final AsApp operator;
    private final JdbcClient snapshot;

    IdentityWallsTest(TestDatabase database) {
        JdbcClient migration = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
        if (migration
                        .sql("select count(*) from identity.person")
                        .query(Long.class)
                        .single()
                == 0) {
            seed(migration);
        }
        maker = AsApp.tenant(database, "maker");
        firm = AsApp.tenant(database, "firm");
        ada = AsApp.with(database, Map.of("freehold.person", ADA));
        bob = AsApp.with(database, Map.of("freehold.person", BOB));
        nobody = AsApp.with(database, Map.of());
        operator = AsApp.with(database, Map.of("freehold.operator", "on"));
        snapshot = JdbcClient.create(database.as(DatabaseRole.SNAPSHOT));
    }

    /** Ada belongs to the maker, Bob to the firm; each has one of everything. */
    private static void seed(JdbcClient migration) {
        for (String[] one : new String[][] {{"maker", ADA, "ada"}, {"firm", BOB, "bob"}}) {
            for (String sql : List.of(
                    """
                    insert into tenancy.tenant (tenant_id, name, company_name, country, type, sharing_id)
                    values (:tenant, :tenant, :tenant, 'DE', 'CUSTOMER', :tenant)""",
                    "insert into identity.person (person_id, user_name, password_hash) values (:person::uuid, :name, 'x')",
                    """
                    insert into identity.membership (tenant_id, person_id, user_id, user_name)
                    values (:tenant, :person::uuid, :person::uuid, :name)""",
                    "insert into identity.user_group (tenant_id, group_id, display_name) values (:tenant, :person::uuid, 'g')",
                    """
                    insert into identity.user_group (tenant_id, group_id, display_name)
                    values (:tenant, '00000000-0000-0000-0000-00000000000c', 'h')""",
                    """
                    insert into identity.group_of_group (tenant_id, group_id, member_id)
                    values (:tenant, :person::uuid, '00000000-0000-0000-0000-00000000000c')""",
                    """
                    insert into identity.group_of_user (tenant_id, group_id, user_id)
                    values (:tenant, :person::uuid, :person::uuid)""",
                    "insert into identity.role_of_user (tenant_id, user_id, role) values (:tenant, :person::uuid, 'r')",
                    "insert into identity.role_of_group (tenant_id, group_id, role) values (:tenant, :person::uuid, 'r')",
                    "insert into identity.group_of_role (tenant_id, group_id, role) values (:tenant, :person::uuid, 'r')",
                    """
                    insert into identity.subtenant_of_user (tenant_id, subtenant_id, user_id)
                    values (:tenant, 'park', :person::uuid)""",
                    """
                    insert into identity.personal_token (tenant_id, token_id, user_id, name, secret_hash, expires_at)
                    values (:tenant, :person::uuid, :person::uuid, 't', sha256(:name::bytea), 'infinity')""",
                    "insert into identity.second_factor (person_id, secret) values (:person::uuid, :name::bytea)",
                    "insert into identity.recovery_code (person_id, code_hash) values (:person::uuid, sha256(:name::bytea))",
                    """
                    insert into identity.service_credential (tenant_id, client_id, name, secret_hash, roles, created_by)
                    values (:tenant, :tenant || '-1', :name, sha256(:name::bytea), '{admin}', :name)""",
                    """
                    insert into identity.password_link (token_hash, person_id, expires_at)
                    values (sha256(:name::bytea), :person::uuid, clock_timestamp() + interval '1 day')""",
                    """
                    insert into identity.session (key_hash, person_id, tenant_id, expires_at)
                    values (sha256(:name::bytea), :person::uuid, :tenant, clock_timestamp() + interval '1 day')""",
                    """
                    insert into identity.external_session (key_hash, person_id, tenant_id, issuer, subject, user_name,
                        names, expires_at)
                    values (sha256(:name::bytea), :person::uuid, :tenant, 'i', 's', :name, '{}', 'infinity')""")) {
                migration
                        .sql(sql)
                        .param("tenant", one[0])
                        .param("person", one[1])
                        .param("name", one[2])
                        .update();
            }
        }
        migration
                .sql("insert into identity.operator_credential (client_id, secret_hash) values ('op', sha256('x'))")
                .update();
        migration
                .sql("insert into identity.signing_key (key_id, private_key, public_key) values ('k', 'x', 'x')")
                .update();
    }

    @Test
    void whoeverSaysNothingSeesNothing() {
        for (String table : TABLES) {
            assertThat(nobody.count("identity." + table)).as(table).isZero();
        }
    }

    @Test
    void aTenantSeesItsOwnMembersAndCredentialsAndNoSessionsLinksOrKeys() {
        assertThat(maker.count("identity.person")).isEqualTo(1);
        assertThat(maker.count("identity.person where person_id = '" + BOB + "'"))
                .isZero();
        assertThat(maker.count("identity.membership")).isEqualTo(1);
        assertThat(maker.count("identity.membership where tenant_id = 'firm'")).isZero();
        assertThat(maker.count("identity.service_credential")).isEqualTo(1);
        assertThat(maker.count("identity.service_credential where tenant_id = 'firm'"))
                .isZero();
        for (String table : List.of(
                "password_link",
                "session",
                "external_session",
                "operator_credential",
                "signing_key",
                "second_factor",
                "recovery_code")) {
            assertThat(maker.count("identity." + table)).as(table).isZero();
        }
    }

    @Test
    void aPersonSeesTheirOwnRowsAlone() {
        for (String table : List.of(
                "person",
                "membership",
                "password_link",
                "session",
                "external_session",
                "second_factor",
                "recovery_code")) {
            assertThat(ada.count("identity." + table)).as(table).isEqualTo(1);
            assertThat(ada.count("identity." + table + " where person_id = '" + BOB + "'"))
                    .as(table)
                    .isZero();
        }
        for (String table : List.of("service_credential", "operator_credential", "signing_key")) {
            assertThat(ada.count("identity." + table)).as(table).isZero();
        }
    }

    @Test
    void theOperatorSeesKeysAndNoTenantsPeopleOrCredentials() {
        assertThat(operator.count("identity.signing_key")).isEqualTo(1);
        assertThat(operator.count("identity.operator_credential")).isEqualTo(1);
        for (String table : List.of(
                "person",
                "membership",
                "service_credential",
                "password_link",
                "session",
                "external_session",
                "personal_token",
                "second_factor",
                "recovery_code")) {
            assertThat(operator.count("identity." + table)).as(table).isZero();
        }
    }

    @Test
    void noOtherTenantPutsPeopleOrCredentialsIntoATenant() {
        for (AsApp outsider : List.of(firm, bob, nobody, operator)) {
            refused(
                    outsider,
                    "insert into identity.membership (tenant_id, person_id, user_name) values ('maker', '" + BOB
                            + "', 'bob')");
            refused(outsider, """
                    insert into identity.service_credential (tenant_id, client_id, name, secret_hash, roles, created_by)
                    values ('maker', 'maker-2', 'x', sha256('x'), '{admin}', 'x')""");
        }
    }

    @Test
    void aTenantsGroupsRolesAndSubtenantsAreItsOwn() {
        for (String table : ROSTER) {
            assertThat(maker.count("identity." + table + " where tenant_id = 'maker'"))
                    .as(table)
                    .isPositive();
            assertThat(maker.count("identity." + table + " where tenant_id = 'firm'"))
                    .as(table)
                    .isZero();
            for (AsApp outsider : List.of(firm, ada, bob, nobody, operator)) {
                assertThat(outsider.count("identity." + table + " where tenant_id = 'maker'"))
                        .as(table)
                        .isZero();
                untouched(outsider, "delete from identity." + table + " where tenant_id = 'maker'");
            }
        }
        for (AsApp outsider : List.of(firm, bob, nobody, operator)) {
            refused(
                    outsider,
                    "insert into identity.user_group (tenant_id, group_id, display_name) values ('maker', '" + BOB
                            + "', 'x')");
            refused(
                    outsider,
                    "insert into identity.role_of_user (tenant_id, user_id, role) values ('maker', '" + ADA
                            + "', 'x')");
            refused(
                    outsider,
                    "insert into identity.role_of_group (tenant_id, group_id, role) values ('maker', '" + ADA
                            + "', 'x')");
            refused(
                    outsider,
                    "insert into identity.group_of_user (tenant_id, group_id, user_id) values ('maker', '"
                            + "00000000-0000-0000-0000-00000000000c', '" + ADA + "')");
            refused(
                    outsider,
                    "insert into identity.group_of_group (tenant_id, group_id, member_id) values ('maker', '"
                            + "00000000-0000-0000-0000-00000000000c', '" + ADA + "')");
            refused(
                    outsider,
                    "insert into identity.subtenant_of_user (tenant_id, subtenant_id, user_id) values"
                            + " ('maker', 'x', '" + ADA + "')");
            untouched(outsider, "update identity.user_group set description = 'x' where tenant_id = 'maker'");
        }
    }

    @Test
    void noTenantMakesPeopleSessionsLinksOrKeys() {
        for (AsApp outsider : List.of(maker, firm, nobody)) {
            refused(outsider, "insert into identity.person (person_id, user_name) values (gen_random_uuid(), 'eve')");
            refused(outsider, """
                    insert into identity.session (key_hash, person_id, tenant_id, expires_at)
                    values (sha256('e'), '%s', 'maker', clock_timestamp() + interval '1 day')""".formatted(ADA));
            refused(outsider, """
                    insert into identity.password_link (token_hash, person_id, expires_at)
                    values (sha256('e'), '%s', clock_timestamp() + interval '1 day')""".formatted(ADA));
            refused(
                    outsider,
                    "insert into identity.operator_credential (client_id, secret_hash) values ('e', sha256('e'))");
            refused(
                    outsider,
                    "insert into identity.signing_key (key_id, private_key, public_key) values ('e', 'e', 'e')");
        }
        refused(bob, """
                insert into identity.session (key_hash, person_id, tenant_id, expires_at)
                values (sha256('e'), '%s', 'maker', clock_timestamp() + interval '1 day')""".formatted(ADA));
    }

    @Test
    void nobodyElseChangesOrDeletesRows() {
        for (AsApp outsider : List.of(firm, bob, nobody, operator)) {
            untouched(outsider, "update identity.person set locale = 'xx' where user_name = 'ada'");
            untouched(outsider, "update identity.membership set active = false where tenant_id = 'maker'");
            untouched(outsider, "delete from identity.membership where tenant_id = 'maker'");
            untouched(outsider, "update identity.service_credential set revoked = true where tenant_id = 'maker'");
            untouched(outsider, "delete from identity.session where person_id = '" + ADA + "'");
            untouched(outsider, "delete from identity.external_session where person_id = '" + ADA + "'");
            refused(outsider, """
                    insert into identity.external_session (key_hash, person_id, tenant_id, issuer, subject, user_name,
                        names, expires_at)
                    values (sha256('e'), '%s', 'maker', 'i', 's', 'ada', '{}', 'infinity')""".formatted(ADA));
            untouched(outsider, "delete from identity.password_link where person_id = '" + ADA + "'");
        }
        for (AsApp outsider : List.of(maker, firm, ada, nobody)) {
            untouched(outsider, "update identity.operator_credential set secret_hash = sha256('e')");
            untouched(outsider, "update identity.signing_key set retired = true, retired_at = '-infinity'");
        }
        untouched(maker, "update identity.person set password_hash = 'y' where user_name = 'ada'");
        untouched(maker, "delete from identity.session where person_id = '" + ADA + "'");
    }

    @Test
    void whatStaysForeverCantBeDeletedOrRewrittenByAnybody() {
        for (AsApp anyone : List.of(maker, ada, operator)) {
            for (String sql : List.of(
                    "delete from identity.person",
                    "delete from identity.service_credential",
                    "delete from identity.operator_credential",
                    "delete from identity.signing_key",
                    "update identity.signing_key set private_key = 'e'",
                    "update identity.operator_credential set client_id = 'e'",
                    "select from identity.attempt",
                    "update identity.service_credential set tenant_id = 'firm'",
                    "update identity.session set expires_at = 'infinity'",
                    "update identity.external_session set names = '{boss}'",
                    "update identity.membership set confined = false",
                    "update identity.membership set person_id = '" + BOB + "'",
                    "update identity.membership set user_name = 'eve'",
                    "update identity.role_of_user set role = 'x'",
                    "update identity.subtenant_of_user set subtenant_id = 'x'",
                    "update identity.person set user_name = 'eve'")) {
                assertThatThrownBy(() -> anyone.update(sql))
                        .as(sql)
                        .rootCause()
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void hashesOfSecretsCantBeRead() {
        for (String secret : List.of(
                "identity.person where password_hash is not null",
                "identity.service_credential where secret_hash is not null",
                "identity.operator_credential where secret_hash is not null",
                "identity.personal_token where secret_hash is not null",
                "identity.second_factor where secret is not null",
                "identity.recovery_code where code_hash is not null",
                "identity.password_link where token_hash is not null")) {
            assertThatThrownBy(() -> maker.count(secret))
                    .as(secret)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theSnapshotReaderHasNoBusinessHere() {
        for (String table : TABLES) {
            assertThatThrownBy(() -> snapshot.sql("select count(*) from identity." + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private static void refused(AsApp who, String sql) {
        assertThatThrownBy(() -> who.update(sql)).as(sql).rootCause().hasMessageContaining("row-level security");
    }

    private static void untouched(AsApp who, String sql) {
        assertThat(who.update(sql)).as(sql).isZero();
    }
}
