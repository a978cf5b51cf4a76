package freehold.identity.usecase;

import freehold.identity.OperatorCredential;
import freehold.identity.OperatorCredential.WithSecret;
import freehold.identity.model.Secret;
import freehold.identity.store.CredentialTable;
import freehold.identity.store.OperatorCredentialTable;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The credentials of whoever runs the installation: made, given a new secret, withdrawn. One always stays. */
@Component
public class KeepOperatorCredentials {
    /** In use at a time. */
    static final int MOST = 20;

    private final TenantReach reach;
    private final OperatorCredentialTable table;
    private final CredentialTable credentials;

    KeepOperatorCredentials(TenantReach reach, OperatorCredentialTable table, CredentialTable credentials) {
        this.reach = reach;
        this.table = table;
        this.credentials = credentials;
    }

    public List<OperatorCredential> all() {
        return reach.asOperator(table::all);
    }

    /**
     * @param createdBy as history names whoever asked for it
     */
    public WithSecret create(String createdBy) {
        return reach.asOperator(() -> {
            credentials.lockFirstStart();
            if (table.all().size() >= MOST) {
                throw ProblemException.limit(
                        "operatorCredentials",
                        "There may be " + MOST + " credentials of the operator (operatorCredentials).");
            }
            String clientId = "operator-" + UUID.randomUUID().toString().substring(0, 8);
            Secret secret = Secret.random();
            table.insert(clientId, secret.hash(), createdBy);
            return new WithSecret(table.find(clientId).orElseThrow(), secret.reveal());
        });
    }

    /** A new secret. The old one, and every token got with it, is refused from now on. */
    public WithSecret rotate(String clientId) {
        return reach.asOperator(() -> {
            Secret secret = Secret.random();
            if (!table.replaceSecret(clientId, secret.hash())) {
                throw unknown(clientId);
            }
            return new WithSecret(table.find(clientId).orElseThrow(), secret.reveal());
        });
    }

    /** Its secret and tokens are refused from now on. */
    public void withdraw(String clientId) {
        reach.asOperator(() -> {
            credentials.lockFirstStart();
            if (table.find(clientId).isEmpty()) {
                throw unknown(clientId);
            }
            if (table.all().size() == 1) {
                throw ProblemException.conflict(
                        "last-operator-credential",
                        "It is the only one: without it nobody could run the installation. Make another one first.");
            }
            table.withdraw(clientId);
            return clientId;
        });
    }

    private static ProblemException unknown(String clientId) {
        return ProblemException.notFound("operator credential", clientId);
    }
}
