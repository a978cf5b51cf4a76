package freehold.identity;

import freehold.decision.Subject;
import freehold.decision.TenantId;
import freehold.identity.store.SubjectTable;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Everybody of a tenant as decisions would know them, for those who ask who may do what. To be asked within a transaction
 * of the tenant in question. Nobody acts as one of these: there is no credential behind them.
 */
@Component
public class Subjects {
    private final SubjectTable subjects;

    Subjects(SubjectTable subjects) {
        this.subjects = subjects;
    }

    /**
     * Somebody.
     *
     * @param subjects as what decisions can know them: a subtenant user once for each of its subtenants, and not at all
     *     without one
     */
    public record Somebody(String name, List<Subject> subjects) {}

    /** The tenant's active users, by name. */
    public List<Somebody> users(TenantId tenant) {
        return subjects.users(tenant);
    }

    public Optional<Somebody> user(TenantId tenant, String name) {
        return subjects.user(tenant, name);
    }

    /** The tenant's service credentials that can be used, by client id. */
    public List<Somebody> clients(TenantId tenant) {
        return subjects.clients(tenant);
    }

    public Optional<Somebody> client(TenantId tenant, String id) {
        return clients(tenant).stream()
                .filter(client -> client.name().equals(id))
                .findFirst();
    }
}
