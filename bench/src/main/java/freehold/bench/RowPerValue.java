package freehold.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How ThingsBoard keeps time series in PostgreSQL: a row per value, and a row per key for the latest, each written by an
 * upsert; batched as its own writer does, in the order of keys.
 */
final class RowPerValue {
    private static final String UPSERT = """
            insert into ts_kv (entity_id, key, ts, dbl_v) values (?, ?, ?, ?)
            on conflict (entity_id, key, ts) do update set bool_v = null, str_v = null, long_v = null,
                dbl_v = excluded.dbl_v, json_v = null""";

    private static final String LATEST = """
            insert into ts_kv_latest (entity_id, key, ts, dbl_v) values (?, ?, ?, ?)
            on conflict (entity_id, key) do update set ts = excluded.ts, bool_v = null, str_v = null, long_v = null,
                dbl_v = excluded.dbl_v, json_v = null where ts_kv_latest.ts <= excluded.ts""";

    private final Floor floor;

    RowPerValue(Floor floor) throws SQLException {
        this.floor = floor;
        try (Connection connection = floor.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table ts_kv (entity_id uuid not null, key int not null, ts bigint not null, bool_v boolean,
                        str_v varchar, long_v bigint, dbl_v double precision, json_v json,
                        constraint ts_kv_pkey primary key (entity_id, key, ts)) partition by range (ts)""");
            statement.execute("create table ts_kv_all partition of ts_kv default");
            statement.execute("""
                    create table ts_kv_latest (entity_id uuid not null, key int not null, ts bigint not null,
                        bool_v boolean, str_v varchar, long_v bigint, dbl_v double precision, json_v json,
                        constraint ts_kv_latest_pkey primary key (entity_id, key))""");
        }
    }

    /** Values a second, with as many writers and the same batches as the server gets. */
    double valuesPerSecond(Load load) throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        long start = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(load.writers())) {
            for (int writer = 0; writer < load.writers(); writer++) {
                UUID entity = new UUID(0, writer);
                writers.add(pool.submit(() -> write(entity, load)));
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        return load.values() / ((System.nanoTime() - start) / 1e9);
    }

    private Void write(UUID entity, Load load) throws SQLException {
        try (Connection connection = floor.connect();
                PreparedStatement upsert = connection.prepareStatement(UPSERT);
                PreparedStatement latest = connection.prepareStatement(LATEST)) {
            connection.setAutoCommit(false);
            for (int batch = 0; batch < load.batchesPerWriter(); batch++) {
                for (int variable = 0; variable < load.variables(); variable++) {
                    for (int i = 0; i < load.recordsPerBatch(); i++) {
                        add(upsert, entity, load, new Place(load.index(batch, i), variable));
                    }
                    add(latest, entity, load, new Place((batch + 1) * load.recordsPerBatch() - 1, variable));
                }
                upsert.executeBatch();
                latest.executeBatch();
                connection.commit();
            }
        }
        return null;
    }

    private record Place(int index, int variable) {}

    private static void add(PreparedStatement statement, UUID entity, Load load, Place place) throws SQLException {
        statement.setObject(1, entity);
        statement.setInt(2, place.variable());
        statement.setLong(3, Instant.parse(load.time(place.index())).toEpochMilli());
        statement.setDouble(4, load.value(place.index(), place.variable()));
        statement.addBatch();
    }

    double bytesPerValue() throws SQLException {
        return floor.number("select pg_total_relation_size('ts_kv_all')::float8 / (select count(*) from ts_kv)");
    }

    Latencies latest(int times) throws Exception {
        return times("select key, ts, dbl_v from ts_kv_latest where entity_id = '" + new UUID(0, 0) + "'", times);
    }

    Latencies range(Load load, int times) throws Exception {
        return times(
                "select key, ts, dbl_v from ts_kv where entity_id = '" + new UUID(0, 0) + "' and ts > "
                        + millis(load, 100) + " and ts <= " + millis(load, 1_100) + " order by ts",
                times);
    }

    /** One variable by hours, as ThingsBoard asks for each interval. */
    Latencies aggregate(Load load, int times) throws Exception {
        return times(
                "select max(dbl_v), min(dbl_v), sum(dbl_v), count(*) from ts_kv where entity_id = '" + new UUID(0, 0)
                        + "' and key = 0 and ts > " + millis(load, 0) + " and ts <= " + millis(load, 3_600),
                times);
    }

    private static long millis(Load load, int index) {
        return Instant.parse(load.time(index)).toEpochMilli();
    }

    private Latencies times(String sql, int times) throws Exception {
        try (Connection connection = floor.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return Latencies.of(times / 5, times, () -> {
                int rows = 0;
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        rows++;
                    }
                }
                return rows;
            });
        }
    }
}
