package freehold.kernel.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the address of an external database: {@code jdbc:postgresql://…}, {@code postgresql://…} or
 * {@code postgres://…}, user and password before the host or as parameters. All other parameters go to the driver.
 */
final class DatabaseUrl {
    private static final Pattern FORM =
            Pattern.compile("(?:jdbc:postgresql|postgresql|postgres)://(?:([^@/?]*)@)?([^@/?]+)/([^/?]+)(?:\\?(.*))?");

    private DatabaseUrl() {}

    static Endpoint parse(String url) {
        Matcher form = FORM.matcher(url.strip());
        if (!form.matches()) {
            throw refused("is not of the form postgresql://user:password@host:5432/database");
        }
        String user = null;
        String password = null;
        @Nullable String credentials = form.group(1);
        if (credentials != null) {
            int colon = credentials.indexOf(':');
            user = decoded(colon < 0 ? credentials : credentials.substring(0, colon));
            password = colon < 0 ? null : decoded(credentials.substring(colon + 1));
        }
        List<String> parameters = new ArrayList<>();
        @Nullable String query = form.group(4);
        for (String parameter : query == null ? new String[0] : query.split("&")) {
            if (parameter.startsWith("user=")) {
                user = decoded(parameter.substring("user=".length()));
            } else if (parameter.startsWith("password=")) {
                password = decoded(parameter.substring("password=".length()));
            } else if (!parameter.isEmpty()) {
                parameters.add(parameter);
            }
        }
        if (user == null || user.isEmpty() || password == null || password.isEmpty()) {
            throw refused("names no user or no password");
        }
        String tail = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        return new Endpoint("jdbc:postgresql://" + form.group(2) + "/" + form.group(3) + tail, user, password);
    }

    // In the part before the host a plus sign is a plus sign; the driver reads parameters the same way here.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Never quotes the address: it carries a password. */
    private static IllegalStateException refused(String reason) {
        return new IllegalStateException("FREEHOLD_DB_URL " + reason + ".");
    }
}
