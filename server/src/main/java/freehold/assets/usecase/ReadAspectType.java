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
import freehold.assets.model.TypeSharing;
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
    private final LentModel lent;

    ReadAspectType(Access access, AspectTypeTable aspectTypes, ReceivedTypes received, LentModel lent) {
        this.access = access;
        this.aspectTypes = aspectTypes;
        this.received = received;
        this.lent = lent;
    }

    public FoundType<AspectType> read(Caller caller, Address address) {
        return access.read(caller, guard -> {
            AspectType type = require(guard, address);
            return lent.found(guard, type.id(), type);
        });
    }

    AspectType require(Guard guard, Address address) {
        return find(guard, address).orElseThrow(() -> ProblemException.notFound("aspect type", address.id()));
    }

    Optional<AspectType> find(Guard guard, Address address) {
        Grant<Action.Browse, TenantId> browse = guard.require(Action.BROWSE);
        Optional<TypeId> id = TypeId.parse(address.id());
        return id.flatMap(known ->
                        aspectTypes.find(browse, List.of(known)).stream().findFirst())
                .or(() -> id.flatMap(known -> received.aspectType(guard, known, address.reach())));
    }

    public Page<FoundType<AspectType>> list(Caller caller, Listing<AspectType> listing, Reach reach) {
        return access.read(caller, guard -> {
            Grant<Action.Browse, TenantId> browse = guard.require(Action.BROWSE);
            List<AspectType> others = received.aspectTypes(guard, reach).stream()
                    .filter(listing.filter()::matches)
                    .toList();
            Page<AspectType> page = MergedPage.of(
                    listing.window(),
                    new Own(browse, listing),
                    others,
                    listing.order().comparator(type -> type.id().value()));
            TypeSharing sharing =
                    lent.sharing(guard, page.rows().stream().map(AspectType::id).toList());
            return page.map(type -> new FoundType<>(type, sharing));
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
