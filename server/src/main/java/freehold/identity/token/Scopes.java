package freehold.identity.token;

import freehold.decision.Role;
import freehold.identity.store.ClientRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What a token says about itself in {@code scope}, in the short names clients of the compatible surfaces know. It is
 * information for the client: what a request may do is decided by the roles the credential has at that moment.
 */
final class Scopes {
    private static final List<String> READING = List.of("iot.tim.r");
    private static final List<String> WRITING = List.of("iot.tim.w", "iot.tim.d");

    private Scopes() {}

    static List<String> of(ClientRecord client) {
        if (client.tenant().isEmpty()) {
            return List.of("platform.operator");
        }
        List<String> scopes = new ArrayList<>(READING);
        if (client.roles().contains(Role.ADMINISTRATOR)) {
            scopes.addAll(WRITING);
        }
        return scopes;
    }
}
