package freehold.assets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import freehold.assets.DataType;
import freehold.assets.model.SeenVariable;
import freehold.assets.model.Variable;
import org.jspecify.annotations.Nullable;

/** A variable of an asset: its definition and, where there is one, its value. */
record SeenVariableBody(
        String name,
        DataType dataType,
        @Nullable String unit,
        boolean searchable,
        @Nullable Integer length,
        boolean qualityCode,
        @Nullable String defaultValue,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String value) {

    static SeenVariableBody from(SeenVariable seen) {
        Variable variable = seen.variable();
        return new SeenVariableBody(
                variable.name(),
                variable.dataType(),
                variable.unit().orElse(null),
                variable.searchable(),
                variable.length().orElse(null),
                variable.qualityCode(),
                variable.defaultValue().orElse(null),
                seen.value().orElse(null));
    }
}
