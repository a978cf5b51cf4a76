package freehold.identity;

import freehold.identity.model.CoreRoles;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;

/** What tests of people do again and again, over the product's own routes. */
final class People {
    static final String USERS = "/api/identitymanagement/v3/Users";
    static final String GROUPS = "/api/identitymanagement/v3/Groups";
    static final String SESSION = "/api/session";
    static final String PASSWORD = "a password of twelve";

    private final TestTenants tenants;

    People(TestTenants tenants) {
        this.tenants = tenants;
    }

    /** A user of the tenant with these built-in roles; tells the id. */
    static String user(TestTenant tenant, String userName, String... roles) {
        return made(tenant, "{\"userName\": \"" + userName + "\"}", roles);
    }

    /** A subtenant user. */
    static String subtenantUser(TestTenant tenant, String userName, String... subtenants) {
        StringBuilder refs = new StringBuilder();
        for (String subtenant : subtenants) {
            refs.append(refs.isEmpty() ? "" : ", ")
                    .append("{\"id\": \"")
                    .append(subtenant)
                    .append("\"}");
        }
        return made(
                tenant,
                "{\"userName\": \"%s\", \"subtenants\": [%s]}".formatted(userName, refs),
                CoreRoles.SUBTENANT_USER);
    }

    private static String made(TestTenant tenant, String body, String... roles) {
        ApiClient api = tenant.client();
        String id = api.post(USERS, body).expect(201).json().get("id").stringValue();
        for (String role : roles) {
            api.post(GROUPS + "/" + role(role) + "/members", "{\"type\": \"USER\", \"value\": \"" + id + "\"}")
                    .expect(201);
        }
        return id;
    }

    static String role(String name) {
        return CoreRoles.named(name).orElseThrow().id().toString();
    }

    /** A one-time link of the tenant for the user. */
    static String link(TestTenant tenant, String user) {
        return link(tenant, user, "{}");
    }

    static String link(TestTenant tenant, String user, String body) {
        return tenant.client()
                .post("/api/identity/v1/users/" + user + "/passwordLinks", body)
                .expect(201)
                .json()
                .get("passwordToken")
                .stringValue();
    }

    /** Uses a link to set a password. */
    Answer setPassword(String link, String password) {
        return tenants.anonymous()
                .post(
                        "/api/identity/v1/passwords",
                        "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(link, password));
    }

    Answer signIn(String userName, String password) {
        return tenants.anonymous()
                .post(SESSION, "{\"userName\": \"%s\", \"password\": \"%s\"}".formatted(userName, password));
    }

    Answer signIn(String userName, String password, String code) {
        return tenants.anonymous()
                .post(
                        SESSION,
                        "{\"userName\": \"%s\", \"password\": \"%s\", \"code\": \"%s\"}"
                                .formatted(userName, password, code));
    }

    /** The user in a browser, after their first link. */
    ApiClient browser(TestTenant tenant, String user, String userName) {
        setPassword(link(tenant, user), PASSWORD).expect(204);
        return tenant.browser(signIn(userName, PASSWORD).expect(200));
    }
}
