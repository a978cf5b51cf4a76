package freehold.web;

import freehold.kernel.Problem;
import freehold.kernel.Problem.Fault;
import freehold.kernel.ProblemException;
import freehold.kernel.database.UnstorableText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/**
 * The one place where whatever was thrown becomes a problem. What is not known here is our fault, and says nothing
 * about itself to the outside.
 */
final class Failures {
    private Failures() {}

    /**
     * @param path of the request, for a path that leads nowhere
     */
    static Failure of(Throwable thrown, String path) {
        for (Throwable cause : causes(thrown)) {
            Optional<Failure> known = known(cause, path);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return Failure.of(new Problem.Internal());
    }

    /** From the outermost inward: an outer exception knows more of the request than its cause. */
    private static List<Throwable> causes(Throwable thrown) {
        Set<Throwable> causes = new LinkedHashSet<>();
        for (Throwable cause = thrown; cause != null && causes.add(cause); cause = cause.getCause()) {
            // collected in the condition, which also ends a circle
        }
        List<Throwable> ordered = new ArrayList<>(causes);
        // A body that is too large surfaces inside a parser's complaint about a broken body.
        causes.stream().filter(BodyTooLarge.class::isInstance).findFirst().ifPresent(tooLarge -> {
            ordered.remove(tooLarge);
            ordered.addFirst(tooLarge);
        });
        return ordered;
    }

    private static Optional<Failure> known(Throwable thrown, String path) {
        return switch (thrown) {
            case ProblemException exception -> failure(exception.problem());
            case BodyTooLarge tooLarge -> failure(protocol(413, "body-too-large", tooLarge.getMessage()));
            case MaxUploadSizeExceededException tooLarge ->
                failure(protocol(413, "body-too-large", "The upload is too large."));
            case NoResourceFoundException none -> failure(new Problem.NotFound("route", path));
            case NoHandlerFoundException none -> failure(new Problem.NotFound("route", path));
            case RequestRejectedException rejected ->
                failure(invalid("", "The address or a header of the request is not acceptable."));
            case InvalidParameterException undecodable ->
                failure(invalid("", "A parameter of the request can't be decoded."));
            case CannotCreateTransactionException down -> failure(databaseAway());
            case DataAccessResourceFailureException down -> failure(databaseAway());
            case TransientDataAccessException down -> failure(databaseAway());
            case AsyncRequestTimeoutException timeout -> failure(new Problem.Unavailable("The answer took too long."));
            case Throwable text
            when UnstorableText.is(text) -> failure(invalid("", "Text must not contain the character NUL."));
            default -> negotiation(thrown).or(() -> input(thrown)).or(() -> statusOnly(thrown));
        };
    }

    /** Method and media types. */
    private static Optional<Failure> negotiation(Throwable thrown) {
        return switch (thrown) {
            case HttpRequestMethodNotSupportedException method -> {
                String allowed = Optional.ofNullable(method.getSupportedMethods()).stream()
                        .flatMap(java.util.Arrays::stream)
                        .sorted()
                        .collect(Collectors.joining(", "));
                Problem problem = protocol(
                        405, "method-not-allowed", method.getMethod() + " is not possible here, only " + allowed + ".");
                yield Optional.of(new Failure(problem, Map.of(HttpHeaders.ALLOW, allowed)));
            }
            case HttpMediaTypeNotSupportedException type -> {
                String accepted = MediaType.toString(type.getSupportedMediaTypes());
                Problem problem = protocol(
                        415, "unsupported-media-type", "The body's Content-Type must be one of " + accepted + ".");
                yield Optional.of(new Failure(problem, Map.of(HttpHeaders.ACCEPT, accepted)));
            }
            case HttpMediaTypeNotAcceptableException type ->
                failure(protocol(
                        406,
                        "not-acceptable",
                        type.getSupportedMediaTypes().isEmpty()
                                ? "The header Accept is not a list of media types."
                                : "The answer comes as " + MediaType.toString(type.getSupportedMediaTypes())
                                        + " only."));
            default -> Optional.empty();
        };
    }

    /** Parameters, headers and bodies. */
    private static Optional<Failure> input(Throwable thrown) {
        return switch (thrown) {
            case MissingServletRequestParameterException missing ->
                failure(invalid(missing.getParameterName(), "The parameter is missing."));
            case MissingRequestHeaderException missing ->
                failure(invalid(missing.getHeaderName(), "The header is missing."));
            case MissingServletRequestPartException missing ->
                failure(invalid(missing.getRequestPartName(), "The part is missing."));
            case MethodArgumentTypeMismatchException mismatch -> failure(mismatch(mismatch.getName(), mismatch));
            case TypeMismatchException mismatch ->
                failure(mismatch(Optional.ofNullable(mismatch.getPropertyName()).orElse("parameter"), mismatch));
            case ServletRequestBindingException binding ->
                failure(invalid("", "A parameter, header or cookie is missing."));
            case JacksonException json -> failure(JsonFaults.of(json));
            case HttpMessageNotReadableException unreadable
            when unreadable.getCause() == null -> failure(invalid("", "The request needs a body."));
            case MultipartException multipart -> failure(invalid("", "The body is not a valid multipart body."));
            case BindException bind ->
                failure(new Problem.Invalid(
                        "The request is not valid.",
                        bind.getFieldErrors().stream()
                                .map(error -> new Fault(error.getField(), "has the wrong form"))
                                .toList()));
            case HandlerMethodValidationException validation ->
                failure(invalid("", "A parameter is out of its range."));
            default -> Optional.empty();
        };
    }

    /** The rest of what Spring knows as an HTTP error. */
    private static Optional<Failure> statusOnly(Throwable thrown) {
        if (!(thrown instanceof ErrorResponse response)) {
            return Optional.empty();
        }
        return failure(ofStatus(response.getStatusCode().value()));
    }

    /** A problem of which only the status is known. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> invalid("", "The request can't be understood.");
            case 401 -> new Problem.Unauthenticated("Nobody is signed in.");
            case 403 -> new Problem.Forbidden("forbidden", "This is not allowed.");
            case 405 -> protocol(405, "method-not-allowed", "This method is not possible here.");
            case 413 -> protocol(413, "body-too-large", "The body is too large.");
            case 414 -> protocol(414, "address-too-long", "The address is too long.");
            case 431 -> protocol(431, "headers-too-large", "The headers are too large.");
            case 501 -> protocol(501, "method-unknown", "This method is not known.");
            case 503 -> new Problem.Unavailable("The server is busy or stopping; try again in a moment.");
            default ->
                status >= 500
                        ? new Problem.Internal()
                        : protocol(status, "refused", "The request is refused with status " + status + ".");
        };
    }

    private static Problem mismatch(String name, TypeMismatchException mismatch) {
        Throwable root = mismatch.getRootCause();
        String reason = root instanceof IllegalArgumentException
                        && root.getStackTrace().length > 0
                        && root.getStackTrace()[0].getClassName().startsWith("freehold.")
                ? root.getMessage()
                : null;
        return invalid(name, reason == null ? Expectation.of(mismatch.getRequiredType()) : reason);
    }

    private static Problem databaseAway() {
        return new Problem.Unavailable("The database does not answer at the moment; try again.");
    }

    private static Problem protocol(int status, String code, @Nullable String message) {
        return new Problem.Protocol(status, code, message == null ? code : message);
    }

    private static Problem invalid(String name, String detail) {
        if (name.isEmpty()) {
            return new Problem.Invalid(detail, List.of());
        }
        String sentence = detail.toLowerCase(Locale.ROOT).startsWith("the ") ? detail : name + " " + detail + ".";
        return new Problem.Invalid(sentence, List.of(new Fault(name, detail)));
    }

    private static Optional<Failure> failure(Problem problem) {
        return Optional.of(Failure.of(problem));
    }
}
