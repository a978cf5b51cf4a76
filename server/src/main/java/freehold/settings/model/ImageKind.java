package freehold.settings.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What an image is, told by its first bytes and by nothing else: names and headers can say anything. */
public enum ImageKind {
    PNG("image/png"),
    JPEG("image/jpeg"),
    GIF("image/gif");

    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };
    private static final byte[] JPEG_START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] GIF_87 = "GIF87a".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GIF_89 = "GIF89a".getBytes(StandardCharsets.US_ASCII);

    private final String mediaType;

    ImageKind(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<ImageKind> of(byte[] content) {
        if (startsWith(content, PNG_START)) {
            return Optional.of(PNG);
        }
        if (startsWith(content, JPEG_START)) {
            return Optional.of(JPEG);
        }
        return startsWith(content, GIF_87) || startsWith(content, GIF_89) ? Optional.of(GIF) : Optional.empty();
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        return content.length > start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }
}
