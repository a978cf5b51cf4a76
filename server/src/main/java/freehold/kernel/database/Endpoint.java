package freehold.kernel.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database and a login to it.
 *
 * @param url JDBC address, without user and password
 */
record Endpoint(String url, String user, String password) {
    /** Marks our sessions, so that those of a killed server can be told from a person's. */
    static final String APPLICATION_NAME = "freehold";

    Endpoint as(String otherUser, String otherPassword) {
        return new Endpoint(url, otherUser, otherPassword);
    }

    DataSource unpooled() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName(APPLICATION_NAME);
        return source;
    }

    Connection connect() throws SQLException {
        return unpooled().getConnection();
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
