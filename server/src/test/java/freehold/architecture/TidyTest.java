package freehold.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules over the text of the sources. Each message says what to do instead. */
class TidyTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", ".freehold");

    private static final Map<Pattern, String> BANNED = Map.of(
            Pattern.compile("\\bT" + "ODO\\b|\\bF" + "IXME\\b|\\bX" + "XX\\b"), "do it, or write an issue",
            Pattern.compile("System\\.(out|err)\\.print"), "use a logger",
            Pattern.compile("printStackTrace\\("), "log it with its cause",
            Pattern.compile("@Autowired"), "inject through the constructor",
            Pattern.compile("@Disabled"), "mend the test or delete it",
            Pattern.compile("Thread\\.sleep\\("), "wait for the event itself, with a deadline");

    private static final Pattern FORBIDDEN_NAME =
            Pattern.compile("(Impl|Manager|Helper|Utils?|Dto|Info)\\.java$|/(Abstract|Base)[A-Z]\\w*\\.java$");

    @Test
    void mainSourcesKeepTheHouseRules() {
        List<String> offences = new ArrayList<>();
        for (Path file : files(path -> isMainJava(path) && isServerOrDecision(path))) {
            String text = read(file);
            BANNED.forEach((pattern, instead) -> {
                if (pattern.matcher(text).find()) {
                    offences.add(ROOT.relativize(file) + ": " + pattern + ": " + instead);
                }
            });
        }
        assertThat(offences).isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(files(path -> path.toString().endsWith(".java")))
                .extracting(path -> ROOT.relativize(path).toString())
                .noneMatch(name -> FORBIDDEN_NAME.matcher(name).find());
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        for (Path file : files(TidyTest::isMainJava)) {
            Path packageInfo = file.resolveSibling("package-info.java");
            assertThat(packageInfo).exists();
            assertThat(read(packageInfo)).contains("@NullMarked").contains("/**");
        }
    }

    @Test
    void noTestHidesWhatAPackageDeclares() {
        for (Path file : files(
                path -> path.endsWith("package-info.java") && path.toString().contains("/src/test/java/"))) {
            Path declared = Path.of(file.toString().replace("/src/test/java/", "/src/main/java/"));
            assertThat(declared)
                    .as("%s comes first on the class path of tests, and hides the other's annotations: delete it", file)
                    .doesNotExist();
        }
    }

    @Test
    void everyTableIsExplainedAndWalledByTenant() {
        Pattern table = Pattern.compile("create table (?:if not exists )?([a-z_]+\\.[a-z_]+)");
        for (Path module : migrations()) {
            String sql = files(module, path -> path.toString().endsWith(".sql")).stream()
                    .sorted()
                    .map(TidyTest::read)
                    .reduce("", String::concat);
            Matcher tables = table.matcher(sql);
            while (tables.find()) {
                String name = tables.group(1);
                assertThat(sql).as("comment on table " + name).contains("comment on table " + name);
                if (!WITHOUT_TENANT.containsKey(name)) {
                    assertThat(sql)
                            .as("row-level security of " + name)
                            .contains("alter table " + name + " enable row level security")
                            .contains("alter table " + name + " force row level security");
                }
            }
        }
    }

    /** Tables without rows of tenants, and why. */
    private static final Map<String, String> WITHOUT_TENANT = Map.of(
            "telemetry.record", "has no tenant column; reached only joined to telemetry.series, which has one",
            "telemetry.packed", "as telemetry.record",
            "telemetry.packed_values", "as telemetry.record");

    private static List<Path> migrations() {
        try (Stream<Path> modules = Files.list(ROOT.resolve("server/src/main/resources/db/migration"))) {
            return modules.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMainJava(Path path) {
        return path.toString().endsWith(".java") && path.toString().contains("/src/main/java/");
    }

    private static boolean isServerOrDecision(Path path) {
        return path.startsWith(ROOT.resolve("server")) || path.startsWith(ROOT.resolve("decision"));
    }

    private static List<Path> files(Predicate<Path> wanted) {
        return files(ROOT, wanted);
    }

    /** Does not even look into folders that are skipped: what builds and servers do there goes on meanwhile. */
    private static List<Path> files(Path top, Predicate<Path> wanted) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(top, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return SKIPPED.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && wanted.test(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
