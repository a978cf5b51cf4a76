package freehold.demo;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Creates the tenants, each with an administrator who has a password and with a technical user. */
final class Founding {
    private static final String TENANTS = "/api/platform/v1/tenants";

    private final URI base;
    private final Gateway operator;
    private final CredentialsFile credentials;
    private final Progress progress;

    Founding(URI base, CredentialsFile credentials, Progress progress) throws IOException, InterruptedException {
        this.base = base;
        this.operator = Gateway.signedInAs(credentials.operator(), base);
        this.credentials = credentials;
        this.progress = progress;
    }

    Organisation found(Charter charter) throws IOException, InterruptedException {
        create(charter);
        Person administrator = new Person(charter.administrator(), progress.password(charter.administrator()));
        setFirstPassword(administrator);
        credentials.addUser(charter.id(), administrator, rolesOf(administrator));
        String sharingId = operator.get(TENANTS + "/" + charter.id())
                .orFail()
                .json()
                .required("sharingId")
                .asString();
        return new Organisation(charter.id(), sharingId, Gateway.signedInAs(technicalUser(charter.id()), base));
    }

    private void create(Charter charter) throws IOException, InterruptedException {
        if (progress.passwordToken(charter.administrator()).isPresent()) {
            return;
        }
        JsonNode tenant = operator.create(TENANTS, charter.body(), progress.idempotencyKey("tenant " + charter.id()))
                .orFail()
                .json();
        String token =
                tenant.required("administrator").required("passwordToken").asString();
        progress.passwordToken(charter.administrator(), token);
    }

    /** A link token works once: when an earlier run has used it up, its password already opens the door. */
    private void setFirstPassword(Person person) throws IOException, InterruptedException {
        String token = progress.passwordToken(person.userName()).orElseThrow();
        Answer set = Gateway.postOpenly(
                base, "/api/identity/v1/passwords", Map.of("token", token, "password", person.password()));
        if (!set.ok() && !signIn(person).ok()) {
            set.orFail();
        }
    }

    private Answer signIn(Person person) throws IOException, InterruptedException {
        return Gateway.postOpenly(
                base, "/api/session", Map.of("userName", person.userName(), "password", person.password()));
    }

    private List<String> rolesOf(Person person) throws IOException, InterruptedException {
        List<String> roles = new ArrayList<>();
        signIn(person).orFail().json().path("roles").forEach(role -> roles.add(role.asString()));
        return roles;
    }

    private ServiceCredential technicalUser(String tenant) throws IOException, InterruptedException {
        if (credentials.service(tenant).isEmpty()) {
            JsonNode made = operator.create(
                            TENANTS + "/" + tenant + "/serviceCredentials",
                            Map.of(),
                            progress.idempotencyKey("service credential " + tenant))
                    .orFail()
                    .json();
            credentials.addService(
                    tenant,
                    new ServiceCredential(
                            made.required("clientId").asString(),
                            made.required("clientSecret").asString()));
        }
        return credentials.service(tenant).orElseThrow();
    }
}
