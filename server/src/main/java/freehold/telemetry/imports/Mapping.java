package freehold.telemetry.imports;

import freehold.kernel.ProblemException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which column of a file is what.
 *
 * @param time the column with the time
 * @param columns by column, the variable, or the quality code of one; absent if columns are called like these. Columns
 *     that are not named are left out
 * @param separator between fields
 */
public record Mapping(String time, Optional<Map<String, String>> columns, char separator) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final String TIME = "_time";
    private static final String SEPARATORS = ",;\t|";

    public Mapping {
        columns = columns.map(Map::copyOf);
    }

    /** As clients send it. */
    private record Sent(
            @Nullable String time,
            @Nullable Map<String, @Nullable String> columns,
            @Nullable String separator) {}

    /**
     * @param text an object of JSON; absent for columns that are called like variables
     */
    public static Mapping parse(Optional<String> text) {
        if (text.isEmpty()) {
            return new Mapping(TIME, Optional.empty(), ',');
        }
        Sent sent;
        try {
            sent = JSON.readValue(text.get(), Sent.class);
        } catch (JacksonException broken) {
            throw invalid(
                    "must be JSON like {\"time\":\"Time\",\"columns\":{\"Temp\":\"temperature\"},\"separator\":\";\"}");
        }
        if (sent == null) {
            throw invalid("must be an object");
        }
        String separator = Optional.ofNullable(sent.separator()).orElse(",");
        if (separator.length() != 1 || SEPARATORS.indexOf(separator.charAt(0)) < 0) {
            throw invalid("has a separator that is none of comma, semicolon, tab and bar");
        }
        return new Mapping(
                Optional.ofNullable(sent.time()).orElse(TIME),
                Optional.ofNullable(sent.columns()).map(Mapping::complete),
                separator.charAt(0));
    }

    private static Map<String, String> complete(Map<String, @Nullable String> columns) {
        Map<String, String> complete = new java.util.HashMap<>();
        columns.forEach((column, variable) -> {
            if (variable == null) {
                throw invalid("names no variable for a column");
            }
            complete.put(column, variable);
        });
        return complete;
    }

    private static ProblemException invalid(String reason) {
        return ProblemException.invalid("mapping", "The parameter mapping " + reason + ".");
    }
}
