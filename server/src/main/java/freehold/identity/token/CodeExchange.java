package freehold.identity.token;

import freehold.identity.token.ExternalIssuers.SignIn;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gives an issuer a code, and gets tokens for it. */
record CodeExchange(SignIn signIn, String redirect) {
    private static final Duration TIMEOUT = Duration.ofMillis(Discovery.TIMEOUT_MILLIS);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** What the issuer says: to this installation who it was, and to the API what they may do. */
    record Tokens(String idToken, String accessToken) {
        @Override
        public String toString() {
            return "Tokens[hidden]";
        }
    }

    /** {@link BadJwtException} where the issuer refuses the code, {@link JwtException} where it can't be asked. */
    Tokens redeem(URI endpoint, String code, String verifier) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect);
        form.put("code_verifier", verifier);
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json");
        Optional<String> secret = signIn.secret();
        if (secret.isPresent()) {
            request.header("Authorization", "Basic " + basic(secret.get()));
        } else {
            form.put("client_id", signIn.clientId());
        }
        request.POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"))));
        return read(send(request.build()));
    }

    private static HttpResponse<InputStream> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException away) {
            throw new JwtException("its token endpoint can't be asked", away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new JwtException("the server is stopping", stopping);
        }
    }

    private static Tokens read(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            int status = response.statusCode();
            if (status >= 400 && status < 500) {
                throw new BadJwtException("the code was refused with status " + status);
            }
            JsonNode answer = JsonMapper.shared().readTree(body.readNBytes(Discovery.LARGEST));
            String idToken = answer.path("id_token").asString("");
            String accessToken = answer.path("access_token").asString("");
            if (status != 200 || idToken.isEmpty() || accessToken.isEmpty()) {
                throw new JwtException("its token endpoint answered " + status + " without both tokens");
            }
            return new Tokens(idToken, accessToken);
        } catch (IOException | JacksonException unreadable) {
            throw new JwtException("its token endpoint can't be understood", unreadable);
        }
    }

    private String basic(String secret) {
        String pair = encoded(signIn.clientId()) + ":" + encoded(secret);
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
