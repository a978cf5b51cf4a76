package freehold.telemetry;

import freehold.assets.SeriesSchema.Variable;

/** Quality codes go by the name of their variable and a suffix, beside the values. */
public final class Quality {
    private static final String SUFFIX = "_qc";

    private Quality() {}

    public static String nameOf(Variable variable) {
        return variable.name() + SUFFIX;
    }

    /** Whether the name means the variable or its quality code. */
    public static boolean isNamedBy(String name, Variable variable) {
        return name.equals(variable.name()) || (variable.qualityCode() && name.equals(nameOf(variable)));
    }
}
