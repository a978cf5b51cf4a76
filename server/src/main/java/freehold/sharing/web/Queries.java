package freehold.sharing.web;

import freehold.kernel.ProblemException;
import freehold.kernel.http.PageWish;
import freehold.sharing.model.CollaborationState;
import freehold.sharing.model.Listing;
import freehold.sharing.model.ShareState;
import freehold.sharing.model.Side;
import freehold.sharing.store.CollaborationTable;
import freehold.sharing.store.ShareTable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of lists. */
final class Queries {
    private static final String NEWEST_FIRST = "offeredAt";

    private Queries() {}

    record Part(
            @Parameter(description = "From 0") @Nullable Integer page,

            @Parameter(description = "1 to 500; 50 if left out") @Nullable
            Integer size) {
        PageWish wish() {
            return PageWish.of(page, size);
        }

        Listing.Wanted wanted() {
            return new Listing.Wanted(wish(), NEWEST_FIRST, false);
        }
    }

    record OfCollaborations(
            @Parameter(schema = @Schema(implementation = CollaborationState.class)) @Nullable
            String state,

            @Parameter(schema = @Schema(allowableValues = {"sent", "received"})) @Nullable
            String direction,

            @Parameter(description = "From 0") @Nullable Integer page,

            @Parameter(description = "1 to 500; 50 if left out") @Nullable
            Integer size,

            @Parameter(description = "offeredAt or state, and asc or desc", example = "offeredAt,desc") @Nullable
            String sort) {

        CollaborationTable.Filter filter() {
            return new CollaborationTable.Filter(
                    Optional.ofNullable(state).map(name -> oneOf(CollaborationState.class, name)),
                    Optional.ofNullable(direction).map(words -> side(words, "sent", "received")));
        }

        Listing.Wanted wanted() {
            return Queries.wanted(PageWish.of(page, size), sort, CollaborationTable.SORT_FIELDS);
        }
    }

    record OfShares(
            @Parameter(schema = @Schema(allowableValues = {"outgoing", "incoming"})) @Nullable
            String direction,

            @Parameter(description = "One or several") @Nullable
            List<String> state,

            @Nullable String assetId,

            @Parameter(description = "Tenant id or sharing id of the other side") @Nullable
            String partner,

            @Parameter(description = "Id of the profile that limits them") @Nullable
            String profile,

            @Parameter(description = "From 0") @Nullable Integer page,

            @Parameter(description = "1 to 500; 50 if left out") @Nullable
            Integer size,

            @Parameter(description = "offeredAt, expiresAt or state, and asc or desc", example = "offeredAt,desc")
            @Nullable
            String sort) {

        ShareTable.Filter filter() {
            return new ShareTable.Filter(
                    (state == null ? List.<String>of() : state)
                            .stream().map(name -> oneOf(ShareState.class, name)).collect(Collectors.toSet()),
                    Optional.ofNullable(direction).map(words -> side(words, "outgoing", "incoming")),
                    Optional.ofNullable(assetId),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.ofNullable(profile));
        }

        Listing.Wanted wanted() {
            return Queries.wanted(PageWish.of(page, size), sort, ShareTable.SORT_FIELDS);
        }
    }

    private static Side side(String direction, String offerer, String addressee) {
        if (direction.equals(offerer)) {
            return Side.OFFERER;
        }
        if (direction.equals(addressee)) {
            return Side.ADDRESSEE;
        }
        throw ProblemException.invalid("direction", "must be " + offerer + " or " + addressee);
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String value) {
        List<E> all = List.of(type.getEnumConstants());
        return all.stream()
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "state",
                        "must be one of " + all.stream().map(Enum::name).collect(Collectors.joining(", "))));
    }

    private static Listing.Wanted wanted(PageWish part, @Nullable String sort, Collection<String> fields) {
        if (sort == null) {
            return new Listing.Wanted(part, NEWEST_FIRST, false);
        }
        String[] words = sort.split(",", -1);
        boolean known = words.length <= 2
                && fields.contains(words[0])
                && (words.length == 1 || words[1].equals("asc") || words[1].equals("desc"));
        if (!known) {
            throw ProblemException.invalid(
                    "sort",
                    "must be one of " + fields.stream().sorted().collect(Collectors.joining(", "))
                            + ", followed by ,asc or ,desc");
        }
        return new Listing.Wanted(part, words[0], words.length == 1 || words[1].equals("asc"));
    }
}
