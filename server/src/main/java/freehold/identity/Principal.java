package freehold.identity;

import java.util.UUID;

/** Who stands behind a request, as history and audit name them. */
public sealed interface Principal {

    /** Stable text for history: {@code user:…}, {@code client:…} or {@code system:…}. */
    String name();

    record Person(UUID id, String userName) implements Principal {
        @Override
        public String name() {
            return "user:" + userName;
        }
    }

    /** A service credential: a technical user of the tenant. */
    record Client(String clientId) implements Principal {
        @Override
        public String name() {
            return "client:" + clientId;
        }
    }

    /** The platform itself, for a stated reason. */
    record Platform(String reason) implements Principal {
        @Override
        public String name() {
            return "system:" + reason;
        }
    }
}
