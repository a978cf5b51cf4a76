package freehold.kernel.database;

import java.util.List;

/** One schema per module that stores something. They exist, with their default grants, before the first migration. */
final class ModuleSchemas {
    static final List<String> ALL = List.of(
            "tenancy",
            "identity",
            "access",
            "assets",
            "telemetry",
            "events",
            "sharing",
            "policies",
            "settings",
            "audit",
            "platform",
            "files");

    private ModuleSchemas() {}
}
