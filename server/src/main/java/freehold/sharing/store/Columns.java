package freehold.sharing.store;

import freehold.decision.AssetId;
import freehold.decision.Channel;
import freehold.decision.TimeWindow;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the module's values stand in columns. */
final class Columns {
    private Columns() {}

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static @Nullable OffsetDateTime column(Optional<Instant> time) {
        return time.map(Columns::column).orElse(null);
    }

    static OffsetDateTime column(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static TimeWindow window(ResultSet row, String from, String until) throws SQLException {
        return new TimeWindow(time(row, from), time(row, until));
    }

    static Set<AssetId> assets(ResultSet row, String column) throws SQLException {
        return texts(row, column).stream().map(AssetId::new).collect(Collectors.toUnmodifiableSet());
    }

    static String[] column(Collection<AssetId> assets) {
        return assets.stream().map(AssetId::value).sorted().toArray(String[]::new);
    }

    static Set<Channel> channels(ResultSet row, String column) throws SQLException {
        return texts(row, column).stream()
                .map(name -> Channel.valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    static String[] channelColumn(Collection<Channel> channels) {
        return channels.stream()
                .map(channel -> channel.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toArray(String[]::new);
    }

    private static Collection<String> texts(ResultSet row, String column) throws SQLException {
        Array texts = row.getArray(column);
        return texts == null ? List.of() : Arrays.asList((String[]) texts.getArray());
    }
}
