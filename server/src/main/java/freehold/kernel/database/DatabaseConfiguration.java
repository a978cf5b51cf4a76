package freehold.kernel.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Beans are closed in the reverse order of their needs: pools, then PostgreSQL, then the lock of the data folder. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final int APP_POOL = 20;
    private static final int SNAPSHOT_POOL = 3;

    @Bean(destroyMethod = "close")
    Home home(@Value("${freehold.home:.freehold}") String folder) {
        return Home.open(Path.of(folder));
    }

    @Bean(destroyMethod = "close")
    Database database(Home home, @Value("${freehold.db.url:}") String url) {
        return url.isBlank() ? Database.embedded(home) : Database.external(url);
    }

    @Bean(destroyMethod = "close")
    @Primary
    HikariDataSource dataSource(Database database) {
        return database.pool(DatabaseRole.APP, APP_POOL);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource snapshotDataSource(Database database) {
        return database.pool(DatabaseRole.SNAPSHOT, SNAPSHOT_POOL);
    }
}
