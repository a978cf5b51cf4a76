package freehold.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import freehold.assets.web.AssetFilterTarget;
import freehold.assets.web.MergePatchTarget;
import freehold.assets.web.MultipartTarget;
import freehold.audit.web.EntryCsvTarget;
import freehold.events.web.EventFilterTarget;
import freehold.events.web.JsonPatchTarget;
import freehold.files.model.FileFilterTarget;
import freehold.files.web.PartsTarget;
import freehold.identity.model.ScimFilterTarget;
import freehold.telemetry.imports.BulkFileTarget;
import freehold.telemetry.imports.ImportTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks for input that a parser neither takes nor refuses, guided by what of the code it reaches; each in a process of
 * its own, two at a time.
 */
class ParsersFuzzTest {
    private static final boolean LONG = Boolean.getBoolean("freehold.long");
    private static final long SECONDS = LONG ? 60 : 5;
    private static final long STARTING = 90;

    /** By target, with what it begins with. */
    private static final Map<Class<?>, List<String>> TARGETS = Map.ofEntries(
            Map.entry(
                    AssetFilterTarget.class, List.of("{\"name\":{\"startsWith\":\"a\"},\"or\":[{\"deleted\":null}]}")),
            Map.entry(
                    EventFilterTarget.class,
                    List.of("{\"severity\":{\"eq\":20},\"timestamp\":{\"before\":\"2026-02-01T00:00:00Z\"}}")),
            Map.entry(ScimFilterTarget.class, List.of("userName eq \"ada\" and not (active eq true or id pr)")),
            Map.entry(FileFilterTarget.class, List.of("\u0001name eq f.txt and path eq unit/test/ or size gt 3")),
            Map.entry(MergePatchTarget.class, List.of("{\"a\":{\"b\":1}}", "{\"a\":{\"b\":null,\"c\":{}}}")),
            Map.entry(
                    JsonPatchTarget.class,
                    List.of(
                            "{\"a\":[1]}\\x[{\"op\":\"add\",\"path\":\"/a/-\",\"value\":2},{\"op\":\"remove\",\"path\":\"/a/0\"}]")),
            Map.entry(
                    MultipartTarget.class,
                    List.of(
                            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename*=UTF-8''a%2Fb\r\n\r\nx\r\n--b--")),
            Map.entry(PartsTarget.class, List.of("bytes=0-99\\ \"3\"\\ 17\\ \"5\"\\ 2026-01-02T03:04:05.678Z")),
            Map.entry(EntryCsvTarget.class, List.of("=1+1,\"x\"\r\n")),
            Map.entry(
                    ImportTarget.class,
                    List.of("{}\n2024-01-01T00:00:00Z,1.5e3,7,-9,\"a\"\"b\",true,2024-01-01T00:00:00Z\n,,,,,,\n")),
            Map.entry(
                    BulkFileTarget.class,
                    List.of(
                            "[{\"_time\":\"2024-01-01T00:00:00Z\",\"d\":1.5e3,\"d_qc\":7,\"l\":-9,\"s\":\"a\",\"b\":true,\"t\":\"2024-01-01T00:00:00Z\"},{\"_time\":[{}]}]",
                            "{\"records\":[]}")));

    private static final ExecutorService TWO = Executors.newFixedThreadPool(2);
    private static final Map<Class<?>, Future<Found>> UNDER_WAY = new ConcurrentHashMap<>();

    /** How a search ended, and what it said. */
    private record Found(int exit, String said) {}

    @BeforeAll
    static void search() {
        TARGETS.forEach((target, seeds) -> UNDER_WAY.put(target, TWO.submit(() -> search(target, seeds))));
    }

    @AfterAll
    static void stop() {
        TWO.shutdownNow();
    }

    static Stream<Class<?>> targets() {
        return TARGETS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everyInputIsTakenOrRefused(Class<?> target) throws Exception {
        Found found = Objects.requireNonNull(UNDER_WAY.get(target)).get();
        assertThat(found.exit()).as(found.said()).isZero();
        assertThat(found.said()).containsPattern("Done [0-9]+ runs");
    }

    private static Found search(Class<?> target, List<String> seeds) throws Exception {
        Path folder =
                Files.createTempDirectory(Files.createDirectories(Path.of("target", "fuzz")), target.getSimpleName());
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        for (int i = 0; i < seeds.size(); i++) {
            Files.writeString(corpus.resolve("seed" + i), seeds.get(i));
        }
        Path log = folder.resolve("log");
        Process fuzzing = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        // Half the time of a short search went into compiling for a long one.
                        "-XX:TieredStopAtLevel=" + (LONG ? 4 : 1),
                        "-XX:+EnableDynamicAgentLoading",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Jazzer.class.getName(),
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=freehold.**",
                        // A long search watches the libraries too, which takes seconds to begin with.
                        "--custom_hook_includes=" + (LONG ? "**" : "freehold.**"),
                        "--reproducer_path=" + folder.toAbsolutePath(),
                        // It ends with the first whole second after that.
                        "-max_total_time=" + (SECONDS - 1),
                        "-artifact_prefix=" + folder.toAbsolutePath() + "/",
                        corpus.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!fuzzing.waitFor(SECONDS + STARTING, TimeUnit.SECONDS)) {
                throw new IllegalStateException(target + " does not end");
            }
            return new Found(fuzzing.exitValue(), Files.readString(log));
        } finally {
            fuzzing.destroyForcibly();
        }
    }
}
