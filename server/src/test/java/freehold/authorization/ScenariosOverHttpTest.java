package freehold.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import freehold.access.Access;
import freehold.authorization.ScenarioFile.Step;
import freehold.testing.HttpTest;
import freehold.testing.SpringTestDatabase;
import freehold.testing.TestTenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.springframework.core.env.Environment;

/** The scenarios the engine is tried with, played by people who have signed in, on the routes of the product. */
@HttpTest
class ScenariosOverHttpTest {
    private static final Path SCENARIOS = Path.of("../decision/src/test/resources/scenarios");
    private static final Set<String> ANSWERS = Set.of("allow", "deny", "hidden");

    private final TestTenants tenants;
    private final ScenarioClock clock;
    private final ScenarioTroupe troupe = new ScenarioTroupe();

    ScenariosOverHttpTest(TestTenants tenants, Access access, Environment environment) {
        this.tenants = tenants;
        this.clock = new ScenarioClock(access, SpringTestDatabase.administrator(environment));
    }

    @TestFactory
    List<DynamicTest> everyScenarioIsAnsweredAsItSays() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            List<DynamicTest> tests = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> play(file)))
                    .toList();
            assertThat(tests).isNotEmpty();
            return tests;
        }
    }

    private void play(Path path) {
        ScenarioFile file = ScenarioFile.read(path);
        file.notOverHttp().ifPresent(Assumptions::abort);
        ScenarioStage stage = new ScenarioStage(tenants, troupe, clock);
        Set<String> beyond = new HashSet<>();
        List<Executable> inOrder = new ArrayList<>();
        for (Step step : file.steps()) {
            if (ANSWERS.contains(step.verb())) {
                Stream<String> lines = step.isNotOverHttp() ? Stream.of() : step.all(step.verb()).stream();
                lines.filter(line -> !names(line, beyond))
                        .forEach(line -> inOrder.add(() -> new ScenarioInquiry(stage, step.verb(), line).ask()));
            } else if (step.isNotOverHttp()) {
                beyond.add(step.name());
            } else {
                inOrder.add(() -> stage.obey(step));
            }
        }
        assertAll(inOrder);
    }

    /** Whether the line is about somebody or something that only the engine's runner has. */
    private static boolean names(String line, Set<String> beyond) {
        List<String> words = List.of(line.split(": ", 2)[0].split(" ", -1));
        return beyond.contains(words.getFirst()) || beyond.contains(words.getLast());
    }
}
