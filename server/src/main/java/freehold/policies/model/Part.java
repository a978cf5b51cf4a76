package freehold.policies.model;

import freehold.decision.Channel;
import freehold.decision.Projection;
import java.util.Optional;

/**
 * A part of an asset that a share may leave out.
 *
 * @param variable {@code aspect.variable}, or the name of a variable outside of any aspect
 */
public record Part(Optional<Channel> channel, Optional<String> variable) {
    public static final Part ANY = new Part(Optional.empty(), Optional.empty());

    public boolean shownBy(Projection projection) {
        return channel.map(asked -> lends(projection, asked)).orElse(true)
                && variable.map(name -> shows(projection, name)).orElse(true);
    }

    private static boolean lends(Projection projection, Channel channel) {
        return switch (projection) {
            case Projection.Whole whole -> true;
            case Projection.Stub stub -> false;
            case Projection.Shared shared ->
                shared.shares().stream().anyMatch(share -> share.channels().contains(channel));
        };
    }

    private boolean shows(Projection projection, String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return channel.filter(Channel.TELEMETRY::equals).isEmpty() && projection.showsVariable(name);
        }
        String aspect = name.substring(0, dot);
        String inAspect = name.substring(dot + 1);
        boolean telemetry = channel.map(Channel.TELEMETRY::equals).orElse(true);
        boolean details = channel.map(Channel.DETAILS::equals).orElse(true);
        return (telemetry && projection.showsDynamic(aspect, inAspect))
                || (details && projection.showsStatic(aspect, inAspect));
    }
}
