package freehold.telemetry.live;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.AspectNames;
import freehold.decision.AssetId;
import freehold.decision.Channel;
import freehold.decision.Names;
import freehold.decision.Profile;
import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import freehold.decision.TimeWindow;
import freehold.identity.Caller;
import freehold.identity.Proof;
import freehold.telemetry.Sample;
import freehold.telemetry.Value;
import freehold.telemetry.live.LiveEvent.Missed;
import freehold.telemetry.live.LiveEvent.Written;
import freehold.telemetry.live.LiveStream.Sight;
import freehold.telemetry.model.Moment;
import freehold.telemetry.model.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What was read for a sight that a reader no longer has is not told, whether it waits or is on its way. */
class LiveStreamTest {
    private static final Moment NOW = new Moment("1:1:", Instant.EPOCH);
    private static final SeriesKey SERIES =
            new SeriesKey(new TenantId("owner"), new AssetId("0".repeat(32)), "spindle");
    private static final Watched WATCHED = new Watched(SERIES, Optional.empty());
    private static final Sight WIDE = new Sight(Set.of("speed"), List.of(share(TimeWindow.ALWAYS)));
    private static final Sight NARROW =
            new Sight(Set.of("speed"), List.of(share(new TimeWindow(Optional.of(Instant.EPOCH), Optional.empty()))));

    private final AtomicLong budget = new AtomicLong();
    private final LiveStream stream = new LiveStream(reader(), Map.of(WATCHED, WIDE), at(0), budget);

    private static ShareFact share(TimeWindow shown) {
        return new ShareFact(
                new ShareId(new UUID(0, 1)),
                new TenantId("owner"),
                new TenantId("receiver"),
                SERIES.asset(),
                Set.of(Channel.TELEMETRY),
                new Profile(Names.NONE, Names.NONE, AspectNames.NONE, AspectNames.NONE),
                false,
                Set.of(),
                false,
                TimeWindow.ALWAYS,
                shown,
                new AssetId("1".repeat(32)),
                Instant.EPOCH);
    }

    private static Reader reader() {
        Caller caller = Caller.platform(new TenantId("receiver"), "test");
        return new Reader(caller, caller.subject(), new Proof(Optional::empty));
    }

    private static Cursor at(int second) {
        return new Cursor(new Moment("1:1:", Instant.EPOCH.plusSeconds(second)), Optional.empty());
    }

    private static Written written(int second) {
        Sample sample = new Sample.Draft(1).put(0, new Value.OfInt(7)).at(Instant.EPOCH.plusSeconds(second));
        return new Written(SERIES, List.of(), sample, at(second));
    }

    private Optional<LiveEvent> next() throws InterruptedException {
        return stream.next(Duration.ZERO, () -> false);
    }

    private static Missed missed(int second) {
        return new Missed(SERIES, Optional.empty(), Optional.empty(), Optional.of(at(second)));
    }

    @Test
    void whatWaitsWhenTheSightChangesIsToldAsMissed() throws InterruptedException {
        stream.read();
        stream.tell(List.of(written(1), written(2)), NOW, true);
        stream.look(WATCHED, NARROW);
        assertThat(budget).hasValue(0);
        assertThat(next()).contains(missed(1));
        assertThat(next()).isEmpty();
    }

    @Test
    void whatWasReadBeforeTheSightChangedIsToldAsMissed() throws InterruptedException {
        stream.read();
        stream.look(WATCHED, NARROW);
        stream.tell(List.of(written(1)), NOW, true);
        assertThat(next()).contains(missed(1));
        stream.read();
        Written later = written(2);
        stream.tell(List.of(later), NOW, true);
        assertThat(next()).contains(later);
    }

    @Test
    void whatWaitsStaysWhileNobodyKnowsWhetherItMayBeTold() throws InterruptedException {
        stream.read();
        Written record = written(1);
        stream.tell(List.of(record), NOW, true);
        assertThat(stream.next(Duration.ZERO, () -> true)).isEmpty();
        assertThat(next()).contains(record);
    }
}
