package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.model.AspectType;
import freehold.assets.model.Listing;
import freehold.assets.model.MergedPage;
import freehold.assets.model.Page;
import freehold.assets.model.TypeId;
import freehold.assets.store.AspectTypeTable;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads aspect types: the tenant's own, the built-in ones and, if asked for, received ones. */
@Component
public class ReadAspectType {
    private final Access access;
    private final AspectTypeTable aspectTypes;
    private final ReceivedTypes received;

    ReadAspectType(Access access, AspectTypeTable aspectTypes, ReceivedTypes received) {
        this.access = access;
        this.aspectTypes = aspectTypes;
        this.received = received;
    }

    public FoundType<AspectType> read(Caller caller, Address address) {
        return access.read(
                caller,
                guard ->
                        find(guard, address).orElseThrow(() -> ProblemException.notFound("aspect type", address.id())));
    }

    Optional<FoundType<AspectType>> find(Guard guard, Address address) {
        Grant<Action.Browse, TenantId> browse = guard.require(Action.BROWSE);
        Optional<TypeId> id = TypeId.parse(address.id());
        return id.flatMap(known ->
                        aspectTypes.find(browse, List.of(known)).stream().findFirst())
                .map(type -> new FoundType<>(type, false))
                .or(() -> id.flatMap(known -> received.aspectType(guard, known, address.reach()))
                        .map(type -> new FoundType<>(type, true)));
    }

    public Page<FoundType<AspectType>> list(Caller caller, Listing<AspectType> listing, Reach reach) {
        return access.read(caller, guard -> {
            Grant<Action.Browse, TenantId> browse = guard.require(Action.BROWSE);
            List<AspectType> lent = received.aspectTypes(guard, reach).stream()
                    .filter(listing.filter()::matches)
                    .toList();
            return MergedPage.of(
                            listing.window(),
                            new Own(browse, listing),
                            lent,
                            listing.order().comparator(type -> type.id().value()))
                    .map(type -> new FoundType<>(type, OwnTypes.isForeign(caller, type.id())));
        });
    }

    private final class Own implements MergedPage.OwnRows<AspectType> {
        private final Grant<Action.Browse, TenantId> browse;
        private final Listing<AspectType> listing;

        Own(Grant<Action.Browse, TenantId> browse, Listing<AspectType> listing) {
            this.browse = browse;
            this.listing = listing;
        }

        @Override
        public long count() {
            return aspectTypes.count(browse, listing.filter());
        }

        @Override
        public List<AspectType> slice(long offset, int limit) {
            return aspectTypes.slice(browse, listing, offset, limit);
        }
    }
}
