package freehold.events.model;

import freehold.decision.AssetId;
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
        EventDetails details) {
    public EventDraft {
        typeId.filter(type -> !type.equals(Event.STANDARD_TYPE)).ifPresent(type -> {
            throw ProblemException.invalid("/typeId", "there is no event type " + Text.shortened(type));
        });
        correlation.ifPresent(text -> Text.atMost(EventText.WORD, "/correlationId", text));
    }

    /** The asset of an event that is to be. */
    public String requiredAsset() {
        return asset.orElseThrow(() -> ProblemException.invalid("/entityId", "is missing"));
    }

    /** An event that belongs to no matter yet begins one. */
    public Event recorded(String id, AssetId of) {
        return new Event(id, Event.STANDARD_TYPE, correlation.orElse(id), of, time, details, 0);
    }

    /** The event as it shall be; what it belongs to stays, and needs not to be said. */
    public Event over(Event now) {
        stays("/entityId", asset, now.asset().value());
        stays("/typeId", typeId, now.typeId());
        stays("/correlationId", correlation, now.correlation());
        return new Event(now.id(), now.typeId(), now.correlation(), now.asset(), time, details, now.etag() + 1);
    }

    private static void stays(String pointer, Optional<String> wanted, String now) {
        if (wanted.isPresent() && !wanted.get().equals(now)) {
            throw ProblemException.invalid(pointer, "can't be changed");
        }
    }
}
