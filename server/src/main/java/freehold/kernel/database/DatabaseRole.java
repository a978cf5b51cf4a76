package freehold.kernel.database;

/** The logins of the server. Migrations name them, so the names never change. */
public enum DatabaseRole {
    /** Owns every schema and runs the migrations; nobody else changes the schema. */
    MIGRATION("freehold_migration"),
    /** Serves requests: reads and writes rows, below row-level security. */
    APP("freehold_app"),
    /** Reads the tables that decide who may see what, of all tenants; each migration grants them one by one. */
    SNAPSHOT("freehold_snapshot");

    private final String login;

    DatabaseRole(String login) {
        this.login = login;
    }

    public String login() {
        return login;
    }
}
