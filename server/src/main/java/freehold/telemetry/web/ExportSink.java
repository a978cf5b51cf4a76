package freehold.telemetry.web;

import freehold.assets.SeriesSchema.Variable;
import freehold.kernel.IsoTime;
import freehold.kernel.Problem;
import freehold.telemetry.Quality;
import freehold.telemetry.Sample;
import freehold.telemetry.Value;
import freehold.telemetry.usecase.ExportSamples;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Writes records line by line to wherever they go, which is opened with the first. */
final class ExportSink implements ExportSamples.Sink, AutoCloseable {
    private static final int BUFFER = 32 * 1024;

    private final ExportFormat format;
    private final Target target;
    private List<Variable> variables = List.of();
    private @Nullable Writer out;

    /** What is written to. */
    interface Target {
        OutputStream open() throws IOException;
    }

    /** It broke off. Thrown after the line that says so, so that the connection does not end as if all was well. */
    static final class Broken extends IOException {
        Broken(Problem problem) {
            super(problem.message());
        }
    }

    ExportSink(ExportFormat format, Target target) {
        this.format = format;
        this.target = target;
    }

    @Override
    public void begin(List<Variable> shown) throws IOException {
        variables = List.copyOf(shown);
        out = new OutputStreamWriter(new BufferedOutputStream(target.open(), BUFFER), StandardCharsets.UTF_8);
        if (format == ExportFormat.CSV) {
            StringBuilder header = new StringBuilder("_time");
            for (Variable variable : variables) {
                header.append(',').append(quoted(variable.name()));
                if (variable.qualityCode()) {
                    header.append(',').append(quoted(Quality.nameOf(variable)));
                }
            }
            line(header.toString());
        }
    }

    @Override
    public void record(Sample sample) throws IOException {
        line(format == ExportFormat.CSV ? csv(sample) : RecordsWriter.one(sample, variables));
    }

    @Override
    public void broken(Problem problem) throws IOException {
        line(format == ExportFormat.CSV ? "#error," + quoted(problem.message()) : error(problem));
        writer().flush();
        throw new Broken(problem);
    }

    private static String error(Problem problem) {
        java.io.StringWriter text = new java.io.StringWriter();
        try (JsonGenerator json = JsonBody.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("error", problem.message());
            json.writeEndObject();
        }
        return text.toString();
    }

    private void line(String text) throws IOException {
        writer().write(text);
        writer().write("\r\n".substring(format == ExportFormat.CSV ? 0 : 1));
    }

    private Writer writer() {
        if (out == null) {
            throw new IllegalStateException("nothing was begun");
        }
        return out;
    }

    private String csv(Sample sample) {
        StringBuilder line = new StringBuilder(IsoTime.format(sample.time()));
        for (Variable variable : variables) {
            Value value = sample.value(variable.slot());
            line.append(',').append(value == null ? "" : text(value));
            if (variable.qualityCode()) {
                Integer quality = sample.quality(variable.slot());
                line.append(',').append(quality == null ? "" : quality.toString());
            }
        }
        return line.toString();
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.OfDouble number -> Double.toString(number.value());
            case Value.OfInt number -> Integer.toString(number.value());
            case Value.OfLong number -> Long.toString(number.value());
            case Value.OfBoolean truth -> Boolean.toString(truth.value());
            // Text is always quoted: so an empty one differs from none.
            case Value.OfText text -> '"' + text.value().replace("\"", "\"\"") + '"';
            case Value.OfTime time -> time.value().toString();
        };
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_.-]+") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.flush();
        }
    }
}
