package freehold.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Turns what controllers and Spring MVC throw into a problem. */
@Component
final class ProblemResolver implements HandlerExceptionResolver {
    private final ProblemWriter writer;

    ProblemResolver(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (response.isCommitted()) {
            return null; // half an answer is out: let the container cut the connection rather than end it cleanly
        }
        if (!(thrown instanceof AsyncRequestNotUsableException)) { // nobody is listening any more
            try {
                writer.write(thrown, request, response);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
        return new ModelAndView();
    }
}
