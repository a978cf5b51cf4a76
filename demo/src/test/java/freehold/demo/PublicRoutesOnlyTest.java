package freehold.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicRoutesOnlyTest {
    @Test
    void theProductKnowsNothingOfTheDemoWorld() throws Exception {
        for (Path file : sources()) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .doesNotContainIgnoringCase("nordwind", "gridline", "NW-110");
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> server = Files.walk(Path.of("../server/src/main"));
                Stream<Path> decision = Files.walk(Path.of("../decision/src/main"))) {
            List<Path> files =
                    Stream.concat(server, decision).filter(Files::isRegularFile).toList();
            assertThat(files).isNotEmpty();
            return files;
        }
    }
}
