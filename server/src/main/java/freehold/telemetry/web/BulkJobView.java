package freehold.telemetry.web;

import freehold.kernel.IsoTime;
import freehold.telemetry.model.ImportJob;
import io.swagger.v3.oas.annotations.media.Schema;

/** A job on the wire. */
record BulkJobView(
        String id,
        @Schema(description = "The same") String jobId,

        @Schema(description = "SUBMITTED, IN_PROGRESS, ERROR or SUCCESS")
        String status,

        @Schema(description = "Why it failed, or how far it is")
        String message,

        String startTime,
        String lastModified) {
    static BulkJobView from(ImportJob job) {
        String id = job.id().toString();
        return new BulkJobView(
                id, id, status(job), message(job), IsoTime.format(job.createdAt()), IsoTime.format(job.changedAt()));
    }

    private static String status(ImportJob job) {
        return switch (job.state()) {
            case RUNNING -> job.progress().rowsChecked() == 0 ? "SUBMITTED" : "IN_PROGRESS";
            case SUCCEEDED -> "SUCCESS";
            case FAILED, CANCELLED -> "ERROR";
        };
    }

    private static String message(ImportJob job) {
        return switch (job.state()) {
            case RUNNING, SUCCEEDED -> job.progress().rowsWritten() + " records are written.";
            case FAILED -> job.message();
            case CANCELLED -> "It was cancelled; " + job.progress().rowsWritten() + " records were written.";
        };
    }
}
