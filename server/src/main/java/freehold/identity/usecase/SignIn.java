package freehold.identity.usecase;

import freehold.decision.TenantId;
import freehold.identity.SessionKey;
import freehold.identity.model.UserName;
import freehold.identity.store.MemberTable;
import freehold.identity.store.PersonTable;
import freehold.identity.store.PersonTable.Account;
import freehold.identity.store.SessionTable;
import freehold.kernel.Deed;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens a session for a person, always with a new key, in the tenant they ask for or the first of theirs. */
@Component
public class SignIn {
    private final TenantReach reach;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final PersonTable people;
    private final MemberTable members;
    private final SessionTable sessions;

    SignIn(
            TenantReach reach,
            Passwords passwords,
            SecondFactors factors,
            PersonTable people,
            MemberTable members,
            SessionTable sessions) {
        this.reach = reach;
        this.passwords = passwords;
        this.factors = factors;
        this.people = people;
        this.members = members;
        this.sessions = sessions;
    }

    /**
     * Who wants to sign in.
     *
     * @param code of their second factor
     * @param tenant where they want to begin
     * @param address where the request came from
     * @param replaced the session the browser had until now, which ends
     */
    public record Wish(
            String userName,
            String password,
            Optional<String> code,
            Optional<String> tenant,
            String address,
            Optional<SessionKey> replaced) {
        @Override
        public String toString() {
            return "Wish[hidden]";
        }
    }

    private record Place(Account account, TenantId tenant) {
        UUID person() {
            return account.id();
        }
    }

    public SessionKey signIn(Wish wish) {
        Passwords.Presented presented = new Passwords.Presented(wish.userName(), wish.password(), wish.address());
        List<Account> proven = passwords.check(presented);
        if (proven.isEmpty()) {
            throw Passwords.wrong();
        }
        Place place = place(proven, wish.tenant());
        factors.require(place.person(), wish.code());
        passwords.succeeded(presented);
        Deed.current().ifPresent(deed -> deed.by(place.tenant().value(), "user:" + new UserName(wish.userName())));
        SessionKey key = SessionKey.random();
        reach.asPerson(place.person(), () -> {
            sessions.insert(key, place.person(), place.tenant());
            // Hashing takes long enough for the password to be changed meanwhile, which ends all sessions but this one.
            passwords.requireUnchanged(presented, place.account());
            wish.replaced().ifPresent(sessions::delete);
            sessions.deleteExpired();
            return key;
        });
        reach.asTenant(place.tenant(), () -> {
            members.noteLogon(place.tenant(), place.person());
            return key;
        });
        return key;
    }

    /**
     * Where the session begins. A password may open several logins of one name: the one whose password was set last is
     * taken. Otherwise a tenant could try passwords of a login that is not its own without ever failing: by giving them
     * to a user of that name, and looking where signing in leads.
     */
    private Place place(List<Account> proven, Optional<String> tenant) {
        for (Account account : proven) {
            for (TenantId known : reach.asPerson(account.id(), () -> people.tenants(account.id()))) {
                if (tenant.isEmpty() || tenant.get().equals(known.value())) {
                    return new Place(account, known);
                }
            }
        }
        throw new ProblemException(new Problem.Forbidden("no-tenant", "You are not a member of any tenant."));
    }
}
