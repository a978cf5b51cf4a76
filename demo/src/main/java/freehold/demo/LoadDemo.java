package freehold.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Loads the demo world through the public routes: a maker of wind turbines, the firm that services one of them, and
 * real measurements. Can be killed at any moment and started again; when all is there it does nothing.
 */
public final class LoadDemo {
    private static final int BATCH = 1_000;
    private static final String MACHINE = "NW-110-001";
    private static final String MACHINE_PART = "NW-110-001-GB";
    private static final String OFFERED_MACHINE = "NW-110-002";
    private static final String CONTROL_ROOM = "NW-CR-1";

    private LoadDemo() {}

    /** {@code load <data folder>} fills the installation; {@code token <data folder> <tenant>} prints an access token. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            switch (List.of(arguments)) {
                case List<String> words
                when words.size() == 2 && words.getFirst().equals("load") -> load(Path.of(words.get(1)));
                case List<String> words
                when words.size() == 3 && words.getFirst().equals("token") ->
                    printToken(Path.of(words.get(1)), words.get(2));
                default -> throw new LoadFailed("Use: load <data folder>, or: token <data folder> <tenant>");
            }
        } catch (LoadFailed | IOException problem) {
            System.err.println("demo: " + problem.getMessage());
            System.exit(1);
        }
    }

    private static void printToken(Path home, String tenant) throws IOException, InterruptedException {
        CredentialsFile credentials = new CredentialsFile(home);
        ServiceCredential service = credentials
                .service(tenant)
                .orElseThrow(() -> new LoadFailed("credentials.json names no service credential of " + tenant));
        System.out.println(Gateway.token(service, credentials.gateway()));
    }

    private static void load(Path home) throws IOException, InterruptedException {
        Progress progress = new Progress(home);
        if (progress.isComplete()) {
            return;
        }
        CredentialsFile credentials = new CredentialsFile(home);
        URI base = credentials.gateway();
        Founding founding = new Founding(base, credentials, progress);
        say("the tenants nordwind and gridline");
        Organisation nordwind = founding.found(Charter.NORDWIND);
        Organisation gridline = founding.found(Charter.GRIDLINE);

        say("a wind park with three turbines");
        Model model = new Model(nordwind);
        model.define();
        Plant plant = new Plant(nordwind, model);
        plant.build();
        String part = plant.asset(MACHINE_PART);
        write(nordwind, part, Model.TEMPERATURE, Measurements.ofTheMachine());
        write(nordwind, plant.asset(CONTROL_ROOM), Model.CLIMATE, Measurements.ofTheRoom());

        say("one share accepted, one left open");
        Partnership partnership = new Partnership(nordwind, gridline, progress);
        partnership.agree();
        partnership.accept(partnership.offer(
                plant.asset(MACHINE), "everything", "Turbine 1 with its parts, for condition monitoring"));
        partnership.offer(plant.asset(OFFERED_MACHINE), "telemetry-only", "Turbine 2, measurements only");
        progress.complete(part);
    }

    private static void write(Organisation owner, String asset, String aspect, Measurements measurements)
            throws IOException, InterruptedException {
        String path = "/api/iottimeseries/v3/timeseries/" + asset + "/" + aspect;
        Counter counter = new Counter(
                "measurements of aspect " + aspect, measurements.byTime().size());
        for (List<Map<String, Object>> batch : measurements.batches(Model.TEMPERATURE, BATCH)) {
            owner.gateway().put(path, batch).orFail();
            counter.add(batch.size());
        }
    }

    private static void say(String step) {
        System.out.println("  " + step);
    }
}
