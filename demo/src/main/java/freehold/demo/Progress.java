package freehold.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a loader that was killed must find again: the idempotency key of each creation, chosen before the call, and the
 * secrets that the server shows only once. Gone when the world is complete.
 */
final class Progress {
    private static final int PASSWORD_BYTES = 18;

    private final PrivateJson document;
    private final Path complete;
    private final SecureRandom random = new SecureRandom();

    Progress(Path home) throws IOException {
        document = new PrivateJson(home.resolve("demo-progress.json"));
        complete = home.resolve("demo-machine");
    }

    boolean isComplete() {
        return Files.exists(complete);
    }

    /** The marker of completion names the measured machine part, so that a shell can ask for its samples. */
    void complete(String machine) throws IOException {
        Path next = complete.resolveSibling("demo-machine.next");
        Files.writeString(next, machine + "\n");
        Files.move(next, complete);
        document.delete();
    }

    String idempotencyKey(String creation) throws IOException {
        return remembered("keys", creation, UUID.randomUUID().toString());
    }

    String password(String userName) throws IOException {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return remembered(
                "passwords", userName, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    Optional<String> passwordToken(String userName) {
        return document.root().path("passwordTokens").path(userName).stringValueOpt();
    }

    void passwordToken(String userName, String token) throws IOException {
        remembered("passwordTokens", userName, token);
    }

    private String remembered(String kind, String name, String fresh) throws IOException {
        ObjectNode values = document.root().withObjectProperty(kind);
        if (!values.has(name)) {
            values.put(name, fresh);
            document.save();
        }
        return values.required(name).asString();
    }
}
