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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The keys that sign tokens, from the database: the first server to start makes one, and restarts keep it. */
@Component
public final class SigningKeys implements JWKSource<SecurityContext> {
    /** Made-up key ids must not cost a query each. */
    private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

    /** A change by another server holds here after this long at the latest. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    /** Until then another server may still have signed with it, and what it signed has ended. */
    private static final Duration VERIFIES =
            Tokens.VALIDITY.plus(KEPT).plus(Tokens.SKEW).plus(Tokens.SKEW);

    private final TenantReach reach;
    private final SigningKeyTable table;
    private final CredentialTable credentials;
    private volatile Loaded loaded;

    SigningKeys(TenantReach reach, SigningKeyTable table, CredentialTable credentials) {
        this.reach = reach;
        this.table = table;
        this.credentials = credentials;
        reach.asOperator(() -> {
            credentials.lockFirstStart();
            if (table.all(VERIFIES).stream().allMatch(key -> key.retiredAt().isPresent())) {
                table.insert(RsaPair.generate());
            }
            return table;
        });
        this.loaded = load(reach, table);
    }

    private record Loaded(JWKSet keys, List<Known> known, long nanoTime) {
        boolean olderThan(long nanos) {
            return System.nanoTime() - nanoTime > nanos;
        }
    }

    /**
     * A key as the operator sees it.
     *
     * @param retiredAt empty for the one that signs
     */
    public record Known(String keyId, Instant createdAt, Optional<Instant> retiredAt) {}

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        List<JWK> found = selector.select(recent().keys());
        if (found.isEmpty() && loaded.olderThan(PAUSE_NANOS)) {
            // Perhaps a key another server has made since.
            loaded = load(reach, table);
            found = selector.select(loaded.keys());
        }
        return found;
    }

    /** Whether the id is of one of the keys. */
    boolean trusts(String keyId) {
        return loaded.keys().getKeyByKeyId(keyId) != null;
    }

    /** The key that signs now. */
    RSAKey current() {
        return recent().keys().getKeys().getFirst().toRSAKey();
    }

    /** All keys that tokens in use may have been signed with, the current one first; public halves only. */
    public List<RSAKey> published() {
        return recent().keys().toPublicJWKSet().getKeys().stream()
                .map(JWK::toRSAKey)
                .toList();
    }

    /** The same, with their times. */
    public List<Known> known() {
        return recent().known();
    }

    /**
     * Signs with a new key from now on.
     *
     * @param endTokens whether what the old ones have signed is refused: here at once, and within a minute everywhere
     */
    public void rotate(boolean endTokens) {
        reach.asOperator(() -> {
            credentials.lockFirstStart();
            table.retire();
            if (endTokens) {
                table.forgetRetired();
            }
            table.insert(RsaPair.generate());
            return table;
        });
        loaded = load(reach, table);
    }

    private Loaded recent() {
        Loaded now = loaded;
        if (now.olderThan(KEPT.toNanos())) {
            now = load(reach, table);
            loaded = now;
        }
        return now;
    }

    private static Loaded load(TenantReach reach, SigningKeyTable table) {
        long began = System.nanoTime();
        List<SigningKeyTable.Kept> all = reach.asOperator(() -> table.all(VERIFIES));
        return new Loaded(
                new JWKSet(all.stream().<JWK>map(key -> jwk(key.pair())).toList()),
                all.stream()
                        .map(key -> new Known(key.pair().keyId(), key.createdAt(), key.retiredAt()))
                        .toList(),
                began);
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
