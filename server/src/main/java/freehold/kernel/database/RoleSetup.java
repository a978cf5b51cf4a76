package freehold.kernel.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.util.PasswordUtil;

/**
 * Creates the three logins and the module schemas with their default grants. Running it again changes nothing, so every
 * start does.
 */
final class RoleSetup {
    private static final int OLDEST_VERSION = 150_000;
    private static final long LOCK = 0x46524545484f4c44L;

    private final Endpoint administrator;
    private final RolePasswords passwords;

    RoleSetup(Endpoint administrator, RolePasswords passwords) {
        this.administrator = administrator;
        this.passwords = passwords;
    }

    /** Runs the migrations once logins and schemas are there. Nodes that start at once come one after the other. */
    void runThen(Runnable migrations) throws SQLException {
        try (Connection connection = administrator.connect();
                Statement statement = connection.createStatement()) {
            checkVersion(statement);
            // Held until the connection closes, however that comes about.
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            for (DatabaseRole role : DatabaseRole.values()) {
                create(statement, role);
                // Hashed on our side: the password appears in no statement and so in no log.
                String verifier =
                        PasswordUtil.encodeScramSha256(passwords.of(role).toCharArray());
                statement.execute("alter role " + role.login() + " password '" + verifier + "'");
            }
            grantDatabase(statement);
            prepareSchemas();
            migrations.run();
        }
    }

    private static void checkVersion(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select current_setting('server_version_num')::int")) {
            row.next();
            if (row.getInt(1) < OLDEST_VERSION) {
                throw new IllegalStateException(
                        "PostgreSQL 15 or later is needed; this one is " + row.getInt(1) / 10_000);
            }
        }
    }

    private static void create(Statement statement, DatabaseRole role) throws SQLException {
        String rights = """
                select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
                    or exists (select from pg_auth_members where member = pg_roles.oid)
                from pg_roles where rolname = '%s'""".formatted(role.login());
        try (ResultSet row = statement.executeQuery(rights)) {
            if (row.next()) {
                // Somebody else made it so: taking rights away silently would hide that.
                if (row.getBoolean(1)) {
                    throw new IllegalStateException("The database role " + role.login()
                            + " has more rights than it must have (superuser, bypassrls, createrole, createdb,"
                            + " replication or membership of another role).");
                }
                return;
            }
        }
        statement.execute("create role " + role.login() + " login");
    }

    private static void grantDatabase(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select quote_ident(current_database())")) {
            row.next();
            String database = row.getString(1);
            statement.execute("revoke all on database " + database + " from public");
            statement.execute(
                    "grant connect, create on database " + database + " to " + DatabaseRole.MIGRATION.login());
            statement.execute("grant connect on database " + database + " to " + DatabaseRole.APP.login() + ", "
                    + DatabaseRole.SNAPSHOT.login());
        }
    }

    /** Default grants, and not grants after the fact: a migration can take back what a table must not allow. */
    private void prepareSchemas() throws SQLException {
        String app = DatabaseRole.APP.login();
        try (Connection connection = migration().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter default privileges revoke execute on functions from public");
            for (String schema : ModuleSchemas.ALL) {
                String defaults = "alter default privileges in schema " + schema + " grant ";
                statement.execute("create schema if not exists " + schema);
                statement.execute("grant usage on schema " + schema + " to " + app);
                statement.execute(defaults + "select, insert, update, delete on tables to " + app);
                statement.execute(defaults + "usage on sequences to " + app);
            }
        }
    }

    private Endpoint migration() {
        return administrator.as(DatabaseRole.MIGRATION.login(), passwords.of(DatabaseRole.MIGRATION));
    }
}
