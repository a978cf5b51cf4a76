package freehold.files.web;

import freehold.files.Limits;
import freehold.kernel.http.LargeBodies;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files may be larger than other bodies. Forms may not: those are read into memory before a route is asked. */
@Component
class FileBodies implements LargeBodies {
    @Override
    public OptionalLong limit(HttpServletRequest request) {
        boolean file =
                request.getMethod().equals("PUT") && request.getRequestURI().startsWith(FileRoutes.PATH + "/");
        return file && !isForm(request.getContentType()) ? OptionalLong.of(Limits.FILE_BYTES) : OptionalLong.empty();
    }

    static boolean isForm(@Nullable String mediaType) {
        String type = mediaType == null ? "" : mediaType.strip().toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded");
    }
}
