package freehold.identity.usecase;

import freehold.identity.Principal;
import freehold.identity.model.Secret;
import freehold.identity.model.Totp;
import freehold.identity.store.SecondFactorTable;
import freehold.identity.store.SecondFactorTable.Factor;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The second factor: begun with the password, confirmed with a code, and asked for from then on. */
@Component
public class SecondFactors {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RECOVERY_CODES = 10;
    private static final String WRONG_CODE = "is wrong, or has been used before";

    /** Without characters that are mistaken for each other. Ten of 32 make 50 bits, and guessing is slowed down. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private final TenantReach reach;
    private final SecondFactorTable factors;
    private final Passwords passwords;
    private final Clock clock;

    SecondFactors(TenantReach reach, SecondFactorTable factors, Passwords passwords, ObjectProvider<Clock> clock) {
        this.reach = reach;
        this.factors = factors;
        this.passwords = passwords;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** Whether codes are asked for, and how many recovery codes are left. */
    public record State(boolean enrolled, int recoveryCodesLeft) {}

    /**
     * Proof that it is the person who asks, beyond their session.
     *
     * @param address where the request came from
     */
    public record Proof(String password, Optional<String> code, String address) {
        @Override
        public String toString() {
            return "Proof[hidden]";
        }
    }

    public State state(Principal.Person person) {
        return reach.asPerson(
                person.id(),
                () -> new State(
                        factors.find(person.id()).filter(Factor::confirmed).isPresent(),
                        factors.recoveryCodes(person.id())));
    }

    /** A secret for an authenticator application. Nothing changes until a code of it is shown. */
    public Totp begin(Principal.Person person, Proof proof) {
        passwords.succeeded(requirePassword(person, proof));
        return reach.asPerson(person.id(), () -> {
            if (factors.find(person.id()).filter(Factor::confirmed).isPresent()) {
                throw ProblemException.conflict(
                        "second-factor-exists",
                        "You have a second factor already. Remove it before you set up another.");
            }
            Totp codes = Totp.random();
            factors.begin(person.id(), codes);
            return codes;
        });
    }

    /** Recovery codes, shown this once. */
    public List<String> confirm(Principal.Person person, String code, String address) {
        Passwords.Presented attempt = new Passwords.Presented(person.userName(), "", address);
        passwords.begin(attempt);
        List<String> recoveryCodes = reach.asPerson(person.id(), () -> {
            Factor factor = factors.find(person.id())
                    .filter(begun -> !begun.confirmed())
                    .orElseThrow(() -> ProblemException.conflict(
                            "second-factor-not-begun", "There is no second factor that waits to be confirmed."));
            if (!takeCode(person.id(), factor, code)) {
                throw ProblemException.invalid("/code", "is not the code of this moment");
            }
            List<String> codes =
                    IntStream.range(0, RECOVERY_CODES).mapToObj(i -> random()).toList();
            factors.confirm(
                    person.id(),
                    codes.stream().map(one -> Secret.of(one).hash()).toList());
            return codes;
        });
        passwords.succeeded(attempt);
        return recoveryCodes;
    }

    /** Codes are no longer asked for. */
    public void remove(Principal.Person person, Proof proof) {
        Passwords.Presented presented = requirePassword(person, proof);
        switch (shown(person.id(), proof.code())) {
            case MISSING -> throw ProblemException.invalid("/code", "must not be empty");
            case WRONG -> throw ProblemException.invalid("/code", WRONG_CODE);
            case RIGHT -> {}
        }
        passwords.succeeded(presented);
        reach.asPerson(person.id(), () -> {
            factors.delete(person.id());
            return person;
        });
    }

    /** Refuses whoever has a second factor and does not show it. Say that the attempt succeeded only after this. */
    void require(UUID person, Optional<String> code) {
        switch (shown(person, code)) {
            case MISSING ->
                throw refused("second-factor-needed", "Send the code of your authenticator application as \"code\".");
            case WRONG -> throw refused("second-factor-wrong", "The code " + WRONG_CODE + ".");
            case RIGHT -> {}
        }
    }

    private enum Code {
        RIGHT,
        WRONG,
        MISSING
    }

    private Code shown(UUID person, Optional<String> code) {
        return reach.asPerson(
                person,
                () -> factors.find(person)
                        .filter(Factor::confirmed)
                        .map(factor -> code.map(given -> spend(person, factor, given) ? Code.RIGHT : Code.WRONG)
                                .orElse(Code.MISSING))
                        .orElse(Code.RIGHT));
    }

    private boolean spend(UUID person, Factor factor, String code) {
        return takeCode(person, factor, code)
                || factors.spendRecoveryCode(person, Secret.of(normal(code)).hash());
    }

    private boolean takeCode(UUID person, Factor factor, String code) {
        OptionalLong step = factor.codes().stepOf(code.strip(), clock.instant(), factor.lastStep());
        return step.isPresent() && factors.takeStep(person, step.getAsLong());
    }

    /** The attempt counts as failed until the caller says that all else was right too. */
    private Passwords.Presented requirePassword(Principal.Person person, Proof proof) {
        Passwords.Presented presented = new Passwords.Presented(person.userName(), proof.password(), proof.address());
        if (!passwords.check(presented, person.id())) {
            throw ProblemException.invalid("/password", "This is not your password.");
        }
        return presented;
    }

    private static ProblemException refused(String code, String message) {
        return new ProblemException(new Problem.Protocol(401, code, message));
    }

    private static String normal(String code) {
        return code.strip().toLowerCase(Locale.ROOT).replace("-", "");
    }

    private static String random() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
