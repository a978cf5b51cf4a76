package freehold.audit.model;

import freehold.audit.model.Chain.Place;
import freehold.audit.model.Finding.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows a chain from its beginning and tells what does not fit. Compares it with its head and with heads that were
 * kept elsewhere, without which a chain that was made anew as a whole could not be told from the true one.
 */
public final class Verification {
    /** Enough to know; a chain that is wrong throughout is not told link by link. */
    private static final int MOST_FINDINGS = 100;

    private static final String PUT_IN = "The chain goes on without this link as if it had never been there.";

    private final Chain chain;
    private final Map<Long, List<Head>> keptByNumber = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private String before = Digests.NONE;
    private String beforeThat = Digests.NONE;
    private long last;
    /** By how much links stand too high, since some were inserted before them. */
    private long shift;

    private boolean certain = true;
    private @Nullable List<Place> places;

    private Verification(Chain chain, List<Head> kept) {
        this.chain = chain;
        kept.forEach(head -> keptByNumber
                .computeIfAbsent(head.number(), unseen -> new ArrayList<>())
                .add(head));
    }

    /**
     * What came out.
     *
     * @param head the last link there is
     */
    public record Result(Head head, List<Finding> findings) {
        public Result {
            findings = List.copyOf(findings);
        }
    }

    /**
     * @param kept heads the chain had at some time, from outside the database
     */
    public static Result of(Chain chain, List<Head> kept) {
        Verification verification = new Verification(chain, kept);
        verification.follow();
        verification.compareEnds(kept);
        return new Result(new Head(verification.last, verification.before), verification.findings);
    }

    private void follow() {
        List<Link> page = chain.after(0);
        while (!page.isEmpty() && findings.size() < MOST_FINDINGS) {
            List<Link> following = chain.after(page.getLast().number());
            for (int i = 0; i < page.size(); i++) {
                Optional<Link> next = i + 1 < page.size()
                        ? Optional.of(page.get(i + 1))
                        : following.stream().findFirst();
                check(page.get(i), next);
            }
            page = following;
        }
    }

    private void check(Link link, Optional<Link> next) {
        for (long missing = last + 1; missing < link.number() && findings.size() < MOST_FINDINGS; missing++) {
            found(Kind.REMOVED, missing, "The entry and its link are gone.");
        }
        certain &= link.number() == last + 1;
        last = link.number();
        if (certain && !fits(link) && !followsTheOneBefore(link) && isLeftOut(link, next)) {
            return;
        }
        checkEntry(link);
        keptByNumber.getOrDefault(link.number() - shift, List.of()).stream()
                .filter(head -> !head.hash().equals(link.hash()))
                .findFirst()
                .ifPresent(head -> found(
                        Kind.RECOMPUTED, link.number(), "A head kept outside the database had another hash here."));
        beforeThat = before;
        before = link.hash();
        certain = true;
    }

    private boolean fits(Link link) {
        return hash(before, link.number(), link.digest()).equals(link.hash());
    }

    /** The hash a link of the number would have, as it was before any were put in. */
    private String hash(String previous, long number, String digest) {
        return Digests.ofLink(chain.tenant(), previous, number - shift, digest);
    }

    /** Whether it follows not the link before but the one before that: then the one between was put in. */
    private boolean followsTheOneBefore(Link link) {
        if (!hash(beforeThat, link.number() - 1, link.digest()).equals(link.hash())) {
            return false;
        }
        found(Kind.INSERTED, link.number() - 1, PUT_IN);
        shift++;
        return true;
    }

    /** Explains a link that does not fit, and tells whether it is to be left out of what follows. */
    private boolean isLeftOut(Link link, Optional<Link> next) {
        if (next.isPresent()
                && hash(before, link.number(), next.get().digest())
                        .equals(next.get().hash())) {
            found(Kind.INSERTED, link.number(), PUT_IN);
            shift++;
            return true;
        }
        Optional<Place> belonging = places().stream()
                .filter(place -> hash(before, link.number(), place.digest()).equals(link.hash()))
                .findFirst();
        if (belonging.isPresent()) {
            found(
                    Kind.REORDERED,
                    link.number(),
                    "What belongs here stands at number " + belonging.get().number() + ".");
        } else {
            found(
                    Kind.CHANGED,
                    link.number(),
                    "The link does not follow the one before: it was changed, or one before it was removed.");
        }
        return false;
    }

    private void checkEntry(Link link) {
        if (link.entry().isEmpty()) {
            found(Kind.REMOVED, link.number(), "The entry is gone; its link is there.");
            return;
        }
        String digest = Digests.of(chain.tenant(), link.entry().get());
        if (digest.equals(link.digest())) {
            return;
        }
        Optional<Place> belonging =
                places().stream().filter(place -> place.digest().equals(digest)).findFirst();
        if (belonging.isPresent()) {
            found(
                    Kind.REORDERED,
                    link.number(),
                    "The entry belongs to number " + belonging.get().number() + ".");
        } else {
            found(Kind.CHANGED, link.number(), "The entry is not what it was when it was linked.");
        }
    }

    private void compareEnds(List<Head> kept) {
        Head head = chain.head();
        long end = last - shift;
        if (head.number() > end) {
            removedUpTo(head.number(), "The chain has gone on to here.");
        } else if (head.number() < end) {
            found(Kind.INSERTED, last, "The chain ends at number " + head.number() + ".");
        } else if (!head.hash().equals(before)) {
            found(Kind.CHANGED, last, "The last link is not the one the chain ended with.");
        }
        kept.stream().mapToLong(Head::number).max().stream()
                .filter(number -> number > Math.max(end, head.number()))
                .forEach(number -> removedUpTo(number, "A head kept outside the database tells of it."));
        long unlinked = chain.unlinked();
        if (unlinked > 0) {
            found(Kind.INSERTED, 0, unlinked + " entries stand beside the chain.");
        }
    }

    private void removedUpTo(long number, String detail) {
        for (long missing = last + 1; missing <= number && findings.size() < MOST_FINDINGS; missing++) {
            found(Kind.REMOVED, missing, detail);
        }
    }

    private List<Place> places() {
        List<Place> known = places;
        if (known == null) {
            known = chain.places();
            places = known;
        }
        return known;
    }

    private void found(Kind kind, long number, String detail) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(kind, number, detail));
        }
    }
}
