package freehold.platform.store;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sealed answers, by the hash of the key they were asked for with. */
@Component
public class AnswerTable {
    private final JdbcClient jdbc;

    AnswerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An answer as it is kept. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way between cipher and column, never compared
    public record Kept(byte[] requestHash, byte[] sealed) {}

    public Optional<Kept> find(byte[] keyHash) {
        return jdbc.sql("select request_hash, sealed from platform.answer where key_hash = :key")
                .param("key", keyHash)
                .query((row, number) -> new Kept(row.getBytes("request_hash"), row.getBytes("sealed")))
                .optional();
    }

    public void keep(byte[] keyHash, Kept answer) {
        jdbc.sql("insert into platform.answer (key_hash, request_hash, sealed) values (:key, :request, :sealed)")
                .param("key", keyHash)
                .param("request", answer.requestHash())
                .param("sealed", answer.sealed())
                .update();
    }

    public void forgetOlderThan(Duration age) {
        jdbc.sql("delete from platform.answer where answered_at < now() - make_interval(secs => :seconds)")
                .param("seconds", age.toSeconds())
                .update();
    }
}
