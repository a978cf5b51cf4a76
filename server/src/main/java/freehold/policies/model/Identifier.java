package freehold.policies.model;

import freehold.decision.Addressee;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What policies call things: {@code mdsp:core:<service>:<region>:<tenant>:<kind>:<name>}. */
public sealed interface Identifier {
    Pattern FORM = Pattern.compile("mdsp:core:([a-z]+):([a-z0-9-]{1,20}):([a-z0-9]{1,32}):([A-Za-z]+):(.+)");

    /** A user or a user group. */
    record Subject(Addressee addressee) implements Identifier {}

    /** An asset of the tenant, or one it has received. */
    record Asset(AssetId id) implements Identifier {}

    /** A group of resources, by its name. */
    record ResourceGroup(String name) implements Identifier {}

    /** Empty for what is of no such form, or another tenant's. */
    static Optional<Identifier> parse(String text, TenantId tenant) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || !parts.group(3).equals(tenant.value())) {
            return Optional.empty();
        }
        String name = parts.group(5);
        return switch (parts.group(1) + ":" + parts.group(4).toLowerCase(Locale.ROOT)) {
            case "identitymanagement:user" -> Optional.of(new Subject(new Addressee.User(userName(name))));
            case "identitymanagement:usergroup" -> Optional.of(new Subject(new Addressee.UserGroup(normal(name))));
            case "assetmanagement:asset" -> AssetId.parse(name).map(Asset::new);
            case "resourceaccessmanagement:resourcegroup" -> Optional.of(new ResourceGroup(name));
            default -> Optional.empty();
        };
    }

    private static String normal(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    }

    /** Upper and lower case are the same in names of users. */
    private static String userName(String name) {
        return normal(name).toLowerCase(Locale.ROOT);
    }
}
