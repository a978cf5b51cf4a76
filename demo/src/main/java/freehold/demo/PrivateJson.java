package freehold.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON document that only its owner may read. It is replaced as a whole, so that a kill at any moment leaves the old
 * document or the new one.
 */
final class PrivateJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String OWNER_ONLY = "rw-------";

    private final Path file;
    private final ObjectNode root;

    PrivateJson(Path file) throws IOException {
        this.file = file;
        this.root =
                Files.exists(file) ? (ObjectNode) MAPPER.readTree(Files.readAllBytes(file)) : MAPPER.createObjectNode();
    }

    ObjectNode root() {
        return root;
    }

    void save() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        try (FileChannel channel = FileChannel.open(next, Set.of(StandardOpenOption.WRITE))) {
            ByteBuffer content = ByteBuffer.wrap(MAPPER.writeValueAsBytes(root));
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
