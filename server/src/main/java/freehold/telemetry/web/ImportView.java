package freehold.telemetry.web;

import freehold.kernel.IsoTime;
import freehold.telemetry.model.ImportJob;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** An import on the wire. */
record ImportView(
        String id,
        String assetId,
        String aspect,
        boolean dryRun,

        @Schema(description = "running, succeeded, failed or cancelled")
        String state,

        @Schema(description = "Why it failed") String message,
        long bytes,
        @Schema(description = "Looked through so far") long bytesChecked,
        long rowsChecked,
        long rowsDamaged,
        @Schema(description = "Durable by now") long rowsWritten,
        String createdBy,
        String createdAt,
        String changedAt) {
    static ImportView from(ImportJob job) {
        return new ImportView(
                job.id().toString(),
                job.asset().value(),
                job.aspect(),
                job.dryRun(),
                job.state().name().toLowerCase(Locale.ROOT),
                job.message(),
                job.progress().bytes(),
                job.progress().bytesChecked(),
                job.progress().rowsChecked(),
                job.progress().rowsDamaged(),
                job.progress().rowsWritten(),
                job.createdBy(),
                IsoTime.format(job.createdAt()),
                IsoTime.format(job.changedAt()));
    }
}
