package freehold.assets.model;

import freehold.decision.TenantId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Id of an aspect type or asset type: {@code <tenant>.<name>}. Never changes. */
public record TypeId(String value) implements Comparable<TypeId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]{1,8}\\.[A-Za-z0-9_.]+");

    public static final TypeId BASIC_ASSET = new TypeId("core.basicasset");
    public static final TypeId BASIC_HIERARCHY = new TypeId("core.basichierarchy");
    public static final TypeId SHARE_FOLDER = new TypeId("core.shareenterprise");
    public static final TypeId SUBTENANT_FOLDER = new TypeId("core.basicsubtenant");

    /** The scope of all types that are not built in. */
    public static final String OWN_SCOPE = "private";

    /** What an id must be, as the end of a sentence. */
    public static final String RULE = "must be <tenant>.<name> of letters, digits, dots and underscores, with at most "
            + Limits.TYPE_ID + " characters";

    public TypeId {
        if (value.length() > Limits.TYPE_ID || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(RULE);
        }
    }

    /** The id a text stands for, or empty where it can't be one: such a text names a type nobody has. */
    public static Optional<TypeId> parse(String text) {
        return text.length() <= Limits.TYPE_ID && FORM.matcher(text).matches()
                ? Optional.of(new TypeId(text))
                : Optional.empty();
    }

    /** Whose type it is. */
    public TenantId tenant() {
        return new TenantId(value.substring(0, value.indexOf('.')));
    }

    /** The part after the tenant. */
    public String localName() {
        return value.substring(value.indexOf('.') + 1);
    }

    public boolean builtIn() {
        return tenant().equals(TenantId.CORE);
    }

    /** For whom it is: everybody's built-in ones are {@code public}. */
    public String scope() {
        return builtIn() ? "public" : OWN_SCOPE;
    }

    @Override
    public int compareTo(TypeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
