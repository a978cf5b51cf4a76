package freehold.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    @TempDir
    Path home = Path.of("");

    @Test
    void aLoaderStartedAgainUsesTheSameKeysAndPasswords() throws Exception {
        Progress first = new Progress(home);
        String key = first.idempotencyKey("tenant acme");
        String password = first.password("ann@acme.example");
        Progress second = new Progress(home);
        assertThat(second.idempotencyKey("tenant acme")).isEqualTo(key);
        assertThat(second.password("ann@acme.example")).isEqualTo(password);
        assertThat(second.idempotencyKey("tenant other")).isNotEqualTo(key);
    }

    @Test
    void theMarkerOfCompletionNamesTheMachineAndNothingElseIsLeft() throws Exception {
        Progress progress = new Progress(home);
        progress.password("ann@acme.example");
        assertThat(progress.isComplete()).isFalse();
        progress.complete("0123456789abcdef0123456789abcdef");
        assertThat(new Progress(home).isComplete()).isTrue();
        try (var files = Files.list(home)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("demo-machine");
        }
        assertThat(Files.readString(home.resolve("demo-machine"))).isEqualTo("0123456789abcdef0123456789abcdef\n");
    }
}
