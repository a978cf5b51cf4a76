package freehold.kernel.database;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The configuration files of the embedded PostgreSQL, written as a whole at each start. */
record ClusterSettings(Map<String, String> values) {
    /** Password for everybody, from this machine only. There is no line for sockets, because there are none. */
    static final String HOST_BASED_ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";

    /** What is acknowledged is on disk; nobody but this machine can connect. */
    static final ClusterSettings DURABLE = new ClusterSettings(Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("shared_buffers", "512MB"),
            Map.entry("max_wal_size", "4GB"),
            // After a crash: one sync of the file system instead of one per file of every partition.
            Map.entry("recovery_init_sync_method", "syncfs"),
            Map.entry("timezone", "UTC"),
            // Seven files, each overwritten a week later.
            Map.entry("logging_collector", "on"),
            Map.entry("log_directory", "log"),
            Map.entry("log_filename", "postgresql-%a.log"),
            Map.entry("log_truncate_on_rotation", "on"),
            Map.entry("log_rotation_size", "0"),
            Map.entry("log_timezone", "UTC")));

    ClusterSettings with(Map<String, String> changes) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.putAll(changes);
        return new ClusterSettings(changed);
    }

    String text() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(setting ->
                                setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'\n")
                        .collect(Collectors.joining("", "# Written at each start: changes here are lost.\n", ""));
    }
}
