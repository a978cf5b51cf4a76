package freehold.settings.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.settings.model.Subtenant;
import freehold.settings.store.SubtenantTable;
import freehold.settings.store.SubtenantTable.Slice;
import freehold.settings.store.SubtenantTable.Which;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads subtenants. A caller confined to one knows of no other. */
@Component
public class ReadSubtenants {
    private final Access access;
    private final SubtenantTable subtenants;

    ReadSubtenants(Access access, SubtenantTable subtenants) {
        this.access = access;
        this.subtenants = subtenants;
    }

    /** A part of the list, and how long the whole is. */
    public record Found(List<Subtenant> rows, long total) {}

    public Found list(Caller caller, Which which, long offset, int size) {
        return access.read(caller, guard -> {
            Grant<Action.Browse, TenantId> grant = guard.require(Action.BROWSE);
            Optional<SubtenantId> only = caller.subtenant();
            return new Found(
                    subtenants.slice(grant, new Slice(which, only, offset, size)),
                    subtenants.count(grant, which, only));
        });
    }

    public Subtenant one(Caller caller, String id) {
        return access.read(caller, guard -> {
            Subtenant found = live(subtenants, guard.require(Action.BROWSE), id);
            if (caller.subtenant().filter(own -> !own.equals(found.id())).isPresent()) {
                throw unknown(id);
            }
            return found;
        });
    }

    /** One that was deleted is as good as missing. */
    static Subtenant live(SubtenantTable subtenants, Grant<? extends Action.OnTenant, TenantId> grant, String id) {
        return subtenants
                .find(grant, id)
                .filter(subtenant -> subtenant.deletedAt().isEmpty())
                .orElseThrow(() -> unknown(id));
    }

    static ProblemException unknown(String id) {
        return ProblemException.notFound("subtenant", id);
    }
}
