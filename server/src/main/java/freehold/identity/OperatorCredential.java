package freehold.identity;

import java.time.Instant;

/** What whoever runs the installation proves themselves with, without the secret. */
public record OperatorCredential(String clientId, Instant createdAt, String createdBy, Instant secretSetAt) {

    /** The secret is known here, and never again. */
    public record WithSecret(OperatorCredential credential, String clientSecret) {
        @Override
        public String toString() {
            return "WithSecret[" + credential.clientId() + "]";
        }
    }
}
