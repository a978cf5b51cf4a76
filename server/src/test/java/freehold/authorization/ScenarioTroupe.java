package freehold.authorization;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.TestTenant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The people who play in scenarios, each in one after the other: signed in once, and invited to the next tenant. */
final class ScenarioTroupe {
    private final String home = UUID.randomUUID() + ".test";
    private final Map<String, ApiClient> browsers = new HashMap<>();

    String userName(String caller) {
        return caller + "@" + home;
    }

    /** The person's session in the tenant, which has made a user of that name. */
    ApiClient in(TestTenant tenant, String caller, String user) {
        ApiClient browser = browsers.containsKey(caller)
                ? invited(tenant, browsers.get(caller), user)
                : tenant.signIn(user, userName(caller));
        browsers.put(caller, browser);
        return browser;
    }

    private static ApiClient invited(TestTenant tenant, ApiClient browser, String user) {
        String link = tenant.client()
                .post("/api/identity/v1/users/" + user + "/passwordLinks", "{}")
                .expect(201)
                .json()
                .required("passwordToken")
                .stringValue();
        Answer joined = browser.post("/api/identity/v1/invitations", "{\"token\": \"" + link + "\"}")
                .expect(204);
        return tenant.browser(joined);
    }
}
