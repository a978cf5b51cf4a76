package freehold.testing;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.testing.TestTenants.Credential;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /** Makes a subtenant of that name, after the provider information it needs, and tells its id. */
    public String subtenant(String displayName) {
        String id = UUID.randomUUID().toString();
        subtenant(id, displayName);
        return id;
    }

    /** The same with an id of one's choice. That it is there already is no fault. */
    public void subtenant(String id, String displayName) {
        client().post("/api/tenantmanagement/v4/legalConfigRegions", """
                {"regions": [{"regionId": "everywhere", "regionName": "Everywhere"}]}""");
        Answer made = client().post("/api/tenantmanagement/v4/subtenants", """
                {"id": "%s", "displayName": "%s", "description": ""}""".formatted(id, displayName));
        assertThat(made.status()).as(made.body()).isIn(201, 409);
    }

    /** A new service credential confined to a subtenant, which is made if there is none. */
    public ApiClient subtenantClient(String subtenant) {
        subtenant(subtenant, subtenant);
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

    /**
     * A new user of the tenant, signed in.
     *
     * @param user as Identity Management takes it
     * @param role built-in
     */
    public ApiClient person(String user, String role) {
        ApiClient api = client();
        JsonNode made =
                api.post("/api/identitymanagement/v3/Users", user).expect(201).json();
        String id = made.get("id").stringValue();
        String filter = URLEncoder.encode("displayName eq \"" + role + "\"", StandardCharsets.UTF_8);
        String group = api.get("/api/identitymanagement/v3/Groups?filter=" + filter)
                .expect(200)
                .json()
                .at("/resources/0/id")
                .stringValue();
        api.post(
                        "/api/identitymanagement/v3/Groups/" + group + "/members",
                        "{\"type\": \"USER\", \"value\": \"" + id + "\"}")
                .expect(201);
        return signIn(id, made.get("userName").stringValue());
    }

    /** A user who has no password yet sets one, and signs in. */
    public ApiClient signIn(String user, String userName) {
        String link = client().post("/api/identity/v1/users/" + user + "/passwordLinks", "{}")
                .expect(201)
                .json()
                .get("passwordToken")
                .stringValue();
        tenants.anonymous()
                .post(
                        "/api/identity/v1/passwords",
                        "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(link, PASSWORD))
                .expect(204);
        return browser(tenants.anonymous()
                .post("/api/session", "{\"userName\": \"%s\", \"password\": \"%s\"}".formatted(userName, PASSWORD))
                .expect(200));
    }

    /** Goes on as a browser with the cookies the answer sets. */
    public ApiClient browser(Answer answer) {
        String xsrf = cookie(answer, "XSRF-TOKEN");
        return tenants.anonymous()
                .with("Cookie", "SESSION=" + cookie(answer, "SESSION") + "; XSRF-TOKEN=" + xsrf)
                .with("x-xsrf-token", xsrf);
    }

    /** The value of a cookie that the answer sets; empty when it sets none. */
    public static String cookie(Answer answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1).split(";", 2)[0])
                .findFirst()
                .orElse("");
    }
}
