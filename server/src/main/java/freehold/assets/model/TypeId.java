package freehold.assets.model;

import freehold.decision.TenantId;
import java.util.Optional;

/** Id of an aspect type or asset type: {@code <tenant>.<name>}. Never changes. */
public record TypeId(String value) implements Comparable<TypeId> {
    private static final int LONGEST_TENANT = 8;

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
        if (!isOne(value)) {
            throw new IllegalArgumentException(RULE);
        }
    }

    /** The id a text stands for, or empty where it can't be one: such a text names a type nobody has. */
    public static Optional<TypeId> parse(String text) {
        return isOne(text) ? Optional.of(new TypeId(text)) : Optional.empty();
    }

    /** Looked at character by character: each row of a list has one. */
    private static boolean isOne(String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || dot > LONGEST_TENANT || text.length() == dot + 1 || text.length() > Limits.TYPE_ID) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean everywhere = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
            boolean inName = (character >= 'A' && character <= 'Z') || character == '_' || character == '.';
            if (!everywhere && !(inName && i >= dot)) {
                return false;
            }
        }
        return true;
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
