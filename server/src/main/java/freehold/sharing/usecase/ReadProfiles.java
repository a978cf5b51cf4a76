package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.decision.Action;
import freehold.identity.Caller;
import freehold.sharing.model.ProfileVersion;
import freehold.sharing.model.SystemProfiles;
import freehold.sharing.store.ProfileTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows what an offer can be limited to. */
@Component
public class ReadProfiles {
    private final Access access;
    private final ProfileTable table;
    private final Profiles profiles;

    ReadProfiles(Access access, ProfileTable table, Profiles profiles) {
        this.access = access;
        this.table = table;
        this.profiles = profiles;
    }

    /** The newest version of each: first those every tenant has, then the tenant's own by name. */
    public List<ProfileVersion> all(Caller caller) {
        return access.read(caller, guard -> {
            List<ProfileVersion> all = new ArrayList<>(SystemProfiles.versions());
            all.addAll(table.all(guard.require(Action.READ_SHARING)));
            return all;
        });
    }

    public ProfileVersion one(Caller caller, String id) {
        return access.read(
                caller,
                guard -> profiles.find(guard.require(Action.READ_SHARING), id, Optional.empty())
                        .orElseThrow(() -> Ids.noProfile(id)));
    }

    /** All versions, newest first. */
    public List<ProfileVersion> versions(Caller caller, String id) {
        return access.read(caller, guard -> {
            var grant = guard.require(Action.READ_SHARING);
            ProfileVersion newest = profiles.find(grant, id, Optional.empty()).orElseThrow(() -> Ids.noProfile(id));
            return newest.made().isEmpty() ? List.of(newest) : table.versions(grant, Ids.profile(id));
        });
    }
}
