package freehold.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL how it would run each statement just before it does: with the same values, in the same transaction,
 * under the same row-level security. Of a plan its shape is kept: which way it takes, not with what values.
 */
public final class Plans {
    private static final Pattern STEP = Pattern.compile("(?:->|CTE|SubPlan).*");
    /** What a policy asks of the session, once for the statement: of no interest here. */
    private static final Pattern SETTING = Pattern.compile("->\\s+Result");

    private static final int STATEMENT_CHARACTERS = 110;

    private final Predicate<String> wanted;
    private final List<String> shapes = new ArrayList<>();
    private boolean watching;

    /**
     * @param wanted whether a statement is of interest
     */
    public Plans(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /** The same connections, watched. */
    public DataSource of(DataSource source) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object made = call(source, method, arguments);
            return made instanceof Connection connection ? of(connection) : made;
        });
    }

    /** The shapes of all plans of the statements the work runs, each with its statement's beginning, in order. */
    public String during(Runnable work) {
        shapes.clear();
        watching = true;
        work.run();
        watching = false;
        return String.join("\n", shapes);
    }

    private Connection of(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object made = call(connection, method, arguments);
            boolean interesting = watching && made instanceof PreparedStatement && wanted.test((String) arguments[0]);
            return interesting
                    ? of((PreparedStatement) Objects.requireNonNull(made), connection, (String) arguments[0])
                    : made;
        });
    }

    private PreparedStatement of(PreparedStatement statement, Connection connection, String sql) {
        List<Setting> values = new ArrayList<>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1) {
                values.add(other -> call(other, method, arguments));
            }
            if (method.getName().startsWith("execute")) {
                shapes.add(shape(connection, sql, values));
            }
            return call(statement, method, arguments);
        });
    }

    private interface Setting {
        void on(PreparedStatement statement) throws Throwable;
    }

    private static String shape(Connection connection, String sql, List<Setting> values) throws Throwable {
        try (PreparedStatement explain = connection.prepareStatement("explain (costs off) " + sql)) {
            for (Setting value : values) {
                value.on(explain);
            }
            String begin = sql.replaceAll("\\s+", " ").strip();
            return begin.substring(0, Math.min(begin.length(), STATEMENT_CHARACTERS)) + "\n" + steps(explain);
        }
    }

    private static String steps(PreparedStatement explain) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet plan = explain.executeQuery()) {
            while (plan.next()) {
                String line = plan.getString(1);
                if (lines.isEmpty()
                        || (STEP.matcher(line.strip()).matches()
                                && !SETTING.matcher(line.strip()).matches())) {
                    lines.add("    " + line);
                }
            }
        }
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private interface Answers {
        @Nullable
        Object to(Method method, @Nullable Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answers.to(method, arguments == null ? new Object[0] : arguments)));
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }
}
