package freehold.events.model;

import freehold.decision.AssetRef;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.time.Instant;
import java.util.Optional;

/** An event as a request describes it. */
public record EventDraft(
        Optional<String> asset,
        Optional<String> typeId,
        Optional<String> correlation,
        Instant time,
        EventDetails details,
        CustomValues custom) {
    public EventDraft {
        correlation.ifPresent(text -> Text.atMost(EventText.WORD, "/correlationId", text));
    }

    /** The asset of an event that is to be. */
    public String requiredAsset() {
        return asset.orElseThrow(() -> ProblemException.invalid("/entityId", "is missing"));
    }

    public String typeIdOrStandard() {
        return typeId.orElse(EventType.STANDARD_ID);
    }

    /** What is said of a type that is not there. */
    public static ProblemException unknownType(String typeId) {
        return ProblemException.invalid("/typeId", "there is no event type " + Text.shortened(typeId));
    }

    /** An event that belongs to no matter yet begins one. */
    public Event recorded(String id, AssetRef of, EventType type) {
        return new Event(
                of.owner(), id, type.id(), correlation.orElse(id), of.id(), time, details.of(type), custom.of(type), 0);
    }

    /** The event as it shall be; what it belongs to stays, and needs not to be said. */
    public Event over(Event now, EventType type) {
        stays("/entityId", asset, now.asset().value());
        stays("/typeId", typeId, now.typeId());
        stays("/correlationId", correlation, now.correlation());
        return new Event(
                now.owner(),
                now.id(),
                now.typeId(),
                now.correlation(),
                now.asset(),
                time,
                details.of(type),
                custom.over(now.custom(), type),
                now.etag() + 1);
    }

    private static void stays(String pointer, Optional<String> wanted, String now) {
        if (wanted.isPresent() && !wanted.get().equals(now)) {
            throw ProblemException.invalid(pointer, "can't be changed");
        }
    }
}
