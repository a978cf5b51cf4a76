package freehold.identity.store;

import freehold.identity.model.RsaPair;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keys that sign tokens. With the reach of the operator only. */
@Component
public class SigningKeyTable {
    private final JdbcClient jdbc;

    SigningKeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one that signs comes first. */
    public List<RsaPair> all() {
        return jdbc.sql("""
                        select key_id, private_key, public_key from identity.signing_key
                        order by retired, created_at desc, key_id""")
                .query((row, number) -> RsaPair.decode(
                        row.getString("key_id"), row.getBytes("public_key"), row.getBytes("private_key")))
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
}
