package freehold.settings.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.SubtenantUsers;
import freehold.identity.SubtenantUsers.User;
import freehold.kernel.ProblemException;
import freehold.settings.Limits;
import freehold.settings.store.SubtenantTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who belongs to a subtenant: read, and changed for several users at once, tried out before if wished. */
@Component
public class AssignUsers {
    private final Access access;
    private final Subtenancy subtenancy;
    private final SubtenantTable subtenants;
    private final SubtenantUsers users;

    AssignUsers(Access access, Subtenancy subtenancy, SubtenantTable subtenants, SubtenantUsers users) {
        this.access = access;
        this.subtenancy = subtenancy;
        this.subtenants = subtenants;
        this.users = users;
    }

    /** A user who could belong to a subtenant, and whether they do. */
    public record Candidate(User user, boolean assigned) {}

    /** All subtenant users of the tenant. */
    public List<Candidate> candidates(Caller caller, String id) {
        return access.read(caller, guard -> {
            Grant<Action.Administer, TenantId> grant = subtenancy.administer(guard);
            SubtenantId subtenant = ReadSubtenants.live(subtenants, grant, id).id();
            Set<UUID> assigned = ids(users.of(grant.resource(), subtenant));
            return users.assignable(grant.resource()).stream()
                    .map(user -> new Candidate(user, assigned.contains(user.id())))
                    .toList();
        });
    }

    /**
     * What is wished for.
     *
     * @param dryRun to be told what would change, and to change nothing
     */
    public record Wish(Collection<UUID> assign, Collection<UUID> remove, boolean dryRun) {}

    /** What has changed, or would: whoever belongs to the subtenant already is not assigned again. */
    public record Outcome(List<User> assigned, List<User> removed) {}

    public Outcome change(Caller caller, String id, Wish wish) {
        if (wish.assign().size() + wish.remove().size() > Limits.ASSIGNMENTS) {
            throw ProblemException.limit(
                    "assignments", "One request may change " + Limits.ASSIGNMENTS + " users (assignments).");
        }
        Set<UUID> both = new HashSet<>(wish.assign());
        both.retainAll(new HashSet<>(wish.remove()));
        if (!both.isEmpty()) {
            throw ProblemException.invalid("/remove", "names a user who is to be assigned too");
        }
        try {
            return access.change(caller, Set.of(), guard -> {
                Outcome outcome = change(guard, id, wish);
                if (wish.dryRun()) {
                    throw new Rehearsed(outcome);
                }
                return outcome;
            });
        } catch (Rehearsed rehearsed) {
            return rehearsed.outcome();
        }
    }

    /** A rehearsal does all that the real thing does, so that it fails where that would, and is then taken back. */
    private Outcome change(Guard guard, String id, Wish wish) {
        Grant<Action.Administer, TenantId> grant = subtenancy.administer(guard);
        TenantId tenant = grant.resource();
        SubtenantId subtenant = ReadSubtenants.live(subtenants, grant, id).id();
        List<User> before = users.of(tenant, subtenant);
        users.change(tenant, subtenant, new SubtenantUsers.Change(wish.assign(), wish.remove()));
        List<User> after = users.of(tenant, subtenant);
        return new Outcome(without(after, before), without(before, after));
    }

    private static List<User> without(List<User> all, List<User> left) {
        List<User> some = new ArrayList<>(all);
        Set<UUID> leftIds = ids(left);
        some.removeIf(user -> leftIds.contains(user.id()));
        return some;
    }

    private static Set<UUID> ids(List<User> list) {
        return list.stream().map(User::id).collect(Collectors.toSet());
    }

    /** Takes the transaction back, and the outcome out of it. */
    private static final class Rehearsed extends RuntimeException {
        private final transient Outcome outcome;

        Rehearsed(Outcome outcome) {
            super("a rehearsal", null, false, false);
            this.outcome = outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }
}
