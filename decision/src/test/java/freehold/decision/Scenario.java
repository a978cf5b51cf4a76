package freehold.decision;

import freehold.decision.AssetFact.Kind;
import freehold.decision.Small.Draft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A scenario made of facts for the engine; {@code resources/scenarios/README.md} describes its words. */
final class Scenario {
    private final Map<TenantId, List<AssetFact>> assets = new HashMap<>();
    private final Map<String, AssetId> ids = new HashMap<>();
    private final Map<String, ShareFact> shares = new HashMap<>();
    private final Map<String, Subject> callers = new HashMap<>();
    private final List<Expected> expected = new ArrayList<>();
    private final ScenarioPolicies policies = new ScenarioPolicies(this::id);
    private Instant now = Instant.EPOCH;

    /** An answer that is due in a certain world at a certain time. */
    record Expected(String line, World world, Instant now, Subject caller, Question question, Answer answer) {}

    record Question(Action.OnAsset action, AssetId asset) {}

    /**
     * @param word allow, deny or hidden
     * @param reason the missing right's title or the reason's name; empty where it does not matter
     */
    record Answer(String word, String reason) {}

    static List<Expected> read(String text) {
        Scenario scenario = new Scenario();
        for (ScenarioFile.Step step : ScenarioFile.read(text).steps()) {
            try {
                scenario.obey(step);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("not understood: " + step.words(), e);
            }
        }
        return scenario.expected;
    }

    private void obey(ScenarioFile.Step step) {
        String verb = step.verb();
        switch (verb) {
            case "tenants" ->
                step.knowing().all(verb).forEach(tenant -> assets.put(new TenantId(tenant), new ArrayList<>()));
            case "asset", "folder" -> create(step);
            case "caller" -> callers.put(step.name(), caller(step));
            case "share" -> shares.put(step.name(), share(step));
            case "policy" -> policies.decree(step);
            case "allow", "deny", "hidden" -> step.knowing().all(verb).forEach(line -> expect(verb, line));
            case "move" -> {
                AssetFact asset = fact(step.knowing("to").name());
                put(asset.hangingBelow(id(step.one("to")), asset.subtenant()));
            }
            case "delete", "restore", "purge", "end", "repeal", "enforce", "relax", "at" ->
                obey(verb, step.knowing().name());
            default -> throw new IllegalArgumentException(verb);
        }
    }

    private void obey(String verb, String name) {
        switch (verb) {
            case "delete" -> branch(name).forEach(asset -> put(asset.withDeleted(true)));
            case "restore" -> branch(name).forEach(asset -> put(asset.withDeleted(false)));
            case "purge" -> branch(name).forEach(asset -> owned(asset).remove(asset));
            case "end" -> Objects.requireNonNull(shares.remove(name));
            case "repeal" -> policies.repeal(name);
            case "at" -> now = second(name);
            default -> policies.enforce(name, verb.equals("enforce"));
        }
    }

    private void create(ScenarioFile.Step step) {
        step.knowing("of", "below", "subtenant", "basic", "type", "label");
        Optional<AssetId> parent = step.find("below").map(this::id);
        TenantId tenant = parent.map(this::ownerOf).orElseGet(() -> new TenantId(step.one("of")));
        Kind kind = step.is("basic") ? Kind.BASIC_HIERARCHY : Kind.OTHER;
        ids.put(step.name(), Facts.id(ids.size()));
        Objects.requireNonNull(assets.get(tenant))
                .add(new AssetFact(
                        id(step.name()),
                        parent,
                        step.find("subtenant").map(SubtenantId::new),
                        step.verb().equals("folder") ? Kind.SHARE_FOLDER : kind,
                        false,
                        new Traits(step.all("type"), Set.copyOf(step.all("label")))));
    }

    private void put(AssetFact changed) {
        List<AssetFact> owned = owned(changed);
        owned.removeIf(asset -> asset.id().equals(changed.id()));
        owned.add(changed);
    }

    private ShareFact share(ScenarioFile.Step step) {
        step.knowing("of", "to", "mounted", "only", "alone", "without", "subtenants", "from", "until");
        AssetId root = id(step.one("of"));
        Draft draft = new Draft(
                root,
                step.find("only")
                        .<Set<Channel>>map(name -> EnumSet.of(Channel.valueOf(name.toUpperCase(Locale.ROOT))))
                        .orElseGet(() -> EnumSet.allOf(Channel.class)),
                new Profile(Names.ALL, Names.ALL, AspectNames.ALL, AspectNames.ALL),
                !step.is("alone"),
                step.all("without").stream().map(this::id).collect(Collectors.toSet()),
                step.is("subtenants"),
                new TimeWindow(
                        step.find("from").map(Scenario::second),
                        step.find("until").map(Scenario::second)),
                TimeWindow.ALWAYS,
                step.find("mounted").map(this::id).orElseGet(Facts::unknown),
                now.plusNanos(shares.size()));
        return draft.between(ownerOf(root), new TenantId(step.one("to")));
    }

    private static Subject caller(ScenarioFile.Step step) {
        step.knowing("of", "subtenant", "service", "role", "group");
        Set<Addressee> names =
                step.all("group").stream().map(Addressee.UserGroup::new).collect(Collectors.toCollection(HashSet::new));
        names.add(new Addressee.User(step.name()));
        return new Subject(
                new TenantId(step.one("of")),
                step.find("subtenant").map(SubtenantId::new),
                step.is("service"),
                step.all("role").stream()
                        .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                names);
    }

    private void expect(String answer, String line) {
        List<String> said = List.of(line.split(": ", 2));
        List<String> words = List.of(said.getFirst().split(" "));
        Subject caller = Objects.requireNonNull(callers.get(words.getFirst()));
        if (words.size() != 3 || answer.equals("deny") != (said.size() == 2)) {
            throw new IllegalArgumentException("who does what, and only of what is denied, why: " + line);
        }
        Question question = new Question(action(words.get(1)), id(words.get(2)));
        Answer due = new Answer(answer, said.size() == 2 ? said.getLast() : "");
        expected.add(new Expected(answer + " " + line, world(), now, caller, question, due));
    }

    private static Action.OnAsset action(String word) {
        return switch (word) {
            case "read" -> Action.READ;
            case "edit" -> Action.EDIT;
            case "set-location" -> Action.SET_LOCATION;
            case "add-basic-child" -> new Action.AddChild(true);
            case "add-child" -> new Action.AddChild(false);
            case "delete" -> Action.DELETE;
            case "move" -> Action.MOVE;
            case "take-child" -> new Action.TakeChild(Optional.empty());
            case "restore" -> Action.RESTORE;
            case "purge" -> Action.PURGE;
            case "share" -> Action.SHARE;
            case "write" -> Action.WRITE_SERIES;
            case "notice" -> Action.NOTICE;
            case "read-series" -> Action.READ_SERIES;
            case "read-events" -> Action.READ_EVENTS;
            case "write-events" -> Action.WRITE_EVENTS;
            default -> throw new IllegalArgumentException("an action");
        };
    }

    private World world() {
        return World.of(assets.entrySet().stream()
                .map(entry -> {
                    TenantId tenant = entry.getKey();
                    List<ShareFact> own = shares.values().stream()
                            .filter(share -> share.owner().equals(tenant)
                                    || share.receiver().equals(tenant))
                            .toList();
                    return TenantFacts.of(tenant, 1, entry.getValue(), own).with(policies.of(tenant));
                })
                .toList());
    }

    private AssetId id(String name) {
        return Objects.requireNonNull(ids.get(name), name);
    }

    private AssetFact fact(String name) {
        return assets.values().stream()
                .flatMap(List::stream)
                .filter(asset -> asset.id().equals(id(name)))
                .findFirst()
                .orElseThrow();
    }

    /** The asset and all below it. */
    private List<AssetFact> branch(String name) {
        List<AssetFact> branch = new ArrayList<>(List.of(fact(name)));
        for (int i = 0; i < branch.size(); i++) {
            Optional<AssetId> parent = Optional.of(branch.get(i).id());
            owned(branch.get(i)).stream()
                    .filter(asset -> asset.parent().equals(parent))
                    .forEach(branch::add);
        }
        return branch;
    }

    private List<AssetFact> owned(AssetFact one) {
        return Objects.requireNonNull(assets.get(ownerOf(one.id())));
    }

    private TenantId ownerOf(AssetId id) {
        return assets.entrySet().stream()
                .filter(entry ->
                        entry.getValue().stream().anyMatch(asset -> asset.id().equals(id)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Instant second(String word) {
        return Instant.ofEpochSecond(Long.parseLong(word));
    }
}
