package freehold.identity.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import freehold.identity.token.SigningKeys;
import freehold.kernel.http.Open;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What others need to verify our tokens. */
@RestController
class KeyRoutes {
    private static final String WHY = "public keys, needed before anyone is known";
    private static final int PEM_LINE = 64;

    private final SigningKeys keys;
    private final String issuer;

    KeyRoutes(SigningKeys keys, @Value("${freehold.gateway}") String issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /** The form clients of the compatible surfaces read; they look at the first key only. */
    @Operation(summary = "Keys that sign tokens, the current one first")
    @GetMapping("/token_keys")
    @Open(WHY)
    Map<String, List<Map<String, Object>>> tokenKeys() {
        return Map.of("keys", keys.published().stream().map(KeyRoutes::withPem).toList());
    }

    @Operation(summary = "Keys that sign tokens, as a JSON Web Key Set")
    @GetMapping("/.well-known/jwks.json")
    @Open(WHY)
    Map<String, List<Map<String, Object>>> jwks() {
        return Map.of(
                "keys", keys.published().stream().map(RSAKey::toJSONObject).toList());
    }

    @Operation(summary = "Where tokens come from and how to verify them")
    @GetMapping("/.well-known/openid-configuration")
    @Open(WHY)
    Map<String, Object> discovery() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer);
        document.put("token_endpoint", issuer + "/oauth/token");
        document.put("jwks_uri", issuer + "/.well-known/jwks.json");
        document.put("grant_types_supported", List.of("client_credentials"));
        document.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        document.put("response_types_supported", List.of());
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return document;
    }

    private static Map<String, Object> withPem(RSAKey key) {
        Map<String, Object> view = new LinkedHashMap<>(key.toJSONObject());
        view.put("value", pem(key));
        return view;
    }

    private static String pem(RSAKey key) {
        try {
            String body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'})
                    .encodeToString(key.toRSAPublicKey().getEncoded());
            return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----";
        } catch (JOSEException impossible) {
            throw new IllegalStateException("a key of ours can be encoded", impossible);
        }
    }
}
