package freehold.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import freehold.assets.web.AssetFilterTarget;
import freehold.assets.web.MergePatchTarget;
import freehold.audit.web.EntryCsvTarget;
import freehold.events.web.EventFilterTarget;
import freehold.files.model.FileFilterTarget;
import freehold.identity.model.ScimFilterTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks for input that a parser of ours neither takes nor refuses, guided by what of the code it reaches; each in a
 * process of its own. JSON and multipart bodies are parsed by libraries and tried as a whole by {@code HostileInputTest}.
 */
@EnabledIfSystemProperty(named = "freehold.long", matches = "true", disabledReason = "takes minutes")
class ParsersFuzzTest {
    private static final boolean LONG = Boolean.getBoolean("freehold.long");
    /** A short look ends after so many tries, or so many seconds where the machine is slow. */
    private static final long RUNS = LONG ? -1 : 5_000;

    private static final long SECONDS = LONG ? 60 : 5;
    private static final long STARTING = 90;

    static Stream<Arguments> targets() {
        return Stream.of(
                Arguments.of(
                        AssetFilterTarget.class,
                        List.of("{\"name\":{\"startsWith\":\"a\"},\"or\":[{\"deleted\":null}]}")),
                Arguments.of(
                        EventFilterTarget.class,
                        List.of("{\"severity\":{\"eq\":20},\"timestamp\":{\"before\":\"2026-02-01T00:00:00Z\"}}")),
                Arguments.of(ScimFilterTarget.class, List.of("userName eq \"ada\" and not (active eq true or id pr)")),
                Arguments.of(
                        FileFilterTarget.class, List.of("\u0001name eq f.txt and path eq unit/test/ or size gt 3")),
                Arguments.of(MergePatchTarget.class, List.of("{\"a\":{\"b\":1}}", "{\"a\":{\"b\":null,\"c\":{}}}")),
                Arguments.of(EntryCsvTarget.class, List.of("=1+1,\"x\"\r\n")));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everyInputIsTakenOrRefused(Class<?> target, List<String> seeds) throws Exception {
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
                        "-XX:+EnableDynamicAgentLoading",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Jazzer.class.getName(),
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=freehold.**",
                        "--reproducer_path=" + folder.toAbsolutePath(),
                        "-runs=" + RUNS,
                        "-max_total_time=" + SECONDS,
                        "-artifact_prefix=" + folder.toAbsolutePath() + "/",
                        corpus.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(fuzzing.waitFor(SECONDS + STARTING, TimeUnit.SECONDS))
                    .as("it ends")
                    .isTrue();
        } finally {
            fuzzing.destroyForcibly();
        }
        String said = Files.readString(log);
        assertThat(fuzzing.exitValue()).as(said).isZero();
        assertThat(said).containsPattern("Done [0-9]+ runs");
    }
}
