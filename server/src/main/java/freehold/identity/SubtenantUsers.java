package freehold.identity;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.store.CredentialTable;
import freehold.identity.store.MemberTable;
import freehold.identity.store.MemberTable.Member;
import freehold.identity.store.RosterTable;
import freehold.identity.usecase.UserQuota;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who may act in which subtenant, for the module that keeps subtenants. Each call joins the transaction of the tenant
 * that is open, or opens one. What it changes holds with the next request.
 */
@Component
public class SubtenantUsers {
    private final TenantReach reach;
    private final RosterTable roster;
    private final MemberTable members;
    private final CredentialTable credentials;
    private final UserQuota quota;

    SubtenantUsers(
            TenantReach reach, RosterTable roster, MemberTable members, CredentialTable credentials, UserQuota quota) {
        this.quota = quota;
        this.reach = reach;
        this.roster = roster;
        this.members = members;
        this.credentials = credentials;
    }

    /** A user as lists of a subtenant show it. */
    public record User(UUID id, String userName, String givenName, String familyName, boolean active) {
        static User from(Member member) {
            return new User(
                    member.id(),
                    member.userName(),
                    member.profile().givenName(),
                    member.profile().familyName(),
                    member.profile().active());
        }
    }

    /** Those who come and those who go, in one act. */
    public record Change(Collection<UUID> assigned, Collection<UUID> removed) {
        public Change {
            assigned = List.copyOf(assigned);
            removed = List.copyOf(removed);
        }
    }

    /** All users of the tenant, those of its subtenants among them. */
    public long count(TenantId tenant) {
        return reach.asTenant(tenant, () -> members.count(tenant));
    }

    /** Users assigned to the subtenant. */
    public long count(TenantId tenant, SubtenantId subtenant) {
        return reach.asTenant(tenant, () -> members.countOf(tenant, subtenant));
    }

    /** Users assigned to the subtenant, in order of their names. */
    public List<User> of(TenantId tenant, SubtenantId subtenant) {
        return reach.asTenant(
                tenant,
                () -> members.of(tenant, subtenant).stream().map(User::from).toList());
    }

    /** All users of the tenant who could be assigned: subtenant users, in order of their names. */
    public List<User> assignable(TenantId tenant) {
        return reach.asTenant(
                tenant, () -> members.confined(tenant).stream().map(User::from).toList());
    }

    /** Assigns and removes several users at once; all of it, or nothing. The subtenant's existence is the caller's matter. */
    public void change(TenantId tenant, SubtenantId subtenant, Change change) {
        reach.asTenant(tenant, () -> {
            roster.lock(tenant);
            List<UUID> there =
                    members.of(tenant, subtenant).stream().map(Member::id).toList();
            long arriving = change.assigned().stream()
                    .distinct()
                    .filter(user -> !there.contains(user))
                    .count();
            quota.requireArrival(tenant, List.of(subtenant), arriving - leaving(there, change));
            for (UUID user : change.assigned()) {
                Member member = member(tenant, user);
                if (!member.confined()) {
                    throw ProblemException.conflict(
                            "not-a-subtenant-user",
                            "The user " + member.userName() + " is a tenant user; only subtenant users can be assigned"
                                    + " to a subtenant, and a user's type is fixed when it is created.");
                }
                members.assign(tenant, user, List.of(subtenant));
            }
            for (UUID user : change.removed()) {
                members.withdraw(tenant, member(tenant, user).id(), List.of(subtenant));
            }
            return change;
        });
    }

    private static long leaving(List<UUID> there, Change change) {
        return change.removed().stream().distinct().filter(there::contains).count();
    }

    /**
     * The subtenant is no more: its users lose it at once, and its service credentials are withdrawn. To be called in the
     * transaction that ends it.
     */
    public void end(TenantId tenant, SubtenantId subtenant) {
        reach.asTenant(tenant, () -> {
            roster.lock(tenant);
            members.clear(tenant, subtenant);
            // The lock of those who make credentials: none is made for the subtenant after this.
            credentials.lockList(tenant);
            credentials.withdrawAll(tenant, subtenant);
            return subtenant;
        });
    }

    private Member member(TenantId tenant, UUID user) {
        return members.find(tenant, user).orElseThrow(() -> ProblemException.notFound("user", user.toString()));
    }
}
