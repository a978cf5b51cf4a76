package freehold.identity.usecase;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Limits;
import freehold.identity.ServiceCredential;
import freehold.identity.ServiceCredential.WithSecret;
import freehold.identity.Subtenants;
import freehold.identity.model.Secret;
import freehold.identity.store.CredentialTable;
import freehold.identity.store.CredentialTable.NewCredential;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/** A tenant's technical users: made, given a new secret, withdrawn. */
@Component
public class KeepServiceCredentials {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 8;

    private final TenantReach reach;
    private final CredentialTable credentials;
    private final Subtenants subtenants;

    KeepServiceCredentials(TenantReach reach, CredentialTable credentials, Subtenants subtenants) {
        this.reach = reach;
        this.credentials = credentials;
        this.subtenants = subtenants;
    }

    public List<ServiceCredential> all(TenantId tenant) {
        return reach.asTenant(tenant, () -> credentials.all(tenant));
    }

    /**
     * @param createdBy as histories name whoever asked for it
     */
    public WithSecret create(TenantId tenant, String name, ServiceCredential.Reach wanted, String createdBy) {
        return reach.asTenant(tenant, () -> {
            credentials.lockList(tenant);
            wanted.subtenant().ifPresent(subtenant -> requireSubtenant(tenant, subtenant));
            if (credentials.all(tenant).size() >= Limits.SERVICE_CREDENTIALS) {
                throw ProblemException.limit(
                        "serviceCredentials",
                        "A tenant may have " + Limits.SERVICE_CREDENTIALS
                                + " service credentials (serviceCredentials).");
            }
            String clientId = tenant + "-" + random();
            Secret secret = Secret.random();
            credentials.insert(tenant, new NewCredential(clientId, name, secret.hash(), wanted, createdBy));
            return withSecret(tenant, clientId, secret);
        });
    }

    /** Asked under the lock that whoever ends a subtenant takes too. */
    private void requireSubtenant(TenantId tenant, SubtenantId subtenant) {
        if (subtenants.names(tenant, List.of(subtenant)).isEmpty()) {
            throw ProblemException.invalid("/subtenant", "there is no subtenant " + subtenant);
        }
    }

    /** A new secret. The old one, and every token got with it, is refused from now on. */
    public WithSecret rotate(TenantId tenant, String clientId) {
        return reach.asTenant(tenant, () -> {
            Secret secret = Secret.random();
            if (!credentials.replaceSecret(tenant, clientId, secret.hash())) {
                throw unknown(clientId);
            }
            return withSecret(tenant, clientId, secret);
        });
    }

    /** Its secret and tokens are refused from now on. */
    public void withdraw(TenantId tenant, String clientId) {
        reach.asTenant(tenant, () -> {
            if (!credentials.withdraw(tenant, clientId)) {
                throw unknown(clientId);
            }
            return clientId;
        });
    }

    private WithSecret withSecret(TenantId tenant, String clientId, Secret secret) {
        return new WithSecret(credentials.find(tenant, clientId).orElseThrow(), secret.reveal());
    }

    private static ProblemException unknown(String clientId) {
        return ProblemException.notFound("service credential", clientId);
    }

    private static String random() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
