package freehold.audit.web;

import freehold.audit.model.Entry;
import freehold.audit.model.NumberedEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** Entries as RFC 4180 has them. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
final class EntryCsv {
    private static final String HEADER =
            "number,time,actor,action,objects,outcome,reason,times,changes,requestId,hash\r\n";
    private static final String STARTS_FORMULA = "=+-@\t\r";

    private final Writer out;

    EntryCsv(Writer out) throws IOException {
        this.out = out;
        out.write(HEADER);
    }

    void write(NumberedEntry numbered) {
        Entry entry = numbered.entry();
        String row = List.of(
                        Long.toString(numbered.number()),
                        entry.happenedAt().toString(),
                        entry.actor(),
                        entry.action(),
                        String.join(" ", entry.objects()),
                        entry.outcome(),
                        entry.reason(),
                        Long.toString(entry.times()),
                        entry.changes(),
                        entry.requestId(),
                        numbered.hash())
                .stream()
                .map(EntryCsv::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
        try {
            out.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String cell(String text) {
        String safe = !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(one -> one == ',' || one == '"' || one == '\r' || one == '\n')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
