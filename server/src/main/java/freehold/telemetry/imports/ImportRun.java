package freehold.telemetry.imports;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.SeriesSchema;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.IsoTime;
import freehold.kernel.Problem.Conflict;
import freehold.kernel.Problem.Forbidden;
import freehold.kernel.ProblemException;
import freehold.telemetry.Batch;
import freehold.telemetry.Limits;
import freehold.telemetry.RecordRules;
import freehold.telemetry.Sample;
import freehold.telemetry.WritableSeries;
import freehold.telemetry.imports.ImportSamples.Importer;
import freehold.telemetry.imports.ImportSamples.Means;
import freehold.telemetry.imports.RowReader.Damaged;
import freehold.telemetry.model.ImportJob;
import freehold.telemetry.model.ImportJob.Fault;
import freehold.telemetry.model.ImportJob.Progress;
import freehold.telemetry.model.ImportJob.State;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One import: looks through all of its files, and then writes them in pieces, unless a record is damaged. */
final class ImportRun {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
    private static final int PIECE_RECORDS = 2_000;
    private static final long PIECE_BYTES = 4L * 1024 * 1024;
    private static final long TELL_EVERY_NANOS = 500_000_000;

    private final Means means;
    private final Importer importer;
    private final ImportJob job;
    private final Source source;
    private long bytes;
    private long rows;
    private long damaged;
    private long written;
    private int told;
    private List<Fault> faults = new ArrayList<>();
    private long toldAt = System.nanoTime();

    /**
     * What is read, and as what.
     *
     * @param files are discarded in the end
     * @param keptSince when it began, nothing older was kept
     */
    record Source(List<? extends Records> files, SeriesSchema schema, Instant keptSince) {
        Source {
            files = List.copyOf(files);
        }
    }

    /** Somebody has cancelled it, or it was silent for so long that it counts as over. */
    private static final class Over extends RuntimeException {
        Over() {
            super("the import is over", null, false, false);
        }
    }

    private interface Step {
        void take(Records.Reading record) throws Damaged;
    }

    ImportRun(Means means, Importer importer, ImportJob job, Source source) {
        this.means = means;
        this.importer = importer;
        this.job = job;
        this.source = source;
    }

    ImportJob job() {
        return job;
    }

    /** Says that it is still there until it has its turn; cancelled meanwhile, it never has it. */
    void run(Turns turns) {
        try {
            turns.take(this::tell, this::checkAndWrite);
        } catch (Over over) {
            LOG.debug("Import {} is over.", job.id());
        } catch (ProblemException refused) {
            end(State.FAILED, refused.problem().message());
        } catch (IOException | RuntimeException failure) {
            LOG.error("Import {} has failed.", job.id(), failure);
            end(State.FAILED, "Something went wrong on our side.");
        } finally {
            discard();
        }
    }

    private void checkAndWrite() throws IOException {
        check();
        if (damaged > 0) {
            end(State.FAILED, damaged + " of " + rows + " rows are damaged; nothing was written.");
        } else {
            if (!job.dryRun()) {
                write();
            }
            end(State.SUCCEEDED, "");
        }
    }

    private void discard() {
        for (Records file : source.files()) {
            try {
                file.discard();
            } catch (IOException left) {
                LOG.warn("A file that was imported is left until the next start.", left);
            }
        }
        means.folder().forget(importer.caller().tenant(), job.id());
    }

    private void check() throws IOException {
        each(record -> {
            rows++;
            if (System.nanoTime() - toldAt > TELL_EVERY_NANOS) {
                tell(); // first, for the record may be damaged, and all others too
            }
            Sample sample = record.read();
            Optional<String> age = RecordRules.faultOfAge(sample.time(), source.keptSince());
            if (age.isPresent()) {
                throw new Damaged("the time " + age.get());
            }
        });
        tell();
    }

    private void write() throws IOException {
        List<Sample> piece = new ArrayList<>();
        long[] size = new long[1];
        each(record -> {
            Sample sample = record.read();
            piece.add(sample);
            size[0] += sample.bytes();
            if (piece.size() == PIECE_RECORDS || size[0] > PIECE_BYTES) {
                append(piece);
                piece.clear();
                size[0] = 0;
            }
        });
        if (damaged > 0) {
            throw new IllegalStateException("a row was damaged after it was looked at");
        }
        append(piece);
    }

    /** Every record of every file. What is damaged is noted. */
    private void each(Step step) throws IOException {
        bytes = 0;
        for (Records file : source.files()) {
            file.each(new Looking(step));
        }
    }

    private final class Looking implements Records.Visitor {
        private final Step step;

        Looking(Step step) {
            this.step = step;
        }

        @Override
        public void record(long line, Records.Reading reading) {
            try {
                step.take(reading);
            } catch (Damaged one) {
                damaged(line, one.reason());
            }
        }

        @Override
        public void damaged(long line, String reason) {
            note(new Fault(line, reason));
        }

        @Override
        public void read(long more) {
            bytes += more;
        }
    }

    private void note(Fault fault) {
        damaged++;
        if (told + faults.size() < Limits.IMPORT_FAULTS) {
            faults.add(fault);
        }
    }

    private Progress progress() {
        return new Progress(
                job.progress().bytes(), Math.min(bytes, job.progress().bytes()), rows, damaged, written);
    }

    /** What was found so far. */
    private void tell() {
        List<Fault> found = faults;
        asImporter(grant -> {
            if (!found.isEmpty()) {
                means.table().insertFaults(grant, job.id(), told, found);
            }
            return List.of();
        });
        told += found.size();
        faults = new ArrayList<>();
        toldAt = System.nanoTime();
    }

    private void append(List<Sample> piece) {
        written += piece.size();
        List<Sample> samples = List.copyOf(piece);
        try {
            asImporter(grant -> samples);
        } catch (RuntimeException failed) {
            written -= samples.size();
            throw failed;
        }
    }

    /**
     * Moves on in a transaction of whoever imports, if that is still somebody who may.
     *
     * @param work tells what is to be written
     */
    private void asImporter(Function<Grant<Action.WriteSeries, AssetRef>, List<Sample>> work) {
        Caller now = importer.proof()
                .caller()
                .filter(caller -> caller.tenant().equals(importer.caller().tenant())
                        && caller.principal().equals(importer.caller().principal()))
                .orElseThrow(() ->
                        new ProblemException(new Forbidden("signed-out", "Whoever imports is no longer signed in.")));
        means.access().write(now, guard -> {
            Grant<Action.WriteSeries, AssetRef> grant =
                    guard.require(Action.WRITE_SERIES_IN_BULK, job.asset(), Reach.OWN);
            source.files().forEach(file -> file.require(guard));
            if (!means.table().move(grant, job.id(), progress())) {
                throw new Over();
            }
            List<Sample> samples = work.apply(grant);
            if (!samples.isEmpty()) {
                write(guard, grant, samples);
            }
            return null;
        });
    }

    private void write(Guard guard, Grant<Action.WriteSeries, AssetRef> grant, List<Sample> samples) {
        SeriesSchema schema = means.schemas()
                .of(grant, job.aspect())
                .filter(source.schema()::equals)
                .orElseThrow(() -> new ProblemException(
                        new Conflict("type-changed", "The type of the asset was changed meanwhile.")));
        refuseWhatIsNotKept(means.sight().keptSince(guard, grant, schema), samples);
        means.store().append(List.of(new Batch(new WritableSeries(grant, job.aspect(), schema), samples)), guard.now());
        means.counts().add(guard, grant, Map.of(guard.subtenantOf(grant), (long) samples.size()));
    }

    /** Time has gone on since the file was looked through, and the tenant may keep samples for a shorter time now. */
    private static void refuseWhatIsNotKept(Instant since, List<Sample> samples) {
        for (Sample sample : samples) {
            Optional<String> fault = RecordRules.faultOfAge(sample.time(), since);
            if (fault.isPresent()) {
                throw ProblemException.limit(
                        "retention", "The record of " + IsoTime.format(sample.time()) + " " + fault.get() + ".");
            }
        }
    }

    /** Also told where whoever began it may no longer write. */
    private void end(State state, String message) {
        TenantId tenant = importer.caller().tenant();
        try {
            means.access().writeAsPlatform(tenant, "end of an import", guard -> {
                means.table().end(guard.require(Action.BROWSE), job.id(), state, message);
                return null;
            });
        } catch (RuntimeException failure) {
            LOG.warn("The end of import {} could not be told; it will count as failed.", job.id(), failure);
        }
    }
}
