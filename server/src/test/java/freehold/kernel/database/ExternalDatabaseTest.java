package freehold.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ExternalDatabaseTest {

    @Test
    void anEmptyDatabaseElsewhereIsBroughtUpToDateAndServed() {
        try (Database database = Database.external(TestDatabase.urlOfEmpty())) {
            JdbcClient app = JdbcClient.create(database.unpooled(DatabaseRole.APP));

            assertThat(app.sql("select current_user").query(String.class).single())
                    .isEqualTo("freehold_app");
            assertThat(app.sql("select count(*) from access.epoch")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void nodesThatStartAtOnceShareADatabase() throws Exception {
        String url = TestDatabase.urlOfEmpty();
        Callable<String> node = () -> {
            try (Database database = Database.external(url)) {
                return JdbcClient.create(database.unpooled(DatabaseRole.APP))
                        .sql("select current_user")
                        .query(String.class)
                        .single();
            }
        };
        try (ExecutorService nodes = Executors.newFixedThreadPool(3)) {
            for (Future<String> user : nodes.invokeAll(List.of(node, node, node))) {
                assertThat(user.get()).isEqualTo("freehold_app");
            }
        }
    }

    @Test
    void aLoginWithTooManyRightsIsRefused() {
        String url = TestDatabase.urlOfEmpty();
        Database.external(url).close();
        JdbcClient administrator = JdbcClient.create(DatabaseUrl.parse(url).unpooled());
        administrator.sql("alter role freehold_app bypassrls").update();
        try {
            assertThatThrownBy(() -> Database.external(url))
                    .hasMessageContaining("freehold_app has more rights than it must have");
        } finally {
            administrator.sql("alter role freehold_app nobypassrls").update();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ada:p%40ss+word@db.example:5433/plant?sslmode=require",
                "postgresql://ada:p%40ss+word@db.example:5433/plant?sslmode=require",
                "jdbc:postgresql://ada:p%40ss+word@db.example:5433/plant?sslmode=require",
                "jdbc:postgresql://db.example:5433/plant?user=ada&password=p%40ss%2Bword&sslmode=require",
            })
    void theAddressMayBeWrittenInEachUsualWay(String url) {
        assertThat(DatabaseUrl.parse(url))
                .isEqualTo(new Endpoint("jdbc:postgresql://db.example:5433/plant?sslmode=require", "ada", "p@ss+word"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ada:secret@db.example/plant",
                "postgres://ada:secret@db.example",
                "postgres://secret@db.example/plant",
                "jdbc:postgresql://db.example/plant?password=secret",
            })
    void anAddressThatLacksSomethingIsRefusedWithoutQuotingIt(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .hasMessageStartingWith("FREEHOLD_DB_URL ")
                .message()
                .doesNotContain("secret");
    }
}
