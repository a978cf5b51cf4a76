package freehold.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsFileTest {
    @TempDir
    Path home = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void theServerHasWrittenItsPart() throws Exception {
        file = home.resolve("credentials.json");
        Files.writeString(file, """
                {"gateway":"http://127.0.0.1:8080","operator":{"clientId":"op","clientSecret":"s"}}""");
    }

    @Test
    void whatTheLoaderAddsLeavesTheOperatorAsItWas() throws Exception {
        new CredentialsFile(home).addService("acme", new ServiceCredential("id", "secret"));
        CredentialsFile again = new CredentialsFile(home);
        assertThat(again.operator()).isEqualTo(new ServiceCredential("op", "s"));
        assertThat(again.service("acme")).contains(new ServiceCredential("id", "secret"));
        assertThat(again.service("other")).isEmpty();
    }

    @Test
    void theFileStaysReadableForItsOwnerOnly() throws Exception {
        new CredentialsFile(home).addUser("acme", new Person("ann@acme.example", "pw"), List.of("admin"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aPersonIsAddedOnce() throws Exception {
        Person ann = new Person("ann@acme.example", "pw");
        new CredentialsFile(home).addUser("acme", ann, List.of("admin"));
        new CredentialsFile(home).addUser("acme", ann, List.of("admin"));
        assertThat(Files.readString(file)).containsOnlyOnce("ann@acme.example");
    }

    @Test
    void withoutTheFileTheLoaderSaysToStartTheServer() throws Exception {
        Files.delete(file);
        assertThatThrownBy(() -> new CredentialsFile(home)).hasMessageContaining("start the server first");
    }
}
