package freehold.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.assets.model.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents that promise a test name one that is there. */
class KnownFailuresTest {
    private static final Path ROOT = Path.of("..");
    private static final int ROWS = 44;
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`");

    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new TreeMap<>();
        for (String module : List.of("server", "decision", "acceptance")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                files.filter(file -> file.toString().endsWith("Test.java"))
                        .forEach(file -> tests.merge(
                                file.getFileName().toString().replace(".java", ""), read(file), String::concat));
            }
        }
        return tests;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyRowNamesTestsThatExistOrSaysWhyItCantOccur() throws Exception {
        Map<String, String> tests = tests();
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/known-failures.md")).stream()
                .filter(line -> line.matches("\\| \\d+ .*"))
                .toList();
        assertThat(rows.stream().map(row -> Integer.valueOf(row.split("\\|")[1].strip())))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ROWS).boxed().toList());
        for (String row : rows) {
            assertThat(NAME.matcher(row).find() || row.contains("can't occur") || row.contains("as 29"))
                    .as(row)
                    .isTrue();
            check(row, tests);
        }
    }

    @Test
    void everyThreatIsHeldByTestsThatExistOrSaysToWhomItIsLeft() throws Exception {
        Map<String, String> tests = tests();
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/threats.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| boundary"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(20);
        for (String row : rows) {
            String[] columns = row.split("\\|", -1);
            assertThat(columns).as("four columns: " + row).hasSize(6);
            String heldBy = columns[4];
            assertThat(NAME.matcher(heldBy).find() || heldBy.contains("left to"))
                    .as("held by nothing: " + row)
                    .isTrue();
            check(row, tests);
        }
    }

    @Test
    void theRulesOfAssetManagementNameTestsThatExistAndEveryLimit() throws Exception {
        String rules = Files.readString(ROOT.resolve("docs/asset-management.md"));
        assertThat(rules.lines().filter(line -> line.startsWith("| ") && !line.contains("| tests |")))
                .allMatch(line -> NAME.matcher(line).find());
        check(rules, tests());
        for (Field limit : Limits.class.getFields()) {
            assertThat(rules).contains("(`" + limit.getName() + "`)");
        }
    }

    @Test
    void everyInvariantNamesTestsThatExist() throws Exception {
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/invariants.md")).stream()
                .filter(line -> line.startsWith("| I"))
                .toList();
        assertThat(rows.stream().map(row -> row.split("\\|")[1].strip()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 12).mapToObj(i -> "I" + i).toList());
        Map<String, String> tests = tests();
        for (String row : rows) {
            assertThat(NAME.matcher(row).find()).as(row).isTrue();
            check(row, tests);
        }
    }

    private static void check(String text, Map<String, String> tests) {
        Matcher names = NAME.matcher(text);
        while (names.find()) {
            assertThat(tests).as(text).containsKey(names.group(1));
            if (names.group(2) != null) {
                assertThat(tests.get(names.group(1))).as(text).contains(names.group(2) + "(");
            }
        }
    }
}
