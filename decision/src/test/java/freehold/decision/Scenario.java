package freehold.decision;

import freehold.decision.AssetFact.Kind;
import freehold.decision.Small.Draft;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A scenario as text, one thing a line; {@code resources/scenarios/README.md} describes the words. It names things by
 * words of its own, so that other runners can make them what they need.
 */
final class Scenario {
    private final Map<String, List<AssetFact>> assets = new HashMap<>();
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
        text.lines()
                .map(line -> line.replaceAll("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    try {
                        scenario.obey(line);
                    } catch (RuntimeException e) {
                        throw new IllegalArgumentException("not understood: " + line, e);
                    }
                });
        return scenario.expected;
    }

    private void obey(String line) {
        Deque<String> words = new ArrayDeque<>(List.of(line.split("\\s+")));
        String verb = words.pop();
        switch (verb) {
            case "tenant" -> assets.put(words.pop(), new ArrayList<>());
            case "asset" -> create(words);
            case "move" -> change(words.pop(), words.pop());
            case "delete" -> put(words.peek(), fact(words.pop()).withDeleted(true));
            case "restore" -> put(words.peek(), fact(words.pop()).withDeleted(false));
            case "purge" -> assetsOf(words.peek()).remove(fact(words.pop()));
            case "share" -> shares.put(words.pop(), share(words));
            case "end" -> Objects.requireNonNull(shares.remove(words.pop()));
            case "caller" -> callers.put(words.pop(), caller(words));
            case "at" -> now = second(words.pop());
            case "policy" -> policies.decree(words);
            case "repeal" -> policies.repeal(words.pop());
            case "enforce" -> policies.enforce(words.pop(), true);
            case "relax" -> policies.enforce(words.pop(), false);
            case "allow", "deny", "hidden" -> expect(line, verb, words);
            default -> throw new IllegalArgumentException(verb);
        }
    }

    private void create(Deque<String> words) {
        String tenant = words.pop();
        String name = words.pop();
        Optional<AssetId> parent = Optional.empty();
        Optional<SubtenantId> subtenant = Optional.empty();
        Kind kind = Kind.OTHER;
        List<String> types = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        while (!words.isEmpty()) {
            switch (words.pop()) {
                case "below" -> parent = Optional.of(id(words.pop()));
                case "subtenant" -> subtenant = Optional.of(new SubtenantId(words.pop()));
                case "basic" -> kind = Kind.BASIC_HIERARCHY;
                case "folder" -> kind = Kind.SHARE_FOLDER;
                case "type" -> types.add(words.pop());
                case "label" -> labels.add(words.pop());
                default -> throw new IllegalArgumentException("an asset's words");
            }
        }
        ids.put(name, Facts.id(ids.size()));
        Objects.requireNonNull(assets.get(tenant))
                .add(new AssetFact(id(name), parent, subtenant, kind, false, new Traits(types, labels)));
    }

    private void change(String name, String parent) {
        put(name, fact(name).hangingBelow(id(parent), fact(name).subtenant()));
    }

    private void put(String name, AssetFact changed) {
        List<AssetFact> owned = assetsOf(name);
        owned.remove(fact(name));
        owned.add(changed);
    }

    private ShareFact share(Deque<String> words) {
        TenantId owner = new TenantId(words.pop());
        TenantId receiver = new TenantId(words.pop());
        Draft draft = new Draft(
                id(words.pop()),
                EnumSet.allOf(Channel.class),
                new Profile(Names.ALL, Names.ALL, AspectNames.ALL, AspectNames.ALL),
                true,
                Set.of(),
                false,
                TimeWindow.ALWAYS,
                TimeWindow.ALWAYS,
                Facts.unknown(),
                now.plusNanos(shares.size()));
        while (!words.isEmpty()) {
            draft = switch (words.pop()) {
                case "mounted" -> draft.mountedIn(id(words.pop()));
                case "only" -> draft.on(Channel.valueOf(words.pop().toUpperCase(Locale.ROOT)));
                case "alone" -> draft.alone();
                case "without" -> draft.leavingOut(id(words.pop()));
                case "subtenants" -> draft.withSubtenants();
                case "from" ->
                    draft.whileIn(new TimeWindow(
                            Optional.of(second(words.pop())), draft.access().until()));
                case "until" -> draft.whileIn(new TimeWindow(draft.access().from(), Optional.of(second(words.pop()))));
                default -> throw new IllegalArgumentException("a share's words");
            };
        }
        return draft.between(owner, receiver);
    }

    private static Subject caller(Deque<String> words) {
        TenantId tenant = new TenantId(words.pop());
        Optional<SubtenantId> subtenant = Optional.empty();
        boolean technical = false;
        Set<Role> roles = new HashSet<>();
        Set<Addressee> names = new HashSet<>();
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "subtenant" -> subtenant = Optional.of(new SubtenantId(words.pop()));
                case "service" -> technical = true;
                case "as" -> names.add(new Addressee.User(words.pop()));
                case "in" -> names.add(new Addressee.UserGroup(words.pop()));
                default -> roles.add(Role.valueOf(word.toUpperCase(Locale.ROOT)));
            }
        }
        return new Subject(tenant, subtenant, technical, roles, names);
    }

    private void expect(String line, String answer, Deque<String> words) {
        Subject caller = Objects.requireNonNull(callers.get(words.pop()));
        Action.OnAsset action =
                switch (words.pop()) {
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
        Question question = new Question(action, id(words.pop()));
        expected.add(new Expected(line, world(), now, caller, question, new Answer(answer, String.join(" ", words))));
    }

    private World world() {
        return World.of(assets.entrySet().stream()
                .map(entry -> {
                    TenantId tenant = new TenantId(entry.getKey());
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
        return assetsOf(name).stream()
                .filter(asset -> asset.id().equals(id(name)))
                .findFirst()
                .orElseThrow();
    }

    private List<AssetFact> assetsOf(String name) {
        return assets.values().stream()
                .filter(owned -> owned.stream().anyMatch(asset -> asset.id().equals(id(name))))
                .findFirst()
                .orElseThrow();
    }

    private static Instant second(String word) {
        return Instant.ofEpochSecond(Long.parseLong(word));
    }
}
