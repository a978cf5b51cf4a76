package freehold.assets.store;

import freehold.assets.model.Variable;
import java.sql.Types;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Definitions of variables: read with their type as one JSON list, written one by one. */
final class VariableJson {
    private VariableJson() {}

    static List<Variable> list(String json) {
        return List.of(AssetsJson.read(json, Variable[].class));
    }

    /** Binds the name and what may change. */
    static StatementSpec changeable(StatementSpec statement, Variable variable) {
        return statement
                .param("name", variable.name())
                .param("unit", variable.unit().orElse(null), Types.VARCHAR)
                .param("length", variable.length().orElse(null), Types.INTEGER)
                .param("searchable", variable.searchable())
                .param("defaultValue", variable.defaultValue().orElse(null), Types.VARCHAR);
    }
}
