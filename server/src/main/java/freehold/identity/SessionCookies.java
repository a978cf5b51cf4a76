package freehold.identity;

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
import org.springframework.stereotype.Component;

/** The two cookies of a signed-in browser. */
@Component
public final class SessionCookies {
    private static final String SESSION = "SESSION";
    private static final String XSRF = "XSRF-TOKEN";

    private final boolean https;

    SessionCookies(@Value("${freehold.gateway}") String gateway) {
        this.https = gateway.startsWith("https:");
    }

    public static Optional<SessionKey> read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(SESSION))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(SessionKey::of);
    }

    public void set(HttpServletResponse response, SessionKey key) {
        add(response, SESSION, key.reveal(), Duration.ofSeconds(-1));
        add(response, XSRF, key.xsrfToken(), Duration.ofSeconds(-1));
    }

    public void clear(HttpServletResponse response) {
        add(response, SESSION, "", Duration.ZERO);
        add(response, XSRF, "", Duration.ZERO);
    }

    private void add(HttpServletResponse response, String name, String value, Duration maxAge) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(name.equals(SESSION))
                .sameSite("Lax")
                .secure(https)
                .maxAge(maxAge)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
