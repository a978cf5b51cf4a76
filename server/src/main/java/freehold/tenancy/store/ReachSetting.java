package freehold.tenancy.store;

import freehold.kernel.Deed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The transaction-local settings that row-level security reads. */
@Component
public class ReachSetting {
    private final JdbcClient jdbc;

    ReachSetting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sets it until the transaction ends, and tells what it was before; empty for nothing. */
    public String set(String setting, String value) {
        return jdbc.sql("""
                        select coalesce(current_setting(:setting, true), ''), set_config(:setting, :value, true),
                            set_config('freehold.deed',
                                coalesce(nullif(current_setting('freehold.deed', true), ''), :deed), true)""")
                .param("setting", setting)
                .param("value", value)
                .param("deed", Deed.text())
                .query((row, number) -> row.getString(1))
                .single();
    }
}
