package freehold.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import freehold.identity.store.GroupTable.Held;
import freehold.identity.store.MemberTable.Member;
import freehold.identity.store.MemberTable.Meta;
import freehold.identity.usecase.ReadUsers.User;
import freehold.identity.web.ScimQuery.Attributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A user in the wire format of Identity Management.
 *
 * @param subtenants present for a subtenant user, even if empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserView(
        List<String> schemas,
        String id,
        @Nullable String userName,
        @Nullable Name name,
        @Nullable List<Mail> emails,
        @Nullable List<Group> groups,
        @Nullable Boolean active,
        @Nullable String externalId,
        @Nullable List<Ref> subtenants,
        @Nullable MetaView meta,
        @Nullable Instant lastLogonTime) {

    record Name(String familyName, String givenName) {}

    record Mail(String value) {}

    /** A group or role, held directly or through others. */
    record Group(String display, String type, String value) {
        static Group from(Held held) {
            return new Group(
                    held.name(),
                    held.direct() ? "DIRECT" : "INDIRECT",
                    held.id().toString());
        }
    }

    record Ref(String id) {}

    record MetaView(Instant created, Instant lastModified, long version) {
        static MetaView from(Meta meta) {
            return new MetaView(meta.created(), meta.changed(), meta.version());
        }
    }

    static UserView from(User user) {
        return from(user, ScimQuery.WHOLE);
    }

    static UserView from(User user, ScimQuery query) {
        Member member = user.member();
        List<Ref> subtenants = member.confined()
                ? user.subtenants().stream().map(id -> new Ref(id.value())).toList()
                : null;
        return new UserView(
                ScimPage.SCHEMAS,
                member.id().toString(),
                query.shown("userName", member.userName()),
                query.shown(
                        "name",
                        new Name(member.profile().familyName(), member.profile().givenName())),
                query.shown(
                        "emails",
                        member.profile().emails().stream().map(Mail::new).toList()),
                query.shown("groups", user.held().stream().map(Group::from).toList()),
                query.shown("active", member.profile().active()),
                query.shown("externalId", member.profile().externalId().orElse(null)),
                query.shown("subtenants", subtenants),
                query.shown("meta", MetaView.from(member.meta())),
                query.shown("lastLogonTime", member.meta().lastLogon().orElse(null)));
    }

    /** What users can be searched and sorted by. */
    static final Attributes<User> ATTRIBUTES = attributes();

    private static Attributes<User> attributes() {
        Map<String, Function<User, List<String>>> values = new HashMap<>();
        values.put("id", user -> List.of(user.member().id().toString()));
        values.put("username", user -> List.of(user.member().userName()));
        for (String name : List.of("email", "emails", "emails.value")) {
            values.put(name, user -> user.member().profile().emails());
        }
        for (String name : List.of("givenname", "name.givenname")) {
            values.put(name, user -> List.of(user.member().profile().givenName()));
        }
        for (String name : List.of("familyname", "name.familyname")) {
            values.put(name, user -> List.of(user.member().profile().familyName()));
        }
        values.put(
                "active",
                user -> List.of(Boolean.toString(user.member().profile().active())));
        values.put("externalid", user -> one(user.member().profile().externalId()));
        for (String name : List.of("created", "meta.created")) {
            values.put(name, user -> List.of(user.member().meta().created().toString()));
        }
        for (String name : List.of("lastmodified", "meta.lastmodified")) {
            values.put(name, user -> List.of(user.member().meta().changed().toString()));
        }
        for (String name : List.of("version", "meta.version")) {
            values.put(name, user -> List.of(Long.toString(user.member().meta().version())));
        }
        values.put(
                "groups.display", user -> user.held().stream().map(Held::name).toList());
        return new Attributes<>(values, "username");
    }

    private static List<String> one(Optional<String> value) {
        return value.map(List::of).orElse(List.of());
    }
}
