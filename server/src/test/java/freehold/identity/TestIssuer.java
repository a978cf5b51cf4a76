package freehold.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import freehold.identity.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An OpenID provider on loopback that people can sign in through, as far as the server talks to it. */
final class TestIssuer implements AutoCloseable {
    static final String CODE = "the code";
    private static final String CLIENT = "freehold console";
    private static final String SECRET = "a secret: with + and %";

    private final HttpServer server;
    private final RSAKey key;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile UnaryOperator<JWTClaimsSet.Builder> idToken = UnaryOperator.identity();
    private volatile UnaryOperator<JWTClaimsSet.Builder> accessToken = UnaryOperator.identity();
    private volatile Map<String, String> attempt = Map.of();
    private volatile int failure;

    TestIssuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("k").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        serve("/.well-known/openid-configuration", body -> """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "authorization_endpoint": "%1$s/authorize?theme=dark",
                 "token_endpoint": "%1$s/token"}""".formatted(name()));
        serve("/keys", body -> new JWKSet(key).toPublicJWKSet().toString());
        serve("/token", this::redeem);
        server.start();
    }

    String name() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String clientId() {
        return CLIENT;
    }

    String clientSecret() {
        return SECRET;
    }

    /** How often a code was to be redeemed. */
    int asked() {
        return asked.get();
    }

    /** What the person's browser would tell the issuer by following the address; the issuer remembers it. */
    Map<String, String> visit(String address) {
        attempt = form(URI.create(address).getRawQuery());
        return attempt;
    }

    /** What tokens shall say other than usual, until told otherwise. */
    void says(UnaryOperator<JWTClaimsSet.Builder> inIdToken, UnaryOperator<JWTClaimsSet.Builder> inAccessToken) {
        idToken = inIdToken;
        accessToken = inAccessToken;
    }

    /** The status with which it answers instead of tokens; 0 for none. */
    void fails(int status) {
        failure = status;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private interface Page {
        String answer(String body) throws JOSEException;
    }

    /** As a strict issuer does: client, code, redirection and verifier must be those of the attempt. */
    private String redeem(String body) throws JOSEException {
        asked.incrementAndGet();
        Map<String, String> sent = form(body);
        boolean right = CODE.equals(sent.get("code"))
                && "authorization_code".equals(sent.get("grant_type"))
                && attempt.getOrDefault("redirect_uri", "").equals(sent.get("redirect_uri"))
                && attempt.getOrDefault("code_challenge", "").equals(challenge(sent.getOrDefault("code_verifier", "")));
        if (!right) {
            throw new IllegalArgumentException("invalid_grant");
        }
        JWTClaimsSet proof = idToken.apply(claims().audience(CLIENT).claim("nonce", attempt.get("nonce")))
                .build();
        JWTClaimsSet access = accessToken
                .apply(claims().audience(List.of("account", "freehold-api"))
                        .claim("organisation", "elsa")
                        .claim("realm_access", Map.of("roles", List.of("worker"))))
                .build();
        return "{\"token_type\": \"Bearer\", \"id_token\": \"%s\", \"access_token\": \"%s\"}"
                .formatted(signed(proof), signed(access));
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Secret.of(verifier).hash().bytes());
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(name())
                .subject("4711")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("preferred_username", "wilma");
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID("k")
                        .build(),
                claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private void serve(String path, Page page) {
        server.createContext(path, exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                String basic = "Basic "
                        + Base64.getEncoder()
                                .encodeToString("freehold+console:a+secret%3A+with+%2B+and+%25"
                                        .getBytes(StandardCharsets.UTF_8));
                boolean known = !path.equals("/token")
                        || basic.equals(exchange.getRequestHeaders().getFirst("Authorization"));
                int status = path.equals("/token") && failure != 0 ? failure : known ? 200 : 401;
                byte[] answer;
                try {
                    answer = page.answer(body).getBytes(StandardCharsets.UTF_8);
                } catch (IllegalArgumentException | JOSEException refused) {
                    status = 400;
                    answer = "{\"error\": \"invalid_grant\"}".getBytes(StandardCharsets.UTF_8);
                }
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
    }

    static Map<String, String> form(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String field : text.split("&")) {
            String[] pair = field.split("=", 2);
            fields.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return fields;
    }
}
