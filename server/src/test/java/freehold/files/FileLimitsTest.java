package freehold.files;

import static freehold.files.Cabinet.FILES;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.files.usecase.RemoveUnused;
import freehold.kernel.database.Home;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;

@HttpTest
class FileLimitsTest {
    private static final int PIECE = 1 << 20;
    private static final int TIMEOUT_MILLIS = 60_000;

    private final TestTenants tenants;
    private final Home home;
    private final RemoveUnused unused;
    private final Environment environment;
    private final Cabinet cabinet;
    private final ApiClient api;

    FileLimitsTest(TestTenants tenants, Home home, RemoveUnused unused, Environment environment) {
        this.tenants = tenants;
        this.home = home;
        this.unused = unused;
        this.environment = environment;
        cabinet = new Cabinet(tenants, home);
        api = cabinet.api;
    }

    /** Sends as many bytes as told, whatever length was announced, and the first line of the answer, if there is one. */
    private String send(String name, String lengthHeader, long bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), tenants.port())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            String token = tenants.tokenOf(cabinet.tenant.credential());
            out.write(("PUT " + cabinet.path(name) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Type: application/octet-stream\r\n" + lengthHeader + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            byte[] piece = new byte[PIECE];
            for (long left = bytes; left > 0; left -= PIECE) {
                out.write(piece, 0, (int) Math.min(left, PIECE));
            }
            out.flush();
            if (!lengthHeader.endsWith(": " + Math.max(bytes, Limits.FILE_BYTES + 1))
                    && !lengthHeader.endsWith(": " + bytes)) {
                return "";
            }
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return new String(line, StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void aFileIsAsLargeAsTheLimitAndNoLarger() throws Exception {
        assertThat(send("largest", "Content-Length: " + Limits.FILE_BYTES, Limits.FILE_BYTES))
                .endsWith("201");
        assertThat(send("larger", "Content-Length: " + (Limits.FILE_BYTES + 1), 0))
                .endsWith("413");
        assertThat(cabinet.names("")).containsExactly("largest");
        Answer end = api.with("Range", "bytes=-5").get(cabinet.path("largest")).expect(206);
        assertThat(end.header("Content-Range")).endsWith("/" + Limits.FILE_BYTES);
        api.delete(cabinet.path("largest")).expect(204);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws Exception {
        send("broken", "Content-Length: " + 20L * PIECE, 3L * PIECE);
        Cabinet.eventually(cabinet::incoming, 0);
        assertThat(cabinet.names("")).isEmpty();
        assertThat(cabinet.contents()).isZero();
        api.get(cabinet.path("broken")).expect(404);
    }

    @Test
    void whatAStoppedServerLeftBehindIsRemoved() throws Exception {
        cabinet.put("f", "used").expect(201);
        Path orphan = home.path().resolve("files/contents/" + cabinet.tenant.id() + "/ab/" + "ab".repeat(32));
        Files.createDirectories(orphan.resolveSibling("."));
        Files.writeString(orphan, "left behind");
        unused.everywhere();
        assertThat(orphan).doesNotExist();
        assertThat(api.get(cabinet.path("f")).expect(200).body()).isEqualTo("used");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../f",
                "a/../f",
                "a/./f",
                "%2e%2e/f",
                "a%2ff",
                "a%5cf",
                "a%00f",
                "a%0af",
                "a//f",
                "a/",
                "a%20/%20",
                ";f",
                "%252e%252e%252ff"
            })
    void noPathLeadsElsewhere(String path) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), tenants.port())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String token = tenants.tokenOf(cabinet.tenant.credential());
            String head = "PUT " + cabinet.path(path) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)HTTP/1.1 (400|404|405) .*");
        }
        assertThat(cabinet.names("")).isEmpty();
        assertThat(cabinet.contents()).isZero();
    }

    @Test
    void namesAndMetadataAreAsLongAsTheirLimitsAndNoLonger() {
        String name = "n".repeat(Limits.NAME);
        cabinet.put(name, "x").expect(201);
        assertThat(cabinet.put(name + "n", "x").expect(400).body()).contains("path", "255");
        String path = (name + "/").repeat(3) + "n".repeat(Limits.NAME) + "/";
        cabinet.put(path.substring(1) + "f", "x").expect(201);
        assertThat(cabinet.put(path + "f", "x").expect(400).body()).contains("path", "1024");
        for (String header : List.of("description", "type")) {
            int most = header.equals("type") ? Limits.TYPE : Limits.DESCRIPTION;
            api.with(header, "d".repeat(most)).put(cabinet.path(header), "x").expect(201);
            assertThat(api.with(header, "d".repeat(most + 1))
                            .put(cabinet.path(header + 2), "x")
                            .expect(400)
                            .body())
                    .contains(header);
        }
        assertThat(api.with("timestamp", "yesterday")
                        .put(cabinet.path("time"), "x")
                        .expect(400)
                        .body())
                .contains("timestamp");
    }

    @Test
    void aFormIsNoFile() {
        api.with("Content-Type", "application/x-www-form-urlencoded")
                .put(cabinet.path("form"), "a=b")
                .expect(415);
        assertThat(cabinet.names("")).isEmpty();
    }

    @Test
    void anAssetHasAsManyFilesAsTheLimitAndNoMore() throws Exception {
        cabinet.put("f", "x").expect(201);
        String url = environment.getRequiredProperty("freehold.db.url");
        String[] login = java.net.URI.create(url).getUserInfo().split(":", 2);
        String jdbc = "jdbc:postgresql://" + url.substring(url.indexOf('@') + 1);
        try (Connection connection = DriverManager.getConnection(jdbc, login[0], login[1]);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into files.file (tenant_id, asset_id, folder, name, stated_at, size, sha256, created_at,
                        created_by, updated_at, updated_by)
                    select tenant_id, asset_id, 'more/', n, stated_at, size, sha256, created_at, created_by, updated_at,
                        updated_by
                    from files.file, generate_series(3, %d) n where asset_id = '%s'""".formatted(Limits.FILES_PER_ASSET, cabinet.asset));
        }
        cabinet.put("last", "x").expect(201);
        assertThat(cabinet.put("more", "x").expect(400).body()).contains("10000 files");
        api.ifMatch(0).put(cabinet.path("last"), "y").expect(200);
        assertThat(api.get(FILES + cabinet.asset + "?count=true").header("X-Total-Count"))
                .isEqualTo("10000");
    }

    @Test
    void filesUseTheStorageOfTheTenantAndTheUsageShowsIt() {
        tenants.operator()
                .ifMatch(1)
                .put("/api/platform/v1/tenants/" + cabinet.tenant.id() + "/quotas", "{\"storageBytes\": 10}")
                .expect(200);
        cabinet.put("a", "123456").expect(201);
        cabinet.put("b", "1234").expect(201);
        assertThat(cabinet.put("c", "1").expect(409).body()).contains("storageBytes");
        cabinet.put("empty", "").expect(201);
        api.ifMatch(0).put(cabinet.path("a"), "1234567").expect(409);
        api.ifMatch(0).put(cabinet.path("a"), "12345").expect(200);
        cabinet.put("c", "1").expect(201);
        assertThat(cabinet.contents()).as("contents of refused files are gone").isEqualTo(4);
        assertThat(api.get("/api/usage/v1").expect(200).body()).contains("\"used\":10");
        api.delete(cabinet.path("b")).expect(204);
        cabinet.put("d", "1234").expect(201);
    }
}
