package freehold.telemetry;

import freehold.assets.DataType;
import freehold.assets.SeriesSchema.Variable;
import freehold.decision.TimeWindow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A series with a variable of each type, and records of it. */
final class Machine {
    static final Instant NOON = Instant.parse("2024-03-31T12:00:00Z");
    static final Variable TEMPERATURE = variable(0, "temperature", DataType.DOUBLE);
    static final Variable SPEED = variable(1, "speed", DataType.INT);
    static final Variable PROGRAM = variable(3, "program", DataType.STRING);
    static final Variable PARTS = variable(4, "parts", DataType.LONG);
    static final Variable RUNNING = variable(7, "running", DataType.BOOLEAN);
    static final Variable SERVICED = variable(8, "serviced", DataType.TIMESTAMP);
    static final Variable LOG = variable(9, "log", DataType.BIG_STRING);

    static Variable variable(int slot, String name, DataType type) {
        return new Variable(slot, name, type, Optional.empty(), Optional.empty(), true);
    }

    static Sample temperature(Instant time, double value) {
        return new Sample.Draft(10).put(0, new Value.OfDouble(value)).at(time);
    }

    static Sample speed(Instant time, int value) {
        return new Sample.Draft(10).put(1, new Value.OfInt(value)).at(time);
    }

    static Sample both(Instant time, double temperature, int speed) {
        return new Sample.Draft(10)
                .put(0, new Value.OfDouble(temperature))
                .put(1, new Value.OfInt(speed))
                .at(time);
    }

    static Sample single(Instant time, Variable variable, Value value) {
        return new Sample.Draft(10).put(variable.slot(), value).at(time);
    }

    static TimeWindow startingAt(Instant from) {
        return new TimeWindow(Optional.of(from), Optional.empty());
    }

    static TimeWindow endingAt(Instant until) {
        return new TimeWindow(Optional.empty(), Optional.of(until));
    }

    static TimeWindow window(Instant from, Instant until) {
        return new TimeWindow(Optional.of(from), Optional.of(until));
    }

    static List<Sample> seconds(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> temperature(NOON.plusSeconds(i), i))
                .toList();
    }

    private Machine() {}

    static Variable[] variables() {
        return new Variable[] {TEMPERATURE, SPEED, PROGRAM, PARTS, RUNNING, SERVICED, LOG};
    }
}
