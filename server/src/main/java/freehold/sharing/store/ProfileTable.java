package freehold.sharing.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.sharing.model.PinnedProfile;
import freehold.sharing.model.ProfileContent;
import freehold.sharing.model.ProfileVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** A tenant's own profiles with all their versions. Nobody else reads them: a share holds what it shows. */
@Component
public class ProfileTable {
    private static final String VERSIONS = """
            select v.profile_id, v.version, v.name, v.content, v.made_at, v.made_by
            from sharing.profile_version v
            join sharing.profile p on p.tenant_id = v.tenant_id and p.profile_id = v.profile_id
            where p.tenant_id = :tenant""";

    /** The newest version of each, by name. */
    public List<ProfileVersion> all(Grant<? extends Action.OnTenant, TenantId> grant) {
        return grant.sql(VERSIONS + " and v.version = p.version order by lower(v.name), v.profile_id")
                .param("tenant", grant.resource().value())
                .query((row, number) -> version(row))
                .list();
    }

    /** All versions of a profile, newest first. */
    public List<ProfileVersion> versions(Grant<? extends Action.OnTenant, TenantId> grant, UUID profile) {
        return grant.sql(VERSIONS + " and p.profile_id = :profile order by v.version desc")
                .param("tenant", grant.resource().value())
                .param("profile", profile)
                .query((row, number) -> version(row))
                .list();
    }

    /**
     * One version of a profile.
     *
     * @param version empty for the newest
     */
    public Optional<ProfileVersion> find(
            Grant<? extends Action.OnTenant, TenantId> grant, UUID profile, Optional<Integer> version) {
        return grant.sql(VERSIONS
                        + " and p.profile_id = :profile and v.version = coalesce(cast(:version as int), p.version)")
                .param("tenant", grant.resource().value())
                .param("profile", profile)
                .param("version", version.orElse(null))
                .query((row, number) -> version(row))
                .optional();
    }

    /** Names of today, by id; of profiles that are gone there is none. */
    public Map<String, String> names(Grant<? extends Action.OnTenant, TenantId> grant, Collection<UUID> profiles) {
        return grant
                .sql(
                        "select profile_id, name from sharing.profile where tenant_id = :tenant and profile_id = any (:ids)")
                .param("tenant", grant.resource().value())
                .param("ids", profiles.toArray(UUID[]::new))
                .query((row, number) ->
                        Map.entry(Columns.uuid(row, "profile_id").toString(), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public long count(Grant<Action.ManageSharing, TenantId> grant) {
        return grant.sql("select count(*) from sharing.profile where tenant_id = :tenant")
                .param("tenant", grant.resource().value())
                .query(Long.class)
                .single();
    }

    /**
     * Writes the first version of a new profile.
     *
     * @return false if the name is taken
     */
    public boolean insert(Grant<Action.ManageSharing, TenantId> grant, ProfileVersion first) {
        int made = grant.sql("""
                        insert into sharing.profile (tenant_id, profile_id, name, version)
                        values (:tenant, :profile, :name, 1)
                        on conflict on constraint profile_name_is_used_once do nothing""")
                .param("tenant", grant.resource().value())
                .param("profile", UUID.fromString(first.profile().id()))
                .param("name", first.name())
                .update();
        if (made == 1) {
            keep(grant, first);
        }
        return made == 1;
    }

    /**
     * Makes a version the newest.
     *
     * @throws DuplicateKeyException if another profile has the name
     */
    public void update(Grant<Action.ManageSharing, TenantId> grant, ProfileVersion next) {
        grant.sql("""
                        update sharing.profile set name = :name, version = :version
                        where tenant_id = :tenant and profile_id = :profile""")
                .param("tenant", grant.resource().value())
                .param("profile", UUID.fromString(next.profile().id()))
                .param("name", next.name())
                .param("version", next.profile().version())
                .update();
        keep(grant, next);
    }

    private static void keep(Grant<Action.ManageSharing, TenantId> grant, ProfileVersion version) {
        ProfileVersion.Made made = version.made().orElseThrow();
        grant.sql("""
                        insert into sharing.profile_version
                            (tenant_id, profile_id, version, name, content, made_at, made_by)
                        values (:tenant, :profile, :version, :name, cast(:content as jsonb), :at, :by)""")
                .param("tenant", grant.resource().value())
                .param("profile", UUID.fromString(version.profile().id()))
                .param("version", version.profile().version())
                .param("name", version.name())
                .param("content", SharingJson.write(version.profile().content()))
                .param("at", Columns.column(made.at()))
                .param("by", made.by())
                .update();
    }

    public void delete(Grant<Action.ManageSharing, TenantId> grant, UUID profile) {
        for (String table : List.of("sharing.profile_version", "sharing.profile")) {
            grant.sql("delete from " + table + " where tenant_id = :tenant and profile_id = :profile")
                    .param("tenant", grant.resource().value())
                    .param("profile", profile)
                    .update();
        }
    }

    private static ProfileVersion version(ResultSet row) throws SQLException {
        Instant at = Columns.time(row, "made_at").orElseThrow();
        return new ProfileVersion(
                row.getString("name"),
                new PinnedProfile(
                        Columns.uuid(row, "profile_id").toString(),
                        row.getInt("version"),
                        SharingJson.read(row.getString("content"), ProfileContent.class)),
                Optional.of(new ProfileVersion.Made(at, row.getString("made_by"))));
    }
}
