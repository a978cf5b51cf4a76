package freehold.audit.web;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** A cell stays one cell, whatever is in it, and begins no formula. */
public final class EntryCsvTarget {
    private EntryCsvTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider input) {
        String text = input.consumeRemainingAsString();
        String cell = EntryCsv.cell(text);
        boolean quoted = cell.startsWith("\"");
        String inside = quoted ? cell.substring(1, cell.length() - 1) : cell;
        if (inside.replace("\"\"", "").contains("\"") || (!quoted && cell.matches("(?s).*[,\r\n].*"))) {
            throw new IllegalStateException("more than one cell");
        }
        String value = inside.replace("\"\"", "\"");
        if (!value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0) {
            throw new IllegalStateException("a formula");
        }
        if (!value.equals(text) && !value.equals("'" + text)) {
            throw new IllegalStateException("not what was given");
        }
    }
}
