package freehold.identity;

import freehold.identity.token.Attempt;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseCookie.ResponseCookieBuilder;
import org.springframework.stereotype.Component;

/** The two cookies of a signed-in browser, and the one of a browser that is signing in through an issuer. */
@Component
public final class SessionCookies {
    private static final String SESSION = "SESSION";
    private static final String XSRF = "XSRF-TOKEN";
    private static final String ATTEMPT = "SIGN-IN";
    private static final String ATTEMPTS = "/api/session/issuers";
    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(10);

    private final boolean https;

    SessionCookies(@Value("${freehold.gateway}") String gateway) {
        this.https = gateway.startsWith("https:");
    }

    public static Optional<SessionKey> read(HttpServletRequest request) {
        return value(request, SESSION).map(SessionKey::of);
    }

    public void set(HttpServletRequest request, HttpServletResponse response, SessionKey key) {
        boolean secure = https || request.isSecure();
        add(response, cookie(SESSION, key.reveal()).secure(secure));
        add(response, cookie(XSRF, key.xsrfToken()).secure(secure));
    }

    public void clear(HttpServletResponse response) {
        add(response, cookie(SESSION, "").maxAge(Duration.ZERO));
        add(response, cookie(XSRF, "").maxAge(Duration.ZERO));
    }

    /** The attempt to sign in through an issuer that the browser has begun. */
    public static Optional<Attempt> attempt(HttpServletRequest request) {
        return value(request, ATTEMPT).map(Attempt::of);
    }

    /** Goes to the routes of signing in only, and back from an issuer. */
    public void begin(HttpServletRequest request, HttpServletResponse response, Attempt attempt) {
        add(
                response,
                cookie(ATTEMPT, attempt.reveal())
                        .path(ATTEMPTS)
                        .maxAge(LONGEST_ATTEMPT)
                        .secure(https || request.isSecure()));
    }

    public void end(HttpServletResponse response) {
        add(response, cookie(ATTEMPT, "").path(ATTEMPTS).maxAge(Duration.ZERO));
    }

    private static Optional<String> value(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static ResponseCookieBuilder cookie(String name, String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(!name.equals(XSRF))
                .sameSite("Lax");
    }

    private static void add(HttpServletResponse response, ResponseCookieBuilder cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
