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
import org.springframework.http.ResponseCookie.ResponseCookieBuilder;
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

    public void set(HttpServletRequest request, HttpServletResponse response, SessionKey key) {
        boolean secure = https || request.isSecure();
        add(response, cookie(SESSION, key.reveal()).secure(secure));
        add(response, cookie(XSRF, key.xsrfToken()).secure(secure));
    }

    public void clear(HttpServletResponse response) {
        add(response, cookie(SESSION, "").maxAge(Duration.ZERO));
        add(response, cookie(XSRF, "").maxAge(Duration.ZERO));
    }

    private static ResponseCookieBuilder cookie(String name, String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(name.equals(SESSION))
                .sameSite("Lax");
    }

    private static void add(HttpServletResponse response, ResponseCookieBuilder cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
