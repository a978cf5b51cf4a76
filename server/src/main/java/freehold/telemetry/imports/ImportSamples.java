package freehold.telemetry.imports;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.SeriesSchema;
import freehold.assets.SeriesSchemas;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.Proof;
import freehold.kernel.Problem.TooMany;
import freehold.kernel.ProblemException;
import freehold.telemetry.FilesToImport;
import freehold.telemetry.Limits;
import freehold.telemetry.SampleCount;
import freehold.telemetry.SeriesInSight;
import freehold.telemetry.TelemetryStore;
import freehold.telemetry.json.RecordsReader;
import freehold.telemetry.model.ImportJob;
import freehold.telemetry.model.ImportJob.Fault;
import freehold.telemetry.model.ImportJob.Progress;
import freehold.telemetry.model.ImportJob.State;
import freehold.telemetry.model.TimeSpan;
import freehold.telemetry.store.ImportTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** Takes a file, and reads it into a series in the background. */
@Component
public final class ImportSamples {
    private static final int AT_ONCE = 2;
    private static final long RETRY_SECONDS = 10;

    /** Well before half a minute, after which one that doesn't move counts as over. */
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final Access access;
    private final SeriesSchemas schemas;
    private final TelemetryStore store;
    private final SampleCount counts;
    private final ImportTable table;
    private final ImportFolder folder;
    private final SeriesInSight sight;
    private final FilesToImport stored;
    private final Turns turns = new Turns(AT_ONCE, BEAT);

    /** Files that come in. No table knows of them yet, but they take room. */
    private final ConcurrentMap<TenantId, Integer> coming = new ConcurrentHashMap<>();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ImportSamples(
            Access access,
            SeriesSchemas schemas,
            TelemetryStore store,
            SampleCount counts,
            ImportTable table,
            ImportFolder folder,
            SeriesInSight sight,
            FilesToImport stored) {
        this.stored = stored;
        this.sight = sight;
        this.access = access;
        this.schemas = schemas;
        this.store = store;
        this.counts = counts;
        this.table = table;
        this.folder = folder;
    }

    /**
     * What is to be imported.
     *
     * @param dryRun look through the file and write nothing
     */
    public record Wish(String assetId, String aspect, Mapping mapping, boolean dryRun) {
        private Target target() {
            return new Target(assetId, aspect, dryRun);
        }
    }

    /** What is to be imported of the files of an asset, as one import. */
    public record StoredWish(String assetId, String aspect, List<StoredFile> files) {
        public StoredWish {
            files = List.copyOf(files);
        }

        private Target target() {
            return new Target(assetId, aspect, false);
        }
    }

    /**
     * A file of the asset.
     *
     * @param said where its records lie in time, as whoever imports has said
     */
    public record StoredFile(String path, TimeSpan said) {}

    private record Target(String assetId, String aspect, boolean dryRun) {}

    private record New(UUID id, Target target, Given given) {}

    /** Files whose records can be read once the schema is known, and by which time those too far ahead are told. */
    private record Given(long bytes, BiFunction<SeriesSchema, Instant, List<? extends Records>> files) {}

    /** Who imports, and what proves it for as long as it takes. */
    public record Importer(Caller caller, Proof proof) {}

    /** What an import needs while it runs. */
    record Means(
            Access access,
            SeriesSchemas schemas,
            SeriesInSight sight,
            TelemetryStore store,
            SampleCount counts,
            ImportTable table,
            ImportFolder folder) {}

    /** Receives the file to its end; whether the caller may write, and there is room, is asked before and after. */
    public ImportJob start(Importer importer, Wish wish, InputStream file) throws IOException {
        TenantId tenant = importer.caller().tenant();
        int now = coming.merge(tenant, 1, Integer::sum);
        try {
            requireRoom(importer, wish.target(), now);
            return receive(importer, wish, file);
        } finally {
            coming.computeIfPresent(tenant, (same, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Of files that are there already. */
    public ImportJob start(Importer importer, StoredWish wish) throws IOException {
        requireRoom(importer, wish.target(), 1);
        List<FilesToImport.Found> found = new ArrayList<>();
        for (StoredFile file : wish.files()) {
            found.add(stored.find(importer.caller(), wish.assetId(), file.path()));
        }
        long bytes = found.stream().mapToLong(FilesToImport.Found::size).sum();
        if (bytes > Limits.IMPORT_BYTES) {
            throw ProblemException.limit(
                    "import-bytes", "The files of one import have at most " + Limits.IMPORT_BYTES + " bytes.");
        }
        return begin(importer, wish.target(), new Given(bytes, (schema, now) -> {
            List<JsonRecords> records = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                StoredFile file = wish.files().get(i);
                records.add(
                        new JsonRecords(file.path(), found.get(i), file.said(), new RecordsReader(schema, now, "")));
            }
            return records;
        }));
    }

    private void requireRoom(Importer importer, Target target, int more) {
        access.read(importer.caller(), guard -> {
            writable(guard, target);
            refuseTooMany(table.running(guard.require(Action.BROWSE)) + more);
            return null;
        });
    }

    private static void refuseTooMany(long withThis) {
        if (withThis > Limits.IMPORTS_AT_ONCE) {
            throw new ProblemException(new TooMany(
                    "The tenant has " + Limits.IMPORTS_AT_ONCE
                            + " imports under way, which is the most there can be. One has to end first.",
                    RETRY_SECONDS));
        }
    }

    private ImportJob receive(Importer importer, Wish wish, InputStream file) throws IOException {
        Path received = folder.receive(file);
        boolean begun = false;
        try {
            Given given = new Given(
                    Files.size(received),
                    (schema, now) -> List.of(new CsvRecords(received, wish.mapping(), schema, now)));
            ImportJob job = begin(importer, wish.target(), given);
            begun = true;
            return job;
        } finally {
            if (!begun) {
                Files.deleteIfExists(received);
            }
        }
    }

    private ImportJob begin(Importer importer, Target target, Given given) throws IOException {
        UUID id = UUID.randomUUID();
        folder.mark(importer.caller().tenant(), id);
        boolean begun = false;
        try {
            ImportRun run =
                    access.write(importer.caller(), guard -> insert(guard, importer, new New(id, target, given)));
            threads.execute(() -> run.run(turns));
            begun = true;
            return run.job();
        } finally {
            if (!begun) {
                folder.forget(importer.caller().tenant(), id);
            }
        }
    }

    private ImportRun insert(Guard guard, Importer importer, New wanted) {
        Grant<Action.WriteSeries, AssetRef> grant = writable(guard, wanted.target());
        SeriesSchema schema = schema(grant, wanted.target());
        table.lock(grant);
        refuseTooMany(table.running(grant) + 1);
        ImportJob job = new ImportJob(
                wanted.id(),
                grant.resource().id(),
                wanted.target().aspect(),
                wanted.target().dryRun(),
                State.RUNNING,
                "",
                new Progress(wanted.given().bytes(), 0, 0, 0, 0),
                importer.caller().principal().name(),
                guard.now(),
                guard.now());
        table.insert(grant, job);
        Means means = new Means(access, schemas, sight, store, counts, table, folder);
        return new ImportRun(
                means,
                importer,
                job,
                new ImportRun.Source(
                        wanted.given().files().apply(schema, guard.now()),
                        schema,
                        sight.keptSince(guard, grant, schema)));
    }

    private Grant<Action.WriteSeries, AssetRef> writable(Guard guard, Target target) {
        Grant<Action.WriteSeries, AssetRef> grant =
                guard.require(Action.WRITE_SERIES_IN_BULK, target.assetId(), Reach.OWN_AND_RECEIVED);
        schema(grant, target);
        return grant;
    }

    private SeriesSchema schema(Grant<Action.WriteSeries, AssetRef> grant, Target target) {
        return schemas.of(grant, target.aspect())
                .orElseThrow(() -> ProblemException.notFound("aspect", target.aspect()));
    }

    /** How it stands, for whoever could have begun it. */
    public ImportJob read(Caller caller, String id) {
        return access.read(caller, guard -> find(guard, id));
    }

    /** What is wrong with the file, row by row. */
    public List<Fault> faults(Caller caller, String id) {
        return access.read(
                caller,
                guard -> table.faults(
                        guard.require(Action.BROWSE), find(guard, id).id()));
    }

    /** Ends it where it is: what is written stays. One that has ended already stays as it ended. */
    public ImportJob cancel(Caller caller, String id) {
        return access.write(caller, guard -> {
            ImportJob job = find(guard, id);
            table.end(guard.require(Action.BROWSE), job.id(), State.CANCELLED, "");
            return find(guard, id);
        });
    }

    private ImportJob find(Guard guard, String id) {
        return parsed(id)
                .flatMap(known -> table.find(guard.require(Action.BROWSE), known))
                .filter(job -> guard.find(Action.WRITE_SERIES_IN_BULK, job.asset(), Reach.OWN)
                        .isPresent())
                .orElseThrow(() -> ProblemException.notFound("import", id));
    }

    private static Optional<UUID> parsed(String id) {
        return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(id))
                : Optional.empty();
    }
}
