package freehold.identity.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import freehold.identity.model.RsaPair;
import freehold.identity.store.CredentialTable;
import freehold.identity.store.SigningKeyTable;
import freehold.tenancy.TenantReach;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The keys that sign tokens, from the database: the first server to start makes one, and restarts keep it. */
@Component
public final class SigningKeys implements JWKSource<SecurityContext> {
    private static final long RELOAD_NANOS = Duration.ofSeconds(10).toNanos();

    private final TenantReach reach;
    private final SigningKeyTable table;
    private volatile Loaded loaded;

    SigningKeys(TenantReach reach, SigningKeyTable table, CredentialTable credentials) {
        this.reach = reach;
        this.table = table;
        reach.asOperator(() -> {
            credentials.lockFirstStart();
            if (table.all().isEmpty()) {
                table.insert(RsaPair.generate());
            }
            return table;
        });
        this.loaded = load(reach, table);
    }

    private record Loaded(JWKSet keys, long nanoTime) {}

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        List<JWK> found = selector.select(loaded.keys());
        if (found.isEmpty() && System.nanoTime() - loaded.nanoTime() > RELOAD_NANOS) {
            // Perhaps a key another server has made since; made-up key ids must not cost a query each.
            loaded = load(reach, table);
            found = selector.select(loaded.keys());
        }
        return found;
    }

    /** The key that signs now. */
    RSAKey current() {
        return loaded.keys().getKeys().getFirst().toRSAKey();
    }

    /** All keys that tokens in use may have been signed with, the current one first; public halves only. */
    public List<RSAKey> published() {
        return loaded.keys().toPublicJWKSet().getKeys().stream()
                .map(JWK::toRSAKey)
                .toList();
    }

    private static Loaded load(TenantReach reach, SigningKeyTable table) {
        List<JWK> keys =
                reach.asOperator(table::all).stream().<JWK>map(SigningKeys::jwk).toList();
        return new Loaded(new JWKSet(keys), System.nanoTime());
    }

    private static RSAKey jwk(RsaPair pair) {
        return new RSAKey.Builder(pair.publicKey())
                .privateKey(pair.privateKey())
                .keyID(pair.keyId())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
    }
}
