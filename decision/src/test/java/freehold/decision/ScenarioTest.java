package freehold.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ScenarioTest {
    private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");

    @TestFactory
    Stream<DynamicTest> everyScenarioIsAnsweredAsItSays() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(SCENARIOS)) {
            files = found.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)));
    }

    private static void run(Path file) {
        List<Scenario.Expected> expected;
        try {
            expected = Scenario.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(expected).isNotEmpty().allSatisfy(ScenarioTest::check);
    }

    private static void check(Scenario.Expected expected) {
        View view = expected.world().view(expected.caller(), expected.now());
        AssetId asset = expected.question().asset();
        Decision decision = view.decide(expected.question().action(), asset);
        assertThat(word(decision))
                .as(expected.line())
                .isEqualTo(expected.answer().word());
        if (!expected.answer().reason().isEmpty()) {
            assertThat(reason(decision))
                    .as(expected.line())
                    .isEqualTo(expected.answer().reason());
        }
        Explanation explanation = view.explain(expected.question().action(), asset);
        assertThat(word(explanation.decision()))
                .as("explained: %s", expected.line())
                .isEqualTo(expected.answer().word());
        assertThat(explanation.chain().isEmpty())
                .as("explained: %s", expected.line())
                .isNotEqualTo(explanation.allowed());
        boolean noticed = view.decide(Action.NOTICE, asset) instanceof Decision.Allowed;
        assertThat(listed(view, expected, asset))
                .as("listed: %s", expected.line())
                .isEqualTo(noticed);
    }

    private static String word(Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed -> "allow";
            case Decision.Denied denied -> "deny";
            case Decision.Hidden hidden -> "hidden";
        };
    }

    private static String reason(Decision decision) {
        if (!(decision instanceof Decision.Denied denied)) {
            return "";
        }
        return denied.reason() instanceof Decision.MissingRight missing
                ? missing.right().title()
                : denied.reason().getClass().getSimpleName();
    }

    private static boolean listed(View view, Scenario.Expected expected, AssetId asset) {
        Visible visible = view.visible();
        boolean own = expected.world()
                .tenant(view.subject().tenant())
                .flatMap(mine -> mine.asset(asset)
                        .or(() -> mine.binned(asset).filter(binned -> Sight.isOpen(visible.bin(), binned))))
                .filter(fact -> fact.kind() != AssetFact.Kind.SHARE_FOLDER)
                .filter(fact -> switch (visible.own()) {
                    case Visible.Everything everything -> true;
                    case Visible.OfSubtenant of ->
                        fact.subtenant().filter(of.subtenant()::equals).isPresent();
                    case Visible.Chosen chosen -> (fact.deleted() ? chosen.inBin() : chosen.inTree()).contains(asset);
                    case Visible.Nothing nothing -> false;
                })
                .isPresent();
        return own
                || visible.stubs().contains(asset)
                || visible.folders().contains(asset)
                || visible.received().values().stream().anyMatch(covered -> covered.containsKey(asset));
    }

    @Test
    void aStepThatMeansNothingStopsTheScenario() {
        assertStops("steps: [{tenants: [maker]}, {allow: nobody read nothing}]", "nobody read nothing");
        assertStops("steps: [{permit: all}]", "permit");
        assertStops("steps: [{tenants: [maker]}, {asset: plant, of: maker, colour: red}]", "colour");
        assertThatThrownBy(() -> Scenario.read("title: no such word")).hasMessageContaining("title");
    }

    private static void assertStops(String file, String named) {
        assertThatThrownBy(() -> Scenario.read(file))
                .hasMessageContaining("not understood")
                .hasMessageContaining(named);
    }
}
