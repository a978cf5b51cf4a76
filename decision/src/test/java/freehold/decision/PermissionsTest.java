package freehold.decision;

import static freehold.decision.Small.FIRM;
import static freehold.decision.Small.MAKER;
import static freehold.decision.Small.root;
import static freehold.decision.Small.share;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.AssetFact.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Who may do what, printed by the engine, so that a change of any right shows as a changed line. Rewritten with
 * {@code -Dgolden.update=true}.
 */
class PermissionsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/permissions.txt");
    private static final Optional<SubtenantId> S1 = Optional.of(new SubtenantId("s1"));
    private static final Optional<SubtenantId> S2 = Optional.of(new SubtenantId("s2"));
    private static final int FULL_FOLDER = 20;
    private static final int LENT = 30;
    private static final int BINNED = 40;

    private static final List<Set<Role>> ROLES = List.of(
            Set.of(),
            Set.of(Role.ADMINISTRATOR),
            Set.of(Role.STANDARD_USER),
            Set.of(Role.SUBTENANT_USER),
            Set.of(Role.STANDARD_USER, Role.SUBTENANT_USER));

    @Test
    void permissionsAreWhatTheGoldenFileSays() throws IOException {
        String printed = print();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, printed);
        }
        assertThat(printed).isEqualTo(Files.readString(GOLDEN));
    }

    private static String print() {
        StringBuilder text = new StringBuilder("""
                Who may do what. Printed by the engine; rewrite with -Dgolden.update=true, and explain each changed line.
                yes = allowed, - = hidden as if it did not exist, else the refusal's reason.
                """);
        for (boolean technical : new boolean[] {false, true}) {
            for (Optional<SubtenantId> level : List.of(Optional.<SubtenantId>empty(), S1)) {
                for (Set<Role> roles : ROLES) {
                    print(new Subject(FIRM, level, technical, roles), text);
                }
            }
        }
        return text.toString();
    }

    private static void print(Subject subject, StringBuilder text) {
        View view = world().view(subject, Instant.ofEpochSecond(15));
        String who = subject.technical() ? "service credential" : "person";
        String level = subject.subtenant().map(id -> "of subtenant " + id).orElse("at tenant level");
        List<Role> roles = subject.roles().stream().sorted().toList();
        text.append("\n%s %s, roles %s%n".formatted(who, level, roles).replace(System.lineSeparator(), "\n"));
        for (Map.Entry<String, Action.OnTenant> action : ofTenant().entrySet()) {
            text.append(line(action.getKey(), Map.of("do", cell(view.decide(action.getValue())))));
        }
        positions().forEach((position, id) -> {
            Map<String, String> cells = new LinkedHashMap<>();
            ofAsset().forEach((name, action) -> cells.put(name, cell(view.decide(action, id))));
            Set<String> different = Set.copyOf(cells.values());
            text.append(line(
                    position,
                    different.size() == 1 ? Map.of("all", different.iterator().next()) : cells));
        });
    }

    private static String line(String first, Map<String, String> cells) {
        List<String> answers = new ArrayList<>();
        cells.forEach((name, answer) -> answers.add(name + "=" + answer));
        return "  %-46s %s\n".formatted(first, String.join(" | ", answers));
    }

    private static String cell(Decision decision) {
        return switch (decision) {
            case Decision.Hidden hidden -> "-";
            case Decision.Allowed allowed ->
                switch (allowed.projection()) {
                    case Projection.Whole whole -> "yes";
                    case Projection.Stub stub -> "yes (its name)";
                    case Projection.Shared shared -> "yes (as shared)";
                };
            case Decision.Denied denied ->
                switch (denied.reason()) {
                    case Decision.MissingRight missing ->
                        "no: " + missing.right().title();
                    case Decision.NoApplicationAccess none -> "no application access";
                    case Decision.NotAdministrator notAdministrator -> "no: not an administrator at tenant level";
                    case Decision.NotOwner notOwner -> "no: not the owner";
                    case Decision.NotShareable notShareable -> "no: not shareable";
                    case Decision.FixedInTree fixed -> "no: fixed in the tree";
                    case Decision.ChangesSubtenant changes -> "no: changes the subtenant";
                    case Decision.InBin inBin -> "no: in the bin";
                    case Decision.NotCovered notCovered ->
                        "no policy: " + notCovered.needed().title();
                    case Decision.BoundByPolicies bound -> "no: bound by policies";
                    case Decision.NotInBin notInBin -> "no: not in the bin";
                };
        };
    }

    private static Map<String, Action.OnTenant> ofTenant() {
        Map<String, Action.OnTenant> actions = new LinkedHashMap<>();
        actions.put("browse", Action.BROWSE);
        actions.put("administer", Action.ADMINISTER);
        actions.put("view usage", Action.VIEW_USAGE);
        actions.put("create aspect types", Action.CREATE_ASPECT_TYPES);
        actions.put("edit aspect types", Action.EDIT_ASPECT_TYPES);
        actions.put("delete aspect types", Action.DELETE_ASPECT_TYPES);
        actions.put("create asset types", Action.CREATE_ASSET_TYPES);
        actions.put("edit asset types", Action.EDIT_ASSET_TYPES);
        actions.put("delete asset types", Action.DELETE_ASSET_TYPES);
        actions.put("edit groups", Action.EDIT_GROUPS);
        actions.put("edit received assets", Action.EDIT_RECEIVED);
        actions.put("keep files", Action.KEEP_FILES);
        actions.put("remove files", Action.REMOVE_FILES);
        actions.put("read sharing", Action.READ_SHARING);
        actions.put("start sharing", Action.START_SHARING);
        actions.put("end sharing", Action.END_SHARING);
        return actions;
    }

    private static Map<String, Action.OnAsset> ofAsset() {
        Map<String, Action.OnAsset> actions = new LinkedHashMap<>();
        actions.put("notice", Action.NOTICE);
        actions.put("read", Action.READ);
        actions.put("read events", Action.READ_EVENTS);
        actions.put("write events", Action.WRITE_EVENTS);
        actions.put("read series", Action.READ_SERIES);
        actions.put("follow series", Action.FOLLOW_SERIES);
        actions.put("edit", Action.EDIT);
        actions.put("set location", Action.SET_LOCATION);
        actions.put("add basic child", new Action.AddChild(true));
        actions.put("add other child", new Action.AddChild(false));
        actions.put("delete", Action.DELETE);
        actions.put("move", Action.MOVE);
        actions.put("take child of tenant", new Action.TakeChild(Optional.empty()));
        actions.put("take child of s1", new Action.TakeChild(S1));
        actions.put("restore", Action.RESTORE);
        actions.put("purge", Action.PURGE);
        actions.put("share", Action.SHARE);
        actions.put("write series", Action.WRITE_SERIES);
        actions.put("read files", Action.READ_FILES);
        actions.put("upload files", Action.UPLOAD_FILES);
        actions.put("delete files", Action.DELETE_FILES);
        return actions;
    }

    private static Map<String, AssetId> positions() {
        Map<String, AssetId> positions = new LinkedHashMap<>();
        positions.put("own root", Facts.id(10));
        positions.put("own asset in tenant, basic hierarchy", Facts.id(11));
        positions.put("own asset in tenant, other type", Facts.id(12));
        positions.put("own asset in subtenant s1, basic hierarchy", Facts.id(13));
        positions.put("own asset in subtenant s1, other type", Facts.id(14));
        positions.put("folder of subtenant s1", Facts.id(17));
        positions.put("own asset in subtenant s2, basic hierarchy", Facts.id(15));
        positions.put("own asset in subtenant s2, other type", Facts.id(16));
        positions.put("own asset below one of s1, basic hierarchy", Facts.id(19));
        positions.put("own asset below one of s1, other type", Facts.id(18));
        positions.put("deleted asset in tenant, basic hierarchy", Facts.id(BINNED));
        positions.put("deleted asset in tenant, other type", Facts.id(BINNED + 1));
        positions.put("deleted asset in subtenant s1, basic hierarchy", Facts.id(BINNED + 2));
        positions.put("deleted asset in subtenant s1, other type", Facts.id(BINNED + 3));
        positions.put("deleted asset in subtenant s2, basic hierarchy", Facts.id(BINNED + 4));
        positions.put("folder with received assets", Facts.id(FULL_FOLDER));
        positions.put("folder without received assets", Facts.id(FULL_FOLDER + 1));
        positions.put("received asset, root of the share", Facts.id(LENT));
        positions.put("received asset, below", Facts.id(LENT + 1));
        positions.put("received branch, but left out", Facts.id(LENT + 2));
        positions.put("received branch, but deleted", Facts.id(LENT + 4));
        positions.put("foreign asset, not received", Facts.id(LENT + 3));
        positions.put("no asset at all", Facts.unknown());
        return positions;
    }

    private static World world() {
        List<AssetFact> own = List.of(
                root(10),
                asset(10, 11, Optional.empty(), Kind.BASIC_HIERARCHY),
                asset(10, 12, Optional.empty(), Kind.OTHER),
                asset(10, 13, S1, Kind.BASIC_HIERARCHY),
                asset(10, 14, S1, Kind.OTHER),
                asset(10, 17, S1, Kind.SUBTENANT_FOLDER),
                asset(10, 15, S2, Kind.BASIC_HIERARCHY),
                asset(10, 16, S2, Kind.OTHER),
                asset(13, 19, S1, Kind.BASIC_HIERARCHY),
                asset(13, 18, S1, Kind.OTHER),
                asset(10, BINNED, Optional.empty(), Kind.BASIC_HIERARCHY).withDeleted(true),
                asset(10, BINNED + 1, Optional.empty(), Kind.OTHER).withDeleted(true),
                asset(13, BINNED + 2, S1, Kind.BASIC_HIERARCHY).withDeleted(true),
                asset(13, BINNED + 3, S1, Kind.OTHER).withDeleted(true),
                asset(15, BINNED + 4, S2, Kind.BASIC_HIERARCHY).withDeleted(true),
                asset(10, FULL_FOLDER, Optional.empty(), Kind.SHARE_FOLDER),
                asset(10, FULL_FOLDER + 1, Optional.empty(), Kind.SHARE_FOLDER));
        List<AssetFact> foreign = List.of(
                root(29),
                asset(29, LENT, Optional.empty(), Kind.OTHER),
                asset(LENT, LENT + 1, Optional.empty(), Kind.BASIC_HIERARCHY),
                asset(LENT, LENT + 2, Optional.empty(), Kind.OTHER),
                asset(29, LENT + 3, Optional.empty(), Kind.OTHER),
                asset(LENT, LENT + 4, Optional.empty(), Kind.OTHER).withDeleted(true));
        List<ShareFact> shares =
                List.of(share(LENT).leavingOut(LENT + 2).mountedIn(FULL_FOLDER).between(MAKER, FIRM));
        return World.of(List.of(TenantFacts.of(FIRM, 1, own, shares), TenantFacts.of(MAKER, 1, foreign, shares)));
    }

    private static AssetFact asset(int parent, int number, Optional<SubtenantId> subtenant, Kind kind) {
        return new AssetFact(Facts.id(number), Optional.of(Facts.id(parent)), subtenant, kind);
    }
}
