package freehold.identity.token;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.store.ClientRecord;
import freehold.identity.store.CredentialTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** Service credentials and the operator's, as the token endpoint wants to see them. */
@Component
final class Clients implements RegisteredClientRepository {
    private static final String CLAIMS = "freehold.claims";
    private static final String SCOPES = "freehold.scopes";
    private static final int LONGEST_ID = 100;

    private final CredentialTable credentials;

    Clients(CredentialTable credentials) {
        this.credentials = credentials;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("credentials are made by their own use case");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        if (clientId.length() > LONGEST_ID || clientId.indexOf('\0') >= 0) {
            return null;
        }
        return credentials.findUsable(clientId).map(Clients::registered).orElse(null);
    }

    private static RegisteredClient registered(ClientRecord client) {
        return RegisteredClient.withId(client.clientId())
                .clientId(client.clientId())
                .clientSecret(client.secretHash().hex())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(Scopes.of(client)))
                .clientSettings(ClientSettings.builder()
                        .setting(CLAIMS, claims(client))
                        .setting(SCOPES, Scopes.of(client))
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenFormat(OAuth2TokenFormat.SELF_CONTAINED)
                        .accessTokenTimeToLive(Tokens.VALIDITY)
                        .build())
                .build();
    }

    private static Map<String, Object> claims(ClientRecord client) {
        Map<String, Object> claims = new java.util.LinkedHashMap<>();
        claims.put(Tokens.CLIENT, client.clientId());
        claims.put(Tokens.VERSION, client.version());
        client.tenant().map(TenantId::value).ifPresent(tenant -> claims.put(Tokens.TENANT, tenant));
        client.subtenant().map(SubtenantId::value).ifPresent(subtenant -> claims.put(Tokens.SUBTENANT, subtenant));
        return claims;
    }

    /** What a token of the client has to say of it. */
    static Map<String, Object> claimsOf(RegisteredClient client) {
        return Optional.ofNullable(client.getClientSettings().<Map<String, Object>>getSetting(CLAIMS))
                .orElseThrow();
    }

    static List<String> scopesOf(RegisteredClient client) {
        return Optional.ofNullable(client.getClientSettings().<List<String>>getSetting(SCOPES))
                .orElseThrow();
    }
}
