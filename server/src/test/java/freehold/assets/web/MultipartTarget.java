package freehold.assets.web;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import freehold.assets.model.ModelFile;
import freehold.kernel.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.UploadContext;

/** Any form is taken apart or refused; what its parts say of a file can be kept, or is refused. */
public final class MultipartTarget {
    private MultipartTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider input) {
        byte[] form = input.consumeRemainingAsBytes();
        try {
            FileItemIterator parts = new FileUpload().getItemIterator(new Request(form));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                try (InputStream content = part.openStream()) {
                    String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                    check(Objects.requireNonNullElse(part.getName(), ""), text);
                }
            }
        } catch (IOException | InvalidFileNameException | ProblemException refused) {
            // no form, or nothing to be kept
        }
    }

    private static void check(String fileName, String text) {
        ModelFile.Details kept = new ModelFile.Details(text, fileName, text, ModelFile.Scope.PRIVATE).checked();
        if ((kept.name() + kept.originalName() + kept.description()).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalStateException("control characters would be kept");
        }
    }

    private static final class Request implements UploadContext {
        private final InputStream form;
        private final long length;

        Request(byte[] form) {
            this.length = form.length;
            this.form = new ByteArrayInputStream(form);
        }

        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return "multipart/form-data; boundary=b";
        }

        @Override
        public long contentLength() {
            return length;
        }

        @Override
        public InputStream getInputStream() {
            return form;
        }
    }
}
