package freehold.files.web;

import freehold.files.model.StoredFile;
import freehold.files.usecase.ReadFiles.Opened;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.MediaType;

/**
 * Sends a file as something to be saved, whatever it is: a browser is told to guess nothing, run nothing and show
 * nothing of it.
 */
final class Download {
    private static final int PIECE = 64 * 1024;
    private static final int PARTIAL = HttpServletResponse.SC_PARTIAL_CONTENT;

    private Download() {}

    /**
     * What a client wants of a file.
     *
     * @param range the header; of several ranges none is heeded, and the whole is sent
     * @param ifRange the range is of that version only
     */
    record Wish(
            boolean body, @Nullable String range, @Nullable String ifRange) {}

    static void send(Opened opened, Wish wish, HttpServletResponse response) throws IOException {
        StoredFile file = opened.file();
        response.setHeader(HttpHeaders.ETAG, Long.toString(file.etag()));
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        Stretch stretch = Stretch.of(file.size(), file.etag(), wish);
        long from = stretch.from();
        long end = stretch.end();
        if (stretch.partial() && from >= file.size()) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.size());
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            response.setContentLength(0);
            return;
        }
        if (stretch.partial()) {
            response.setStatus(PARTIAL);
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(from, end - 1, file.size()));
        }
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setContentLengthLong(end - from);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.path().name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        if (wish.body()) {
            copy(opened.content(), from, end, response.getOutputStream());
        }
    }

    /**
     * What of a file is sent.
     *
     * @param partial whether a range was asked for; it may begin behind the end
     */
    record Stretch(boolean partial, long from, long end) {
        static Stretch of(long size, long etag, Wish wish) {
            return range(etag, wish)
                    .map(range -> new Stretch(true, range.getRangeStart(size), range.getRangeEnd(size) + 1))
                    .orElse(new Stretch(false, 0, size));
        }

        private static Optional<HttpRange> range(long etag, Wish wish) {
            boolean ofAnother =
                    wish.ifRange() != null && !wish.ifRange().replace("\"", "").equals(Long.toString(etag));
            if (wish.range() == null || ofAnother) {
                return Optional.empty();
            }
            try {
                List<HttpRange> ranges = HttpRange.parseRanges(wish.range());
                return ranges.size() == 1 ? Optional.of(ranges.getFirst()) : Optional.empty();
            } catch (IllegalArgumentException noRange) {
                return Optional.empty();
            }
        }
    }

    private static void copy(SeekableByteChannel content, long from, long end, OutputStream out) throws IOException {
        content.position(from);
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (long left = end - from; left > 0; ) {
            piece.clear().limit((int) Math.min(PIECE, left));
            int read = content.read(piece);
            if (read < 0) {
                throw new IOException("the content is shorter than its file");
            }
            out.write(piece.array(), 0, read);
            left -= read;
        }
    }
}
