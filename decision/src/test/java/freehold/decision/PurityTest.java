package freehold.decision;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The engine is pure: it knows only the JDK, and of that nothing that reads a clock, rolls dice or does I/O. */
class PurityTest {
    private static final List<String> KNOWN = List.of("freehold/decision/", "org/jspecify/annotations/", "java/");
    private static final Set<String> LANGUAGE = Set.of("java/lang/", "java/util/", "java/time/");
    private static final List<String> IMPURE_PACKAGES = List.of(
            "java/lang/reflect/",
            "java/util/concurrent/ThreadLocalRandom",
            "java/util/concurrent/Executor",
            "java/util/random/",
            "java/util/Random",
            "java/util/SplittableRandom",
            "java/util/Scanner",
            "java/util/Timer",
            "java/util/Locale",
            "java/util/TimeZone",
            "java/util/logging/",
            "java/util/prefs/",
            "java/util/zip/",
            "java/time/Clock",
            "java/time/ZoneId",
            "java/lang/System",
            "java/lang/Thread",
            "java/lang/Process",
            "java/lang/Runtime");
    private static final Set<String> IMPURE_METHODS =
            Set.of("now", "currentTimeMillis", "nanoTime", "random", "randomUUID");

    @Test
    void theEngineKnowsOnlyTheJdkAndItself() {
        assertThat(classNames()).allMatch(name -> KNOWN.stream().anyMatch(name::startsWith));
    }

    @Test
    void theEngineDoesNoInputOrOutput() {
        assertThat(classNames())
                .filteredOn(name -> name.startsWith("java/"))
                .allMatch(name -> LANGUAGE.stream().anyMatch(name::startsWith))
                .noneMatch(name -> IMPURE_PACKAGES.stream().anyMatch(name::startsWith));
    }

    @Test
    void theEngineReadsNoClockAndRollsNoDice() {
        Set<String> calls = compiled()
                .flatMap(PurityTest::constants)
                .filter(MemberRefEntry.class::isInstance)
                .map(MemberRefEntry.class::cast)
                .filter(member -> member.owner().asInternalName().startsWith("java/"))
                .map(member -> member.name().stringValue())
                .collect(toCollection(TreeSet::new));
        assertThat(calls).isNotEmpty().doesNotContainAnyElementsOf(IMPURE_METHODS);
    }

    private static Set<String> classNames() {
        Set<String> names = compiled()
                .flatMap(PurityTest::constants)
                .filter(ClassEntry.class::isInstance)
                .map(entry -> ((ClassEntry) entry).asInternalName().replaceAll("^\\[+L?|;$", ""))
                .filter(name -> name.contains("/"))
                .collect(toCollection(TreeSet::new));
        assertThat(names).contains("freehold/decision/View", "java/lang/Object");
        return names;
    }

    /** Lookup of lambdas and record methods is wired with these by the compiler. */
    private static boolean isWiring(String name) {
        return name.startsWith("java/lang/invoke/") || name.startsWith("java/lang/runtime/");
    }

    private static Stream<?> constants(ClassModel compiled) {
        return StreamSupport.stream(compiled.constantPool().spliterator(), false)
                .filter(entry -> !(entry instanceof ClassEntry type && isWiring(type.asInternalName())));
    }

    private static Stream<ClassModel> compiled() {
        try (Stream<Path> files = Files.walk(Path.of(
                View.class.getProtectionDomain().getCodeSource().getLocation().toURI()))) {
            List<Path> classes =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            assertThat(classes).hasSizeGreaterThan(20);
            return classes.stream().map(PurityTest::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
