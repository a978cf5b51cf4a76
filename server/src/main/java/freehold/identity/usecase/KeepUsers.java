package freehold.identity.usecase;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Limits;
import freehold.identity.Subtenants;
import freehold.identity.model.UserName;
import freehold.identity.store.MemberTable;
import freehold.identity.store.MemberTable.Member;
import freehold.identity.store.MemberTable.NewMember;
import freehold.identity.store.MemberTable.Profile;
import freehold.identity.store.PersonTable;
import freehold.identity.store.RosterTable;
import freehold.identity.store.TokenTable;
import freehold.identity.usecase.ReadUsers.User;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** A tenant's users: made, changed, removed. Changes hold with the next request. */
@Component
public class KeepUsers {
    private final TenantReach reach;
    private final PersonTable people;
    private final MemberTable members;
    private final TokenTable tokens;
    private final RosterTable roster;
    private final RosterRules rules;
    private final ReadUsers read;
    private final UserQuota quota;
    private final Subtenants subtenants;

    KeepUsers(
            TenantReach reach,
            PersonTable people,
            MemberTable members,
            TokenTable tokens,
            RosterTable roster,
            RosterRules rules,
            ReadUsers read,
            UserQuota quota,
            Subtenants subtenants) {
        this.reach = reach;
        this.people = people;
        this.members = members;
        this.tokens = tokens;
        this.roster = roster;
        this.rules = rules;
        this.read = read;
        this.quota = quota;
        this.subtenants = subtenants;
    }

    /**
     * A user as a request describes them.
     *
     * @param subtenants present for a subtenant user, even if empty; absent for a tenant user
     */
    public record Wish(UserName userName, Profile profile, Optional<List<SubtenantId>> subtenants) {}

    /**
     * Makes a user, and a login of their own. Whether another tenant knows somebody by that name is not looked at, so it
     * can't show: a person who has a login already joins the two by the invitation.
     */
    public User create(TenantId tenant, Wish wish) {
        return changing(tenant, () -> {
            if (members.count(tenant) >= Limits.USERS) {
                throw ProblemException.limit("users", "A tenant may have " + Limits.USERS + " users (users).");
            }
            quota.requireOneMore(tenant);
            wish.subtenants().ifPresent(wanted -> requireKnown(tenant, wanted));
            wish.subtenants().ifPresent(wanted -> quota.requireArrival(tenant, Set.copyOf(wanted), 1));
            UUID person = UUID.randomUUID();
            UUID user = UUID.randomUUID();
            reach.asPerson(person, () -> {
                people.insert(person, wish.userName(), Optional.of(tenant));
                return person;
            });
            try {
                members.insert(
                        tenant,
                        new NewMember(
                                user,
                                person,
                                wish.userName().value(),
                                wish.subtenants().isPresent(),
                                wish.profile()));
            } catch (DuplicateKeyException taken) {
                throw ProblemException.conflict(
                        "user-exists", "There is a user " + wish.userName() + " in this tenant already.");
            }
            members.assign(tenant, user, wish.subtenants().orElse(List.of()));
            return read.complete(tenant, members.find(tenant, user).orElseThrow());
        });
    }

    /**
     * A change; what is empty stays as it is.
     *
     * @param userName can be repeated, not changed
     */
    public record Change(
            Optional<String> userName,
            java.util.function.UnaryOperator<Profile> profile,
            Optional<List<SubtenantId>> subtenants) {}

    public User change(TenantId tenant, String id, Change change) {
        return changing(
                tenant,
                () -> rules.keepingAnAdministrator(tenant, () -> {
                    Member member = rules.user(tenant, id);
                    change.userName().ifPresent(name -> requireSame(member, name));
                    members.update(tenant, member.id(), change.profile().apply(member.profile()));
                    change.subtenants().ifPresent(wanted -> replaceSubtenants(tenant, member, wanted));
                    return read.complete(
                            tenant, members.find(tenant, member.id()).orElseThrow());
                }));
    }

    /** Takes the person out of the tenant: their roles, groups, subtenants and tokens here. Tells who it was. */
    public User remove(TenantId tenant, String id) {
        return changing(
                tenant,
                () -> rules.keepingAnAdministrator(tenant, () -> {
                    Member member = rules.user(tenant, id);
                    User removed = read.complete(tenant, member);
                    // A login outlives its user here, and may come back: not with the sessions of before.
                    tokens.endAll(tenant, member.id());
                    members.delete(tenant, member.id());
                    people.forgetUnused(member.person());
                    return removed;
                }));
    }

    private static void requireSame(Member member, String name) {
        if (!member.userName().equals(name)) {
            throw ProblemException.invalid(
                    "/userName",
                    "can't be changed: it is " + member.userName() + ", and what the person signs in with");
        }
    }

    private void replaceSubtenants(TenantId tenant, Member member, List<SubtenantId> wanted) {
        if (!member.confined()) {
            if (!wanted.isEmpty()) {
                throw ProblemException.invalid(
                        "/subtenants",
                        "can't be given to the tenant user " + member.userName()
                                + ": a user's type is fixed when it is created");
            }
            return;
        }
        Set<SubtenantId> before =
                new HashSet<>(members.subtenants(tenant, List.of(member.id())).getOrDefault(member.id(), List.of()));
        Set<SubtenantId> added = new HashSet<>(wanted);
        added.removeAll(before);
        requireKnown(tenant, added);
        quota.requireArrival(tenant, added, 1);
        members.assign(tenant, member.id(), wanted);
        before.removeAll(new HashSet<>(wanted));
        members.withdraw(tenant, member.id(), before);
    }

    private void requireKnown(TenantId tenant, Collection<SubtenantId> wanted) {
        if (wanted.size() > Limits.SUBTENANTS_OF_A_USER) {
            throw ProblemException.limit(
                    "subtenantsOfAUser",
                    "A user may have " + Limits.SUBTENANTS_OF_A_USER + " subtenants (subtenantsOfAUser).");
        }
        Set<SubtenantId> there = subtenants.names(tenant, wanted).keySet();
        wanted.stream().filter(one -> !there.contains(one)).findFirst().ifPresent(missing -> {
            throw ProblemException.invalid("/subtenants", "names the subtenant " + missing + ", which does not exist");
        });
    }

    private <T extends @Nullable Object> T changing(TenantId tenant, Supplier<T> work) {
        return reach.asTenant(tenant, () -> {
            roster.lock(tenant);
            return work.get();
        });
    }
}
