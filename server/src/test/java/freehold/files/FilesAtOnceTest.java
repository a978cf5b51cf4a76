package freehold.files;

import static freehold.files.Cabinet.ASSETS;
import static freehold.files.Cabinet.FILES;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.kernel.database.Home;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Requests of one moment wait for each other where they have to, and never for ever. */
@HttpTest
class FilesAtOnceTest {
    private static final int ROUNDS = 5;
    private static final int WRITERS = 4;
    private static final int FILES_EACH = 8;

    private final Cabinet cabinet;
    private final ApiClient api;

    FilesAtOnceTest(TestTenants tenants, Home home) {
        cabinet = new Cabinet(tenants, home);
        api = cabinet.api;
    }

    @Test
    void uploadsBesideAPurgeAreDoneOrRefusedAndLeaveNothing() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                String asset = cabinet.area(cabinet.root);
                List<Future<Void>> writers = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    writers.add(threads.submit(uploads(asset, "of" + writer)));
                }
                api.ifMatch(0).delete(ASSETS + "/" + asset).expect(204);
                api.ifMatch(1).delete("/api/assets/v1/bin/" + asset).expect(200);
                for (Future<Void> writer : writers) {
                    writer.get();
                }
            }
        }
        Cabinet.eventually(cabinet::contents, 0);
    }

    private Callable<Void> uploads(String asset, String name) {
        return () -> {
            for (int i = 0; i < FILES_EACH; i++) {
                assertThat(api.put(FILES + asset + "/" + name + i, name + i).status())
                        .isIn(201, 404, 409);
            }
            return null;
        };
    }

    @Test
    void ofUploadsToOnePathOneIsNewAndTheOthersAreToldToNameTheVersion() throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                String content = "by " + writer;
                answers.add(threads.submit(() -> cabinet.put("one", content).status()));
            }
        }
        assertThat(answers.stream().map(Future::resultNow))
                .containsOnlyOnce(201)
                .containsOnly(201, 428);
        assertThat(cabinet.contents()).isEqualTo(1);
    }
}
