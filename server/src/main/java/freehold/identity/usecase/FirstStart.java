package freehold.identity.usecase;

import freehold.identity.model.Secret;
import freehold.identity.store.CredentialTable;
import freehold.identity.store.OperatorCredentialTable;
import freehold.kernel.database.Home;
import freehold.tenancy.TenantReach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the platform operator's credential when there is none, before the server calls itself ready. The secret is in
 * the file {@code credentials.json} of the data folder and nowhere else.
 */
@Component
class FirstStart implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final TenantReach reach;
    private final CredentialTable credentials;
    private final OperatorCredentialTable operators;
    private final JsonMapper json;
    private final Path file;
    private final String gateway;

    FirstStart(
            TenantReach reach,
            CredentialTable credentials,
            OperatorCredentialTable operators,
            JsonMapper json,
            Home home,
            @Value("${freehold.gateway}") String gateway) {
        this.reach = reach;
        this.credentials = credentials;
        this.operators = operators;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
        this.file = home.path().resolve("credentials.json");
        this.gateway = gateway;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        boolean made = reach.asOperator(() -> {
            credentials.lockFirstStart();
            return operators.all().isEmpty() && make();
        });
        if (made) {
            LOG.info("the operator's credential is in {}", file);
        }
    }

    /** The file before the commit: if the commit fails, the next start makes another one and replaces the file. */
    private boolean make() {
        String clientId = "operator";
        Secret secret = Secret.random();
        operators.insert(clientId, secret.hash(), "system:first start");
        Map<String, Object> operator = new LinkedHashMap<>();
        operator.put("clientId", clientId);
        operator.put("clientSecret", secret.reveal());
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("gateway", gateway);
        content.put("operator", operator);
        try {
            Home.writePrivate(file, json.writeValueAsString(content) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the operator's credential can't be written to " + file, e);
        }
        return true;
    }
}
