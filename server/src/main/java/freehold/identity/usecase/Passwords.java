package freehold.identity.usecase;

import freehold.identity.model.UserName;
import freehold.identity.store.PersonTable;
import freehold.identity.store.PersonTable.Account;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Checks passwords: an unknown person, one without a password and a wrong one take the same path. */
@Component
class Passwords {
    private final Brake brake = new Brake(System::nanoTime);
    private final PersonTable people;
    private final PasswordHasher hasher;

    Passwords(PersonTable people, PasswordHasher hasher) {
        this.people = people;
        this.hasher = hasher;
    }

    /**
     * Whose password it is; empty when it is nobody's.
     *
     * @param address where the request came from
     */
    Optional<UUID> check(String name, String password, String address) {
        String counted = name.length() > 300 ? "" : name.toLowerCase(java.util.Locale.ROOT);
        brake.begin(counted, address);
        Optional<Account> account = userName(name).flatMap(people::findAccount);
        if (!hasher.matches(password, account.flatMap(Account::passwordHash))) {
            return Optional.empty();
        }
        brake.succeeded(counted, address);
        return account.map(Account::id);
    }

    private static Optional<UserName> userName(String name) {
        try {
            return Optional.of(new UserName(name.replace("\0", " ")));
        } catch (IllegalArgumentException nobodyHasIt) {
            return Optional.empty();
        }
    }

    static ProblemException wrong() {
        return new ProblemException(new Problem.Unauthenticated("User name or password is wrong."));
    }
}
