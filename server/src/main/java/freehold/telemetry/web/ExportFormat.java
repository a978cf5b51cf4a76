package freehold.telemetry.web;

/** How records are written to a file. */
enum ExportFormat {
    CSV("text/csv;charset=UTF-8", "csv"),
    JSONL("application/jsonl;charset=UTF-8", "jsonl");

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }
}
