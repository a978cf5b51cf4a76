package freehold.identity.web;

import freehold.identity.Limits;
import freehold.identity.model.GroupName;
import freehold.identity.store.GroupTable.Label;
import freehold.identity.usecase.KeepGroups.Wanted;
import freehold.kernel.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request may say of a group or custom role. Everything else is the server's, and is not read. */
record GroupWish(
        @Schema(example = "7a1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f") @Nullable
        String id,

        @Schema(example = "mdsp_usergroup:maintenance") @Nullable
        String displayName,

        @Nullable String description,
        @Nullable List<@Nullable MemberWish> members) {

    /** A user or group that shall be a member. */
    record MemberWish(
            @Schema(
                    example = "USER",
                    allowableValues = {"USER", "GROUP"})
            @Nullable
            String type,

            @Schema(example = "6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f") @Nullable
            String value) {
        Wanted wanted() {
            String kind = SessionRoutes.required("/type", type).toUpperCase(Locale.ROOT);
            String id = SessionRoutes.required("/value", value);
            return switch (kind) {
                case "USER" -> new Wanted(false, id);
                case "GROUP" -> new Wanted(true, id);
                default -> throw ProblemException.invalid("/type", "must be USER or GROUP");
            };
        }
    }

    Label label() {
        return new Label(
                name(SessionRoutes.required("/displayName", displayName)),
                UserWish.text("/description", description == null ? "" : description));
    }

    /** What is not said stays as it is. */
    Label onto(Label now) {
        return new Label(
                displayName == null ? now.displayName() : name(displayName),
                description == null ? now.description() : UserWish.text("/description", description));
    }

    Optional<List<Wanted>> wantedMembers() {
        if (members != null && members.size() > Limits.MEMBERS_AT_ONCE) {
            throw ProblemException.limit(
                    "membersAtOnce",
                    "A request may name " + Limits.MEMBERS_AT_ONCE + " members (membersAtOnce); add more one by one.");
        }
        return Optional.ofNullable(members)
                .map(all -> all.stream().map(GroupWish::wanted).toList());
    }

    private static Wanted wanted(@Nullable MemberWish wish) {
        if (wish == null) {
            throw ProblemException.invalid("/members", "must not have null among them");
        }
        return wish.wanted();
    }

    void requireSame(String pathId) {
        if (id != null && !id.equalsIgnoreCase(pathId)) {
            throw ProblemException.invalid("/id", "contradicts the id in the address");
        }
    }

    private static GroupName name(String wanted) {
        try {
            return new GroupName(wanted);
        } catch (IllegalArgumentException refused) {
            throw ProblemException.invalid("/displayName", String.valueOf(refused.getMessage()));
        }
    }
}
