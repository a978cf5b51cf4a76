package freehold.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is being done at this moment, and by whom: told to each transaction at its start, so that the database writes it
 * beside whatever the transaction changes. The edge opens one per request; work that nobody asked for has none.
 */
public final class Deed {
    /** Bounds what a request can put into the audit by its address. */
    private static final int LONGEST = 200;

    private static final int MOST_OBJECTS = 20;
    private static final ThreadLocal<@Nullable Deed> CURRENT = new ThreadLocal<>();

    private final String requestId;
    private String tenant = "";
    private String actor = "";
    private String action = "";
    private List<String> objects = List.of();

    private Deed(String requestId) {
        this.requestId = requestId;
    }

    /** Begins with nothing known but the request's id. */
    public static void begin(String requestId) {
        CURRENT.set(new Deed(requestId));
    }

    public static void end() {
        CURRENT.remove();
    }

    /** The deed of this thread's request. */
    public static Optional<Deed> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Says who does it, as histories name them; the tenant is empty for somebody of none. */
    public void by(String inTenant, String name) {
        tenant = inTenant;
        actor = clean(name);
    }

    /**
     * Says what is done, to what.
     *
     * @param ids as the request gave them
     */
    public void doing(String what, List<String> ids) {
        action = clean(what);
        objects = ids.stream()
                .map(Deed::clean)
                .filter(Predicate.not(String::isEmpty))
                .limit(MOST_OBJECTS)
                .toList();
    }

    public String tenant() {
        return tenant;
    }

    public String actor() {
        return actor;
    }

    public String action() {
        return action;
    }

    public List<String> objects() {
        return objects;
    }

    public String requestId() {
        return requestId;
    }

    /** For a transaction of whoever the request comes from. */
    public static String text() {
        return current()
                .map(deed -> deed.textFor(deed.tenant, deed.actor, Map.of()))
                .orElse("");
    }

    /** For a transaction of somebody who is known without a request, such as the platform. */
    public static String text(String tenant, String actor) {
        return text(tenant, actor, Map.of());
    }

    /**
     * For a part of a transaction of more than one tenant.
     *
     * @param elsewhere as whom the same somebody acts in the other tenants
     */
    public static String text(String tenant, String actor, Map<String, String> elsewhere) {
        return current().orElseGet(() -> new Deed("")).textFor(tenant, actor, elsewhere);
    }

    private String textFor(String inTenant, String name, Map<String, String> elsewhere) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (!elsewhere.isEmpty()) {
            Map<String, String> names = new LinkedHashMap<>();
            elsewhere.forEach((other, called) -> names.put(other, clean(called)));
            members.put("elsewhere", names);
        }
        members.put("tenant", inTenant);
        members.put("actor", name.isEmpty() ? "anonymous" : clean(name));
        members.put("action", action);
        members.put("objects", objects);
        members.put("request", requestId);
        return JsonMapper.shared().writeValueAsString(members);
    }

    private static String clean(String text) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        StringBuilder kept = new StringBuilder(bounded.length());
        bounded.codePoints()
                .filter(one -> !Character.isISOControl(one) && Character.getType(one) != Character.SURROGATE)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
