package freehold;

import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The server: one process, one PostgreSQL. Two modules may call a part of theirs by the same name. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Freehold {
    private static final Map<String, Object> JSON = Map.of("logging.structured.format.console", "ecs");

    public static void main(String[] args) {
        SpringApplication server = new SpringApplication(Freehold.class);
        server.setDefaultProperties(log(System.getenv("FREEHOLD_LOG"), System.console()));
        server.run(args);
    }

    /**
     * A line of JSON for each entry of the log, for what collects and searches logs; text for who reads along.
     *
     * @param wanted {@code json} or {@code text}; text on a terminal and else JSON where nothing is said
     */
    static Map<String, Object> log(@Nullable String wanted, @Nullable Console console) {
        if (wanted == null || wanted.isBlank()) {
            return console != null && console.isTerminal() ? Map.of() : JSON;
        }
        return switch (wanted) {
            case "text" -> Map.of();
            case "json" -> JSON;
            default -> throw new IllegalArgumentException("FREEHOLD_LOG is json or text, not " + wanted);
        };
    }
}
