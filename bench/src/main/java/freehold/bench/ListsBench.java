package freehold.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Lists and searches of a tenant with 100,000 assets, through HTTP, once the server has warmed up to each. */
final class ListsBench {
    private static final String TENANT = "blist";
    private static final String RECEIVER = "breceive";
    private static final String SHARED = "&includeShared=true";
    private static final String AM = "/api/assetmanagement/v3/assets?size=100";
    private static final String OWN = "/api/assets/v1/";
    private static final int ASSETS = 100_000;
    private static final int TIMES = 1_000;
    /** Until what all lists have in common is compiled for good: on two cores that takes longer than a median tells. */
    private static final int WARM_UP = 6_000;

    private static final int RECEIVED_TIMES = 100;

    /** All others hang below it. */
    private final String plant;

    private final Installation installation;
    private final String token;
    private final Table table;
    private final double floorMicros;

    private ListsBench(Installation installation, String token, String plant, Table table, double floorMicros) {
        this.plant = plant;
        this.installation = installation;
        this.token = token;
        this.table = table;
        this.floorMicros = floorMicros;
    }

    static void run(Table table) throws Exception {
        try (Floor floor = new Floor();
                Installation installation = new Installation(Map.of("FREEHOLD_DB_URL", floor.url()));
                Connection connection = floor.connect()) {
            String token = installation.tenant(TENANT, installation.operator());
            String root = installation
                    .get(token, "/api/assetmanagement/v3/assets/root")
                    .required("assetId")
                    .asString();
            plant(connection, root);
            Latencies lookup = lookup(connection, root);
            table.row("PostgreSQL, one of 100,000 assets by primary key (floor)", lookup.toString(), "1");
            String plant = first(connection);
            new ListsBench(installation, token, plant, table, lookup.medianMicros()).measure();
            String receiver = installation.tenant(RECEIVER, installation.operator());
            Lending.between(installation, token, receiver, RECEIVER).lend(plant);
            new ListsBench(installation, receiver, plant, table, lookup.medianMicros()).measureReceived();
        }
    }

    private static String first(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select md5('asset 1')")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** One plant with a hundred halls, and all else in their lines; then tells the server, as a change would. */
    private static void plant(Connection connection, String root) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                        insert into assets.asset (tenant_id, asset_id, parent_id, type_id, name, external_id, timezone,
                            twin_type)
                        select ?, md5('asset ' || i),
                            case when i = 1 then ? when i <= 101 then md5('asset 1') when i <= 5000 then md5('asset ' || 2 + i % 100)
                                else md5('asset ' || 102 + i % 4899) end,
                            case when i <= 5000 then 'core.basicarea' else 'core.basicdevice' end,
                            (array['Press', 'Pump', 'Valve', 'Motor', 'Spindle', 'Gearbox', 'Robot', 'Lathe'])[1 + i % 8]
                                || ' ' || i, 'SN-' || i, 'UTC', 'performance'
                        from generate_series(1, ?) i""");
                Statement statement = connection.createStatement()) {
            insert.setString(1, TENANT);
            insert.setString(2, root);
            insert.setInt(3, ASSETS);
            insert.executeUpdate();
            statement.execute("vacuum analyze assets.asset");
            statement.execute("select set_config('freehold.tenant', '" + TENANT + "', false)");
            statement.execute("select access.publish(array['" + TENANT + "'], array(select asset_id from assets.asset"
                    + " where tenant_id = '" + TENANT + "'), '{}'::uuid[], null)");
        }
    }

    private static Latencies lookup(Connection connection, String asset) throws Exception {
        try (PreparedStatement statement =
                connection.prepareStatement("select name from assets.asset where tenant_id = ? and asset_id = ?")) {
            return Latencies.of(2_000, 20_000, () -> {
                statement.setString(1, TENANT);
                statement.setString(2, asset);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next();
                }
            });
        }
    }

    private void measure() throws Exception {
        Latencies.of(WARM_UP, 0, () -> installation.exchange(token, "GET", AM, new byte[0]));
        time("nothing but HTTP", "/actuator/health/liveness");
        time("nothing but who asks", "/api/assetmanagement/v3/");
        get("page of 100 by name, with rows and exact total", AM, ASSETS + 1);
        get("the same without values and locations", AM + "&basicFieldsOnly=true", ASSETS + 1);
        get("one row and the exact total", "/api/assetmanagement/v3/assets?size=1", ASSETS + 1);
        get("page 900 of 100", AM + "&page=900", ASSETS + 1);
        get("filter: name contains, 1 in 1,000", AM + filter("{\"name\":{\"contains\":\"ess 12\"}}"), -1);
        get("filter: type and its descendants, 5,000", AM + filter("{\"hasType\":\"core.basichierarchy\"}"), -1);
        get("filter: external id", AM + filter("{\"externalId\":\"SN-4711\"}"), 1);
        get("search: 1 in 1,000", OWN + "search?q=press%2012", -1);
        get("search: 1 in 8", OWN + "search?q=press", ASSETS / 8);
        get("search: two characters, all", OWN + "search?q=sn", ASSETS);
        get("children, each with how many it has", OWN + plant + "/children?size=100", 100);
    }

    private void measureReceived() throws Exception {
        received("page of 100 by name, with rows and exact total", AM + SHARED, ASSETS + 2);
        received(
                "filter: name contains, 1 in 1,000", AM + SHARED + filter("{\"name\":{\"contains\":\"ess 12\"}}"), 140);
        received("search: 1 in 1,000", OWN + "search?q=press%2012" + SHARED, 140);
        received("children, each with how many it has", OWN + plant + "/children?size=100" + SHARED, 100);
    }

    private static String filter(String json) {
        return "&filter=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    private void get(String what, String path, long total) throws Exception {
        JsonNode page = installation.get(token, path).required("page");
        long found = page.required("totalElements").longValue();
        if (total >= 0 && found != total) {
            throw new IllegalStateException(what + ": " + found + " instead of " + total);
        }
        time(what + " (" + found + ")", path);
    }

    private void time(String what, String path) throws Exception {
        row(what, Latencies.settled(TIMES, () -> installation.exchange(token, "GET", path, new byte[0])));
    }

    private void received(String what, String path, long total) throws Exception {
        if (installation
                        .get(token, path)
                        .required("page")
                        .required("totalElements")
                        .longValue()
                != total) {
            throw new IllegalStateException(what + ": not " + total);
        }
        row(
                "received: " + what + " (" + total + ")",
                Latencies.of(
                        RECEIVED_TIMES / 4,
                        RECEIVED_TIMES,
                        () -> installation.exchange(token, "GET", path, new byte[0])));
    }

    private void row(String what, Latencies latencies) {
        table.row(what, latencies.toString(), Table.times(latencies.medianMicros() / floorMicros));
    }
}
