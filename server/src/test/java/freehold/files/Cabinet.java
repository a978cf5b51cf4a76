package freehold.files;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.kernel.database.Home;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A tenant with an asset that has files, and a look into the data folder. */
final class Cabinet {
    static final String FILES = "/api/iotfile/v3/files/";
    static final String ASSETS = "/api/assetmanagement/v3/assets";

    final TestTenant tenant;
    final ApiClient api;
    final String root;
    final String asset;
    private final Path folder;

    Cabinet(TestTenants tenants, Home home) {
        tenant = tenants.fresh();
        api = tenant.client();
        root = api.get(ASSETS + "/root").expect(200).json().get("assetId").stringValue();
        asset = area(root);
        folder = home.path().resolve("files");
    }

    String area(String parent) {
        return api.post(
                        ASSETS,
                        "{\"name\": \"Area\", \"typeId\": \"core.basicarea\", \"parentId\": \"" + parent + "\"}")
                .expect(201)
                .json()
                .get("assetId")
                .stringValue();
    }

    String path(String file) {
        return FILES + asset + "/" + file;
    }

    Answer put(String file, String content) {
        return api.with("Content-Type", "application/octet-stream").put(path(file), content);
    }

    List<String> names(String query) {
        return api.get(FILES + asset + query)
                .expect(200)
                .json()
                .valueStream()
                .map(file -> file.get("path").stringValue() + file.get("name").stringValue())
                .toList();
    }

    /** How many contents of the tenant there are in the data folder. */
    long contents() {
        return files(folder.resolve("contents").resolve(tenant.id()));
    }

    /** How many uploads of all tenants are under way. */
    long incoming() {
        return files(folder.resolve("incoming"));
    }

    private static long files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for what another thread brings about. */
    static void eventually(Supplier<Long> actual, long wanted) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (actual.get() != wanted && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        assertThat(actual.get()).isEqualTo(wanted);
    }
}
