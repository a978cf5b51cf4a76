package freehold.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import jakarta.servlet.FilterChain;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FailedClientsTest {
    private final AtomicLong now = new AtomicLong();
    private final FailedClients filter = new FailedClients(now::get);

    @Test
    void afterSoManyFailuresAnAddressWaitsForTheRestOfTheMinute() throws Exception {
        for (int i = 0; i < FailedClients.FREE; i++) {
            ask("attacker", 401);
        }
        assertThatThrownBy(() -> ask("attacker", 200))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isInstanceOf(Problem.TooMany.class));
        assertThatCode(() -> ask("somebody else", 200)).doesNotThrowAnyException();
        now.addAndGet(FailedClients.PERIOD.toNanos());
        assertThatCode(() -> ask("attacker", 200)).doesNotThrowAnyException();
    }

    @Test
    void whatSucceedsIsNotCounted() throws Exception {
        for (int i = 0; i < 10 * FailedClients.FREE; i++) {
            ask("factory", 200);
        }
        ask("factory", 401);
        ask("factory", 200);
    }

    private void ask(String address, int answer) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/oauth/token");
        request.setRemoteAddr(address);
        FilterChain chain = (in, out) -> ((MockHttpServletResponse) out).setStatus(answer);
        filter.doFilter(request, new MockHttpServletResponse(), chain);
    }
}
