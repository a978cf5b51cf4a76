package freehold.telemetry.json;

import freehold.assets.SeriesSchema.Variable;
import freehold.kernel.IsoTime;
import freehold.telemetry.Limits;
import freehold.telemetry.RecordRules;
import freehold.telemetry.Value;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one value by the type of its variable. Nothing is converted: a text that looks like a number is a text. */
public final class ValueReader {
    private ValueReader() {}

    /** The value is not one of its variable. */
    static final class Unfit extends Exception {
        private final String reason;

        Unfit(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        /** In words that follow the variable's name. */
        String reason() {
            return reason;
        }
    }

    static Value read(JsonParser json, Variable variable) throws Unfit {
        return switch (variable.dataType()) {
            case BOOLEAN -> new Value.OfBoolean(truth(json));
            case INT -> new Value.OfInt(wholeNumber(json));
            case LONG -> new Value.OfLong(longNumber(json));
            case DOUBLE -> new Value.OfDouble(number(json));
            case STRING -> new Value.OfText(text(json, variable.length().orElse(Limits.STRING_LENGTH)));
            case BIG_STRING -> new Value.OfText(text(json, variable.length().orElse(Limits.BIG_STRING_LENGTH)));
            case TIMESTAMP -> time(json);
        };
    }

    private static boolean truth(JsonParser json) throws Unfit {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new Unfit("must be true or false");
        };
    }

    static int wholeNumber(JsonParser json) throws Unfit {
        String unfit = "must be a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new Unfit(unfit);
        }
        return switch (json.getNumberType()) {
            case INT -> json.getIntValue();
            default -> throw new Unfit(unfit);
        };
    }

    private static long longNumber(JsonParser json) throws Unfit {
        String unfit = "must be a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new Unfit(unfit);
        }
        return switch (json.getNumberType()) {
            case INT, LONG -> json.getLongValue();
            default -> throw new Unfit(unfit);
        };
    }

    private static double number(JsonParser json) throws Unfit {
        double number =
                switch (json.currentToken()) {
                    case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
                    // As a whole number -0 would lose its sign.
                    case VALUE_NUMBER_INT -> Double.parseDouble(json.getString());
                    default -> throw new Unfit("must be a number");
                };
        if (!Double.isFinite(number)) {
            throw new Unfit("must be a number that a double can hold");
        }
        return number;
    }

    private static String text(JsonParser json, int length) throws Unfit {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new Unfit("must be text");
        }
        String text = json.getString();
        Optional<String> fault = RecordRules.faultOfText(text, length);
        if (fault.isPresent()) {
            throw new Unfit(fault.get());
        }
        return text;
    }

    private static Value time(JsonParser json) throws Unfit {
        String unfit = "must be a time like 2026-01-31T12:00:00.000Z";
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new Unfit(unfit);
        }
        return new Value.OfTime(IsoTime.parse(json.getString()).orElseThrow(() -> new Unfit(unfit)));
    }
}
