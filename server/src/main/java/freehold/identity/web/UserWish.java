package freehold.identity.web;

import freehold.decision.SubtenantId;
import freehold.identity.Limits;
import freehold.identity.model.UserName;
import freehold.identity.store.MemberTable.Profile;
import freehold.identity.usecase.KeepUsers;
import freehold.kernel.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request may say of a user. Everything else a user has is the server's, and is not read. */
record UserWish(
        @Schema(example = "6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f") @Nullable
        String id,

        @Schema(example = "ada@example.org") @Nullable String userName,
        @Nullable Name name,
        @Nullable List<@Nullable Mail> emails,
        @Schema(example = "true") @Nullable Boolean active,
        @Nullable String externalId,
        @Nullable List<@Nullable Ref> subtenants) {

    record Name(@Nullable String familyName, @Nullable String givenName) {}

    record Mail(
            @Schema(example = "ada@example.org") @Nullable String value) {}

    record Ref(
            @Schema(example = "3b0c2f7e-8d7a-4d0e-9a55-0d1f5a1c9d10") @Nullable
            String id) {}

    KeepUsers.Wish toCreate() {
        UserName parsed = parsed();
        Profile nothing = new Profile(
                true, "", "", parsed.value().contains("@") ? List.of(parsed.value()) : List.of(), Optional.empty());
        return new KeepUsers.Wish(parsed, onto(nothing), wantedSubtenants());
    }

    /**
     * @param pathId which user the request is about
     */
    KeepUsers.Change toChange(String pathId) {
        if (id != null && !id.equalsIgnoreCase(pathId)) {
            throw ProblemException.invalid("/id", "contradicts the id in the address");
        }
        return new KeepUsers.Change(
                Optional.ofNullable(userName).map(name -> parsed().value()), this::onto, wantedSubtenants());
    }

    private UserName parsed() {
        try {
            return new UserName(SessionRoutes.required("/userName", userName));
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.invalid("/userName", String.valueOf(malformed.getMessage()));
        }
    }

    /** What is not said stays as it is. */
    private Profile onto(Profile now) {
        return new Profile(
                active == null ? now.active() : active,
                name == null || name.givenName() == null ? now.givenName() : text("/name/givenName", name.givenName()),
                name == null || name.familyName() == null
                        ? now.familyName()
                        : text("/name/familyName", name.familyName()),
                emails == null ? now.emails() : addresses(emails),
                externalId == null ? now.externalId() : Optional.of(text("/externalId", externalId)));
    }

    private static List<String> addresses(List<@Nullable Mail> emails) {
        if (emails.size() > Limits.EMAILS) {
            throw ProblemException.limit("emails", "A user may have " + Limits.EMAILS + " mail addresses (emails).");
        }
        return emails.stream()
                .map(mail -> text("/emails", SessionRoutes.required("/emails", mail == null ? null : mail.value())))
                .toList();
    }

    private Optional<List<SubtenantId>> wantedSubtenants() {
        return Optional.ofNullable(subtenants)
                .map(refs -> refs.stream()
                        .map(ref -> subtenant(SessionRoutes.required("/subtenants", ref == null ? null : ref.id())))
                        .distinct()
                        .toList());
    }

    private static SubtenantId subtenant(String id) {
        try {
            return new SubtenantId(id);
        } catch (IllegalArgumentException tooLong) {
            throw ProblemException.invalid("/subtenants", String.valueOf(tooLong.getMessage()));
        }
    }

    static String text(String pointer, String value) {
        if (value.length() > Limits.TEXT_LENGTH) {
            throw ProblemException.invalid(pointer, "must have at most " + Limits.TEXT_LENGTH + " characters");
        }
        return value;
    }
}
