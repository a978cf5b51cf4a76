package freehold.testing;

import freehold.decision.Role;
import freehold.testing.TestTenants.Credential;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tenant of a test.
 *
 * @param passwordToken with which the administrator can set a password; empty if they had one before
 */
public record TestTenant(
        TestTenants tenants,
        String id,
        String sharingId,
        String administrator,
        String passwordToken,
        Credential credential) {

    /** The password administrators get by {@link #signIn}. */
    public static final String PASSWORD = "correct horse battery";

    /** A service credential that is Administrator. */
    public ApiClient client() {
        return tenants.as(credential);
    }

    /** A new service credential with one role at tenant level. */
    public ApiClient client(Role role) {
        return tenants.as(credential(Map.of("roles", List.of(role.roleName()))));
    }

    /** A new service credential confined to a subtenant. */
    public ApiClient subtenantClient(String subtenant) {
        return tenants.as(credential(Map.of("subtenant", subtenant)));
    }

    /** A new service credential as the body wishes. */
    public Credential credential(Map<String, Object> body) {
        JsonNode made = client().post(
                        "/api/identity/v1/serviceCredentials",
                        JsonMapper.shared().writeValueAsString(body))
                .expect(201)
                .json();
        return new Credential(
                made.get("clientId").stringValue(), made.get("clientSecret").stringValue());
    }

    /** The administrator in a browser, who sets a password if there is none yet. */
    public ApiClient signIn() {
        ApiClient anonymous = tenants.anonymous();
        if (!passwordToken.isEmpty()) {
            // Works once; the second time the password is set already.
            anonymous.post(
                    "/api/identity/v1/passwords",
                    "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(passwordToken, PASSWORD));
        }
        return browser(anonymous
                .post("/api/session", """
                {"userName": "%s", "password": "%s"}""".formatted(administrator, PASSWORD))
                .expect(200));
    }

    /** Goes on as a browser with the cookies the answer sets. */
    public ApiClient browser(Answer answer) {
        Map<String, String> cookies = cookies(answer);
        return tenants.anonymous()
                .with(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")))
                .with(
                        "x-xsrf-token",
                        Optional.ofNullable(cookies.get("XSRF-TOKEN")).orElse(""));
    }

    public static Map<String, String> cookies(Answer answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0].split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
