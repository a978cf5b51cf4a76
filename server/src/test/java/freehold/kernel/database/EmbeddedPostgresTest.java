package freehold.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server with the product's own settings: what it lets in, and what it keeps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresTest {
    private final Home home;
    private EmbeddedPostgres server;

    EmbeddedPostgresTest(@TempDir Path temporary) {
        home = Home.open(temporary.resolve("home"));
        server = EmbeddedPostgres.start(folder(), ClusterSettings.DURABLE);
    }

    @AfterAll
    void stop() {
        server.close();
        home.close();
    }

    private Path folder() {
        return home.path().resolve("postgres");
    }

    private JdbcClient sql() {
        return JdbcClient.create(server.administrator().unpooled());
    }

    @Test
    void nobodyGetsInWithoutThePassword() {
        Endpoint right = server.administrator();

        assertRefused(right.as(right.user(), "wrong"));
        assertRefused(right.as(right.user(), ""));
        assertRefused(right.as("root", right.password()));
    }

    private static void assertRefused(Endpoint endpoint) {
        assertThatThrownBy(() -> endpoint.connect().close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @Test
    void everyWayInAsksForAPassword() {
        assertThat(sql().sql("select auth_method from pg_hba_file_rules")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .containsOnly("scram-sha-256");
    }

    @Test
    void itListensOnThisMachineOnly() throws IOException {
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting("unix_socket_directories")).isEmpty();
        for (InetAddress address : otherAddresses()) {
            assertThatThrownBy(() -> new Socket(address, server.port()).close())
                    .as("connection to " + address)
                    .isInstanceOf(IOException.class);
        }
    }

    private static List<InetAddress> otherAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }

    @Test
    void whatIsAcknowledgedIsOnDisk() {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
        assertThat(setting("shared_buffers")).isEqualTo("512MB");
        assertThat(setting("max_wal_size")).isEqualTo("4GB");
    }

    private String setting(String name) {
        return sql().sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }

    @Test
    void filesAreTheOwnersOnly() throws IOException {
        assertThat(mode(home.path())).isEqualTo("rwx------");
        assertThat(mode(folder())).isEqualTo("rwx------");
        assertThat(mode(folder().resolve("secrets.properties"))).isEqualTo("rw-------");
        assertThat(mode(server.cluster())).isEqualTo("rwx------");
        assertThat(Files.exists(folder().resolve("initdb.password"))).isFalse();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void noPasswordIsWrittenToALog() throws IOException {
        String password = server.administrator().password();
        try (Stream<Path> files = Files.walk(folder())) {
            List<Path> logs = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".log"))
                    .toList();
            assertThat(logs).isNotEmpty();
            assertThat(logs).noneMatch(log -> read(log).contains(password));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void itMovesToAnotherPortWhenItsOwnIsTaken() throws IOException {
        int port = server.port();
        server.close();
        try (ServerSocket somebodyElse = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            server = EmbeddedPostgres.start(folder(), ClusterSettings.DURABLE);
            assertThat(server.port()).isNotEqualTo(somebodyElse.getLocalPort());
        }
        int moved = server.port();
        server.close();
        server = EmbeddedPostgres.start(folder(), ClusterSettings.DURABLE);
        assertThat(server.port()).isEqualTo(moved);
    }

    @Test
    void aServerWithoutItsPasswordFileSaysSo() throws IOException {
        Path secrets = folder().resolve("secrets.properties");
        Path aside = folder().resolve("aside");
        server.close();
        Files.move(secrets, aside);
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder(), ClusterSettings.DURABLE))
                    .hasMessageContaining("secrets.properties is missing");
        } finally {
            Files.move(aside, secrets);
            server = EmbeddedPostgres.start(folder(), ClusterSettings.DURABLE);
        }
    }

    @Test
    void leftoversOfAKilledStartAreRemoved() throws IOException {
        Path halfUnpacked = Files.createDirectories(folder().resolve("unpacking-1/bin"));
        Path olderVersion = Files.createDirectories(folder().resolve("binaries-1/bin"));
        server.close();

        server = EmbeddedPostgres.start(folder(), ClusterSettings.DURABLE);

        assertThat(halfUnpacked).doesNotExist();
        assertThat(olderVersion).doesNotExist();
    }

    @Test
    void rowsAreThereAfterARestart() {
        sql().sql("create table kept as select 42 as number").update();
        server.close();

        server = EmbeddedPostgres.start(folder(), ClusterSettings.DURABLE);

        DataSource again = server.administrator().unpooled();
        assertThat(JdbcClient.create(again)
                        .sql("select number from kept")
                        .query(Integer.class)
                        .single())
                .isEqualTo(42);
    }

    @Test
    void asAnExternalDatabaseItNeedsNoSuperuser() {
        sql().sql("create role deputy login createrole password 'secret'").update();
        sql().sql("create database plant owner deputy").update();
        String url = "postgresql://deputy:secret@127.0.0.1:" + server.port() + "/plant";

        Database.external(url).close();

        try (Database again = Database.external(url)) {
            assertThat(JdbcClient.create(again.unpooled(DatabaseRole.SNAPSHOT))
                            .sql("select current_user")
                            .query(String.class)
                            .single())
                    .isEqualTo("freehold_snapshot");
        }
    }
}
