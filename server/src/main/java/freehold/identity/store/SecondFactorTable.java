package freehold.identity.store;

import freehold.identity.model.SecretHash;
import freehold.identity.model.Totp;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Second factors of people, each with the reach of that person. */
@Component
public class SecondFactorTable {
    private final JdbcClient jdbc;

    SecondFactorTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A second factor.
     *
     * @param confirmed whether it is asked for
     * @param lastStep of the last code that was used
     */
    public record Factor(Totp codes, boolean confirmed, long lastStep) {}

    public Optional<Factor> find(UUID person) {
        return jdbc.sql("select secret, confirmed, last_step from identity.second_factor_of(:person)")
                .param("person", person)
                .query((row, number) -> new Factor(
                        Totp.of(row.getBytes("secret")), row.getBoolean("confirmed"), row.getLong("last_step")))
                .optional();
    }

    /** Begins anew; nothing is asked for until it is confirmed. */
    public void begin(UUID person, Totp codes) {
        delete(person);
        jdbc.sql("insert into identity.second_factor (person_id, secret) values (:person, :secret)")
                .param("person", person)
                .param("secret", codes.reveal())
                .update();
    }

    /** From now on codes are asked for. */
    public void confirm(UUID person, Collection<SecretHash> recoveryCodes) {
        jdbc.sql("update identity.second_factor set confirmed_at = clock_timestamp() where person_id = :person")
                .param("person", person)
                .update();
        recoveryCodes.forEach(
                hash -> jdbc.sql("insert into identity.recovery_code (person_id, code_hash) values (:person, :hash)")
                        .param("person", person)
                        .param("hash", hash.bytes())
                        .update());
    }

    public void delete(UUID person) {
        jdbc.sql("delete from identity.second_factor where person_id = :person")
                .param("person", person)
                .update();
    }

    /** Uses the code of a step; false when it, or a later one, was used before, or is being used at this moment. */
    public boolean takeStep(UUID person, long step) {
        return jdbc.sql("""
                        update identity.second_factor set last_step = :step
                        where person_id = :person and last_step < :step""").param("person", person).param("step", step).update() == 1;
    }

    /** Whether there was such a code, which is then used up. */
    public boolean spendRecoveryCode(UUID person, SecretHash code) {
        return jdbc.sql("select identity.spend_recovery_code(:person, :code)")
                .param("person", person)
                .param("code", code.bytes())
                .query(Boolean.class)
                .single();
    }

    public int recoveryCodes(UUID person) {
        return jdbc.sql("select count(*) from identity.recovery_code where person_id = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }
}
