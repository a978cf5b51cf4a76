package freehold.kernel.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

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
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", APPLICATION_NAME);
        return new DriverManagerDataSource(url, properties);
    }

    Connection connect() throws SQLException {
        return unpooled().getConnection();
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
