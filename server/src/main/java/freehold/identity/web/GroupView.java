package freehold.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import freehold.identity.store.GroupTable.Belonging;
import freehold.identity.usecase.ReadGroups.Group;
import freehold.identity.web.ScimQuery.Attributes;
import freehold.identity.web.UserView.MetaView;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A user group or role in the wire format of Identity Management. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GroupView(
        List<String> schemas,
        String id,
        @Nullable String displayName,
        @Nullable String description,
        @Nullable List<MemberView> members,
        @Nullable MetaView meta) {

    /** A user or a group. */
    record MemberView(String type, String value) {
        static MemberView from(Belonging member) {
            return new MemberView(
                    member.isGroup() ? "GROUP" : "USER", member.member().toString());
        }
    }

    static GroupView from(Group group) {
        return from(group, ScimQuery.WHOLE);
    }

    static GroupView from(Group group, ScimQuery query) {
        return new GroupView(
                ScimPage.SCHEMAS,
                group.id().toString(),
                query.shown("displayName", group.displayName()),
                query.shown("description", group.description()),
                query.shown(
                        "members",
                        group.members().stream().map(MemberView::from).toList()),
                query.shown("meta", meta(group)));
    }

    /** Built-in roles have been there from the beginning of time. */
    private static MetaView meta(Group group) {
        return group.meta()
                .map(meta -> new MetaView(meta.created(), meta.changed(), meta.version()))
                .orElseGet(() -> new MetaView(Instant.EPOCH, Instant.EPOCH, 1));
    }

    /** What groups can be searched and sorted by. */
    static final Attributes<Group> ATTRIBUTES = attributes();

    private static Attributes<Group> attributes() {
        Map<String, Function<Group, List<String>>> values = new HashMap<>();
        values.put("id", group -> List.of(group.id().toString()));
        for (String name : List.of("displayname", "groupname")) {
            values.put(name, group -> List.of(group.displayName()));
        }
        values.put("description", group -> List.of(group.description()));
        for (String name : List.of("members", "members.value")) {
            values.put(
                    name,
                    group -> group.members().stream()
                            .map(member -> member.member().toString())
                            .toList());
        }
        for (String name : List.of("created", "meta.created")) {
            values.put(name, group -> List.of(meta(group).created().toString()));
        }
        for (String name : List.of("lastmodified", "meta.lastmodified")) {
            values.put(name, group -> List.of(meta(group).lastModified().toString()));
        }
        for (String name : List.of("version", "meta.version")) {
            values.put(name, group -> List.of(Long.toString(meta(group).version())));
        }
        return new Attributes<>(values, "displayname");
    }
}
