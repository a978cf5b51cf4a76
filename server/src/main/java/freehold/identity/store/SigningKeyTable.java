package freehold.identity.store;

import freehold.identity.model.RsaPair;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keys that sign tokens. With the reach of the operator only. */
@Component
public class SigningKeyTable {
    private final JdbcClient jdbc;

    SigningKeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A key with its times.
     *
     * @param retiredAt since when it signs nothing any more
     */
    public record Kept(RsaPair pair, Instant createdAt, Optional<Instant> retiredAt) {}

    /**
     * The one that signs comes first, then those that were retired not longer ago than this.
     *
     * @param tokensLive for how long something a retired key has signed may have to be verified
     */
    public List<Kept> all(Duration tokensLive) {
        return jdbc.sql("""
                        select key_id, private_key, public_key, created_at, retired_at from identity.signing_key
                        where not retired or retired_at > clock_timestamp() - :live * interval '1 second'
                        order by retired, created_at desc, key_id""")
                .param("live", tokensLive.toSeconds())
                .query((row, number) -> new Kept(
                        RsaPair.decode(
                                row.getString("key_id"), row.getBytes("public_key"), row.getBytes("private_key")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("retired_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    public void insert(RsaPair key) {
        jdbc.sql("""
                        insert into identity.signing_key (key_id, private_key, public_key)
                        values (:keyId, :privateKey, :publicKey)""")
                .param("keyId", key.keyId())
                .param("privateKey", key.privateKey().getEncoded())
                .param("publicKey", key.publicKey().getEncoded())
                .update();
    }

    /** All that sign, sign no more. */
    public void retire() {
        jdbc.sql("update identity.signing_key set retired = true, retired_at = clock_timestamp() where not retired")
                .update();
    }

    /** All that are retired verify nothing either. */
    public void forgetRetired() {
        jdbc.sql("update identity.signing_key set retired_at = '-infinity' where retired")
                .update();
    }
}
