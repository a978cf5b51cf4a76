package freehold.web;

import freehold.kernel.Deed;
import freehold.kernel.http.LargeBodies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The outermost filter: gives each request its id, bounds its body, and renders what the filters below throw. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class EdgeFilter extends OncePerRequestFilter {
    private final ProblemWriter writer;
    private final List<LargeBodies> exceptions;

    EdgeFilter(ProblemWriter writer, List<LargeBodies> exceptions) {
        this.writer = writer;
        this.exceptions = List.copyOf(exceptions);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        Deed.begin(RequestId.of(request));
        try {
            bounded(request, response, chain);
        } finally {
            Deed.end();
        }
    }

    private void bounded(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            long limit = limit(request);
            if (request.getContentLengthLong() > limit) {
                throw new BodyTooLarge(limit);
            }
            chain.doFilter(new Bounded(request, limit), response);
        } catch (IOException | ServletException | RuntimeException thrown) {
            if (response.isCommitted()) {
                throw thrown;
            }
            writer.write(thrown, request, response);
        }
    }

    private long limit(HttpServletRequest request) {
        return exceptions.stream()
                .map(exception -> exception.limit(request))
                .flatMapToLong(OptionalLong::stream)
                .max()
                .orElse(Limits.BODY_BYTES);
    }

    /** A body whose length was not announced is counted while it is read. */
    private static final class Bounded extends HttpServletRequestWrapper {
        private final long limit;

        Bounded(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new BoundedStream(super.getInputStream(), limit);
        }
    }

    private static final class BoundedStream extends ServletInputStream {
        private final ServletInputStream body;
        private final long limit;
        private long left;

        BoundedStream(ServletInputStream body, long limit) {
            this.body = body;
            this.limit = limit;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int one = body.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = body.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws BodyTooLarge {
            left -= read;
            if (left < 0) {
                throw new BodyTooLarge(limit);
            }
        }

        @Override
        public int available() throws IOException {
            return body.available();
        }

        @Override
        public void close() throws IOException {
            body.close();
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
