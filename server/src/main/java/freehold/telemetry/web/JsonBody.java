package freehold.telemetry.web;

import freehold.kernel.ProblemException;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Bodies are read as they come, without a tree of them in memory. */
final class JsonBody {
    static final JsonFactory JSON = new JsonFactory();

    private JsonBody() {}

    /**
     * What the work makes of the body, which has to be one value of JSON.
     *
     * @param work is given the parser at the first token, and leaves it at the last
     */
    static <T> T read(byte[] body, Function<JsonParser, T> work) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() == null) {
                throw ProblemException.invalid("", "The body is empty.");
            }
            T result = work.apply(json);
            if (json.nextToken() != null) {
                throw ProblemException.invalid("", "The body goes on after its end.");
            }
            return result;
        } catch (JacksonException broken) {
            throw ProblemException.invalid("", "The body is not valid JSON" + place(broken) + ".");
        }
    }

    private static String place(JacksonException broken) {
        return broken.getLocation() == null || broken.getLocation().getLineNr() < 1
                ? ""
                : " at line " + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr();
    }
}
