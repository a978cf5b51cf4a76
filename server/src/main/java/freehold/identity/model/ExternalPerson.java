package freehold.identity.model;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Principal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What another issuer says of a person.
 *
 * @param subject who they are to the issuer, for good
 * @param userName what histories name them by
 * @param names of roles, as the issuer calls them
 */
public record ExternalPerson(
        String issuer,
        String subject,
        String userName,
        TenantId tenant,
        Optional<SubtenantId> subtenant,
        Set<String> names) {
    public ExternalPerson {
        names = Set.copyOf(names);
    }

    public Principal.Person principal() {
        return new Principal.Person(
                UUID.nameUUIDFromBytes((issuer + " " + subject).getBytes(StandardCharsets.UTF_8)), userName);
    }
}
