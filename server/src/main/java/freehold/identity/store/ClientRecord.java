package freehold.identity.store;

import freehold.decision.Role;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.Principal;
import freehold.identity.Visitor;
import freehold.identity.model.SecretHash;
import java.util.Optional;
import java.util.Set;

/**
 * What is checked of a client when it asks for a token, and with each token it shows.
 *
 * @param tenant empty for the platform operator
 */
public record ClientRecord(
        String clientId,
        Optional<TenantId> tenant,
        SecretHash secretHash,
        Set<Role> roles,
        Optional<SubtenantId> subtenant,
        long version) {

    public Visitor visitor() {
        return tenant.<Visitor>map(known ->
                        new Visitor.InTenant(Caller.client(known, new Principal.Client(clientId), subtenant, roles)))
                .orElseGet(() -> new Visitor.Operator(clientId));
    }

    @Override
    public String toString() {
        return "ClientRecord[" + clientId + "]";
    }
}
