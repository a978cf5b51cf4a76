package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.RepeatKey;
import freehold.access.Repeats;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.sharing.Limits;
import freehold.sharing.model.PinnedProfile;
import freehold.sharing.model.ProfileContent;
import freehold.sharing.model.ProfileVersion;
import freehold.sharing.model.Share;
import freehold.sharing.model.SystemProfiles;
import freehold.sharing.store.ProfileTable;
import freehold.sharing.store.ShareTable;
import freehold.sharing.usecase.ShareBook.Change;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Makes, changes and deletes a tenant's own profiles. A new version that leaves something out takes it away at once from
 * every share and offer limited by the profile; what it adds, they show only once their receiver has accepted it.
 */
@Component
public class KeepProfiles {
    /** How many shares a refusal names. */
    private static final int NAMED = 10;

    private final Access access;
    private final ProfileTable table;
    private final ShareTable shares;
    private final ShareBook book;
    private final TermsBook terms;
    private final Repeats repeats;

    KeepProfiles(
            Access access, ProfileTable table, ShareTable shares, ShareBook book, TermsBook terms, Repeats repeats) {
        this.access = access;
        this.table = table;
        this.shares = shares;
        this.book = book;
        this.terms = terms;
        this.repeats = repeats;
    }

    /** A profile as its maker words it. */
    public record Draft(String name, ProfileContent content) {}

    public ProfileVersion create(Caller caller, Draft draft, Optional<RepeatKey> repeat) {
        return access.change(caller, Set.of(), guard -> {
            Change change = book.begin(guard, Action.START_SHARING);
            return repeats.earlier(guard, change.grant(), repeat, ProfileVersion.class)
                    .orElseGet(() -> repeats.keep(guard, change.grant(), repeat, insert(change, draft)));
        });
    }

    private ProfileVersion insert(Change change, Draft draft) {
        if (table.count(change.grant()) >= Limits.PROFILES) {
            throw ProblemException.limit("profiles", "A tenant can have " + Limits.PROFILES + " profiles of its own.");
        }
        ProfileVersion first = version(change, draft, UUID.randomUUID().toString(), 1);
        if (isSystemName(draft.name()) || !table.insert(change.grant(), first)) {
            throw nameTaken(draft.name());
        }
        return first;
    }

    public ProfileVersion put(Caller caller, String id, long etag, Draft draft) {
        return access.change(caller, Set.of(), guard -> {
            Change change = book.begin(guard, Action.START_SHARING);
            ProfileVersion now = own(change.grant(), id);
            IfMatch.check(etag, now.profile().version());
            if (isSystemName(draft.name())) {
                throw nameTaken(draft.name());
            }
            ProfileVersion next = version(change, draft, id, now.profile().version() + 1);
            rename(change, next);
            for (Share share : shares.liveWith(change.grant(), id, change.now())) {
                terms.follow(change, share, next.profile());
            }
            return next;
        });
    }

    private void rename(Change change, ProfileVersion next) {
        try {
            table.update(change.grant(), next);
        } catch (DuplicateKeyException taken) {
            throw nameTaken(next.name());
        }
    }

    public void delete(Caller caller, String id, long etag) {
        access.change(caller, Set.of(), guard -> {
            Change change = book.begin(guard, Action.START_SHARING);
            IfMatch.check(etag, own(change.grant(), id).profile().version());
            List<Share> users = shares.liveWith(change.grant(), id, change.now());
            if (!users.isEmpty()) {
                throw ProblemException.conflict("profile-in-use", inUse(users));
            }
            table.delete(change.grant(), Ids.profile(id));
            return id;
        });
    }

    private static String inUse(List<Share> users) {
        String some =
                users.stream().limit(NAMED).map(share -> share.id().toString()).collect(Collectors.joining(", "));
        int more = users.size() - NAMED;
        return "The profile limits shares that have not ended: " + some + (more > 0 ? " and " + more + " more." : ".");
    }

    private ProfileVersion own(Grant<Action.ManageSharing, TenantId> grant, String id) {
        if (SystemProfiles.byId(id).isPresent()) {
            throw new ProblemException(new Problem.Forbidden(
                    "system-profile", "The profile " + id + " is every tenant's, and stays as it is."));
        }
        return table.find(grant, Ids.profile(id), Optional.empty()).orElseThrow(() -> Ids.noProfile(id));
    }

    private static ProfileVersion version(Change change, Draft draft, String id, int number) {
        return new ProfileVersion(
                draft.name(),
                new PinnedProfile(id, number, draft.content()),
                Optional.of(new ProfileVersion.Made(
                        change.now(), change.grant().caller().principal().name())));
    }

    private static boolean isSystemName(String name) {
        return SystemProfiles.byId(name).isPresent();
    }

    private static ProblemException nameTaken(String name) {
        return ProblemException.conflict("name-taken", "There is a profile of the name " + name + " already.");
    }
}
