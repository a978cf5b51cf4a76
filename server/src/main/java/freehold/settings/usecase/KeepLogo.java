package freehold.settings.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.files.StorageQuota;
import freehold.identity.Caller;
import freehold.kernel.Problem.Protocol;
import freehold.kernel.ProblemException;
import freehold.settings.Limits;
import freehold.settings.model.ImageKind;
import freehold.settings.model.Logo;
import freehold.settings.store.LogoTable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The tenant's logo. Whether it is an image is told by its content. */
@Component
public class KeepLogo {
    private final Access access;
    private final LogoTable table;
    private final StorageQuota storage;

    KeepLogo(Access access, LogoTable table, StorageQuota storage) {
        this.access = access;
        this.table = table;
        this.storage = storage;
    }

    /**
     * @param fileName as the caller calls it; kept for show, never used as a path
     */
    public LogoTable.Description put(Caller caller, String fileName, byte[] content) {
        return access.write(caller, guard -> {
            Grant<Action.Administer, TenantId> grant = Subtenancy.administerTenant(guard);
            if (content.length > Limits.LOGO_BYTES) {
                throw new ProblemException(
                        new Protocol(413, "body-too-large", "A logo may have " + Limits.LOGO_BYTES + " bytes (file)."));
            }
            ImageKind kind = ImageKind.of(content)
                    .orElseThrow(() -> ProblemException.invalid(
                            "file", "must be an image of type png, jpeg or gif; its content is none of them"));
            // The only one there is goes when the new one comes.
            storage.require(grant, content.length, table.bytes(grant));
            table.put(grant, new Logo(shown(fileName), kind.mediaType(), content));
            return table.describe(grant).orElseThrow();
        });
    }

    /** Whether there was one. */
    public boolean delete(Caller caller) {
        return access.write(caller, guard -> table.delete(Subtenancy.administerTenant(guard)));
    }

    public Optional<Logo> read(Caller caller) {
        return access.read(caller, guard -> table.find(guard.require(Action.BROWSE)));
    }

    public Optional<LogoTable.Description> describe(Caller caller) {
        return access.read(caller, guard -> table.describe(guard.require(Action.BROWSE)));
    }

    /** The last part of a path, without anything that could break out of a header. */
    private static String shown(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\"\\\\]", "").strip();
        String name = plain.isEmpty() ? "logo" : plain;
        return name.substring(0, Math.min(name.length(), Limits.NAME));
    }
}
