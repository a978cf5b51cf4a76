package freehold.identity.usecase;

import freehold.identity.model.Password;
import freehold.identity.model.UserName;
import freehold.identity.store.PersonTable;
import freehold.identity.store.PersonTable.Account;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Checks passwords: an unknown person, one without a password and a wrong one take the same path. */
@Component
class Passwords {
    private final Brake brake;
    private final PersonTable people;
    private final PasswordHasher hasher;

    Passwords(Brake brake, PersonTable people, PasswordHasher hasher) {
        this.brake = brake;
        this.people = people;
        this.hasher = hasher;
    }

    /**
     * A password somebody presents.
     *
     * @param address where the request came from
     */
    record Presented(String name, String password, String address) {
        /** As failures are counted. */
        private String counted() {
            return name.length() > 300 ? "" : name.toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return "Presented[hidden]";
        }
    }

    /** Counts an attempt at something that can be guessed, or refuses it when it comes too soon. */
    void begin(Presented presented) {
        brake.begin(presented.counted(), presented.address());
    }

    /**
     * Whose password it is, the login whose password was set last first; empty when it is nobody's. Tenants may know one
     * name apart.
     */
    List<Account> check(Presented presented) {
        begin(presented);
        List<Account> accounts = accounts(presented).stream()
                .filter(account -> account.passwordHash().isPresent())
                .toList();
        List<String> hashes = accounts.stream()
                .map(account -> account.passwordHash().orElseThrow())
                .toList();
        return hasher.matches(presented.password(), hashes).stream()
                .map(accounts::get)
                .toList();
    }

    /** Whether it is the password of that person. */
    boolean check(Presented presented, UUID person) {
        return check(presented).stream().anyMatch(account -> account.id().equals(person));
    }

    /** Refuses a login whose password has been changed since it was checked. */
    void requireUnchanged(Presented presented, Account checked) {
        if (!accounts(presented).contains(checked)) {
            throw wrong();
        }
    }

    private List<Account> accounts(Presented presented) {
        return userName(presented.name()).map(people::findAccounts).orElse(List.of());
    }

    /** The attempt was no failure. Not said before everything that is asked for has been proven. */
    void succeeded(Presented presented) {
        brake.succeeded(presented.counted(), presented.address());
    }

    /** As it is kept. */
    String hash(UserName userName, Password password) {
        return hasher.hash(
                password,
                people.findAccounts(userName).stream()
                        .flatMap(account -> account.passwordHash().stream())
                        .toList());
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
