package freehold.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.server.ResponseStatusException;

class FailuresTest {

    @Test
    void anUnknownExceptionSaysNothingOfItself() {
        Problem problem = problem(new IllegalStateException("select secret from somewhere"));

        assertThat(problem).isInstanceOf(Problem.Internal.class);
        assertThat(problem.message()).doesNotContain("secret");
    }

    @Test
    void aProblemIsFoundBelowWhateverWrapsIt() {
        ProblemException cause = ProblemException.notFound("asset", "a1");

        assertThat(problem(new IllegalStateException(new RuntimeException(cause))))
                .isEqualTo(cause.problem());
    }

    @Test
    void aDatabaseThatIsAwayIsOursToSayAndWorthARetry() {
        for (Exception away : new Exception[] {
            new CannotCreateTransactionException("x"),
            new CannotGetJdbcConnectionException("x"),
            new DataAccessResourceFailureException("x"),
            new CannotAcquireLockException("x")
        }) {
            Failure failure = Failures.of(away, "/api/x");
            assertThat(ProblemBody.status(failure.problem())).isEqualTo(503);
            assertThat(failure.headers()).containsKey("Retry-After");
        }
    }

    @Test
    void textThatPostgresCantHoldIsTheCallersFaultAndOtherViolationsAreOurs() {
        assertThat(problem(new DataIntegrityViolationException("x", new SQLException("x", "22021"))))
                .isInstanceOf(Problem.Invalid.class);
        assertThat(problem(new DataIntegrityViolationException("x", new SQLException("x", "23505"))))
                .isInstanceOf(Problem.Internal.class);
    }

    @Test
    void whatSpringKnowsByStatusKeepsIt() {
        assertThat(status(new ResponseStatusException(HttpStatus.GONE, "secret")))
                .isEqualTo(410);
        assertThat(status(new ResponseStatusException(HttpStatus.BAD_GATEWAY))).isEqualTo(500);
        assertThat(status(new MaxUploadSizeExceededException(5))).isEqualTo(413);
        assertThat(status(new AsyncRequestTimeoutException())).isEqualTo(503);
        assertThat(problem(new ResponseStatusException(HttpStatus.GONE, "secret"))
                        .message())
                .doesNotContain("secret");
    }

    @Test
    void causesThatGoRoundInACircleEnd() {
        RuntimeException first = new RuntimeException("x");
        first.initCause(new RuntimeException(first));

        assertThat(status(first)).isEqualTo(500);
    }

    private static Problem problem(Throwable thrown) {
        return Failures.of(thrown, "/api/x").problem();
    }

    private static int status(Throwable thrown) {
        return ProblemBody.status(problem(thrown));
    }
}
