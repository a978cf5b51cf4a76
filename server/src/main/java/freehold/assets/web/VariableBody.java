package freehold.assets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.assets.DataType;
import freehold.assets.model.AssetType;
import freehold.assets.model.Limits;
import freehold.assets.model.TypeId;
import freehold.assets.model.Variable;
import freehold.kernel.ProblemException;
import freehold.kernel.http.Link;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Definition of a variable. */
record VariableBody(
        @Schema(example = "temperature") @Nullable String name,
        @Schema(example = "DOUBLE") @Nullable DataType dataType,
        @Schema(example = "°C") @Nullable String unit,
        @Nullable Boolean searchable,
        @Nullable Integer length,
        @Nullable Boolean qualityCode,
        @Nullable String defaultValue,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonProperty(value = "_links", access = JsonProperty.Access.READ_ONLY)
        @Nullable
        Map<String, Link> links) {

    static VariableBody from(Variable variable) {
        return of(variable, null);
    }

    /** An inherited one points to where it comes from. */
    static VariableBody from(AssetType.Direct direct, TypeId type, Hrefs hrefs) {
        return of(
                direct.variable(),
                direct.origin().equals(type) ? null : Map.of("origin", hrefs.assetType(direct.origin())));
    }

    private static VariableBody of(Variable variable, @Nullable Map<String, Link> links) {
        return new VariableBody(
                variable.name(),
                variable.dataType(),
                variable.unit().orElse(null),
                variable.searchable(),
                variable.length().orElse(null),
                variable.qualityCode(),
                variable.defaultValue().orElse(null),
                links);
    }

    static List<Variable> variables(@Nullable List<@Nullable VariableBody> bodies, boolean dynamic) {
        return bodies == null
                ? List.of()
                : bodies.stream().map(body -> variable(body, dynamic)).toList();
    }

    /**
     * Clients set {@code searchable} on dynamic and {@code qualityCode} on static variables, where they mean nothing;
     * there they read as false.
     */
    static Variable variable(@Nullable VariableBody body, boolean dynamic) {
        if (body == null || body.name() == null) {
            throw ProblemException.invalid("/variables", "each variable needs a name");
        }
        DataType type = body.dataType();
        if (type == null) {
            throw ProblemException.invalid("/variables", "variable " + body.name() + " needs a dataType");
        }
        return new Variable(
                body.name(),
                type,
                Optional.ofNullable(body.unit()),
                Optional.ofNullable(body.length()).or(() -> defaultLength(type)),
                !dynamic && Boolean.TRUE.equals(body.searchable()),
                dynamic && Boolean.TRUE.equals(body.qualityCode()),
                Optional.ofNullable(body.defaultValue()));
    }

    private static Optional<Integer> defaultLength(DataType type) {
        return switch (type) {
            case STRING -> Optional.of(Limits.STRING_LENGTH);
            case BIG_STRING -> Optional.of(Limits.DEFAULT_BIG_STRING_LENGTH);
            case BOOLEAN, INT, LONG, DOUBLE, TIMESTAMP -> Optional.empty();
        };
    }
}
