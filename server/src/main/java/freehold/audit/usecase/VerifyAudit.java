package freehold.audit.usecase;

import freehold.access.Access;
import freehold.audit.model.Finding;
import freehold.audit.model.Finding.Kind;
import freehold.audit.model.Head;
import freehold.audit.model.Verification;
import freehold.audit.seal.KeptHeads;
import freehold.audit.seal.Seal;
import freehold.audit.store.EntryTable;
import freehold.decision.Action;
import freehold.identity.Caller;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Follows a tenant's chain from its first entry, and holds it against the heads kept outside the database. */
@Component
public class VerifyAudit {
    private final Access access;
    private final ReadAudit read;
    private final LinkEntries link;
    private final EntryTable entries;
    private final KeptHeads kept;
    private final Seal seal;

    VerifyAudit(Access access, ReadAudit read, LinkEntries link, EntryTable entries, KeptHeads kept, Seal seal) {
        this.access = access;
        this.read = read;
        this.link = link;
        this.entries = entries;
        this.kept = kept;
        this.seal = seal;
    }

    /**
     * What came out, with the end of the chain signed, so that whoever asked can keep it.
     */
    public record Report(List<Finding> findings, Head head, String signature, String publicKey) {
        public Report {
            findings = List.copyOf(findings);
        }
    }

    public Report verify(Caller caller) {
        read.complete(caller);
        KeptHeads.Kept outside = kept.of(caller.tenant());
        List<Head> heads = new ArrayList<>(outside.heads());
        link.seen(caller.tenant()).ifPresent(heads::add);
        Verification.Result result =
                access.read(caller, guard -> Verification.of(entries.chain(guard.require(Action.ADMINISTER)), heads));
        List<Finding> findings = new ArrayList<>(result.findings());
        if (outside.forged() > 0) {
            findings.add(new Finding(
                    Kind.CHANGED, 0, outside.forged() + " of the heads kept outside the database are not signed."));
        }
        return new Report(findings, result.head(), seal.sign(caller.tenant(), result.head()), seal.publicKey());
    }
}
