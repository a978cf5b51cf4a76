package freehold.identity.token;

import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down whoever keeps asking for tokens in vain. Secrets are too long to be guessed; this keeps the attempts from
 * costing anything. Only failures count, by address, so that machines that start all at once are not held up. The table
 * is bounded; the entry not used for longest goes first. Each server keeps its own.
 */
final class FailedClients extends OncePerRequestFilter {
    static final int FREE = 200;
    static final int ENTRIES = 10_000;
    static final Duration PERIOD = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private final Map<String, Failures> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > ENTRIES;
        }
    };

    FailedClients(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Failures(int count, long since) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = request.getRemoteAddr();
        check(address);
        chain.doFilter(request, response);
        if (response.getStatus() >= 400) {
            count(address);
        }
    }

    synchronized void check(String address) {
        Failures failures = byAddress.get(address);
        if (failures != null && failures.count() >= FREE) {
            long left = PERIOD.toNanos() - (nanoTime.getAsLong() - failures.since());
            if (left > 0) {
                long seconds = Duration.ofNanos(left).toSeconds() + 1;
                throw new ProblemException(new Problem.TooMany(
                        "Too many failed attempts. Try again in " + seconds + " seconds.", seconds));
            }
        }
    }

    synchronized void count(String address) {
        long now = nanoTime.getAsLong();
        Failures before = byAddress.get(address);
        if (before == null || now - before.since() >= PERIOD.toNanos()) {
            byAddress.put(address, new Failures(1, now));
        } else {
            byAddress.put(address, new Failures(before.count() + 1, before.since()));
        }
    }
}
