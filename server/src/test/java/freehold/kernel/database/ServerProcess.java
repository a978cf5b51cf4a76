package freehold.kernel.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A server in a process of its own, which can be killed. Opens the data folder and writes a row; when it is killed, a
 * transaction is open and a statement is computing, too busy to notice that anybody is gone.
 */
final class ServerProcess implements AutoCloseable {
    private static final String READY = "ready";

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /** Returns when the row is written. */
    static ServerProcess start(Path folder) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ServerProcess.class.getName(),
                folder.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(READY)) {
                return new ServerProcess(process);
            }
        }
        throw new IOException("The server process ended before it was ready");
    }

    long pid() {
        return process.pid();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] arguments) throws Exception {
        Home home = Home.open(Path.of(arguments[0]));
        Database database = Database.embedded(home);
        JdbcClient migration = JdbcClient.create(database.unpooled(DatabaseRole.MIGRATION));
        migration.sql("create table if not exists assets.kept (name text)").update();
        JdbcClient.create(database.unpooled(DatabaseRole.APP))
                .sql("insert into assets.kept values ('acknowledged')")
                .update();
        Thread.ofPlatform().daemon().start(() -> compute(database));
        await(
                migration,
                "select count(*) from pg_locks where mode = 'AccessShareLock'"
                        + " and relation = 'assets.kept'::regclass");
        try (var connection = database.unpooled(DatabaseRole.APP).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table assets.kept in row exclusive mode");
            statement.execute("insert into assets.kept values ('not committed')");
            System.out.println(READY);
            // Until killed: nobody writes to the input.
            System.in.read();
        }
    }

    private static void compute(Database database) {
        JdbcClient.create(database.unpooled(DatabaseRole.APP))
                .sql("select count(*) from assets.kept, generate_series(1, 100000) a, generate_series(1, 100000) b")
                .query(Long.class)
                .single();
    }

    private static void await(JdbcClient login, String count) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (login.sql(count).query(Long.class).single() == 0) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("Never came: " + count);
            }
            login.sql("select pg_sleep(0.02)").query().singleRow();
        }
    }
}
