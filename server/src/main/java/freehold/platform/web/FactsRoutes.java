package freehold.platform.web;

import freehold.access.FactsCheck;
import freehold.kernel.http.OperatorOnly;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether this server decides by what the database says. */
@RestController
class FactsRoutes {
    private final FactsCheck check;

    FactsRoutes(FactsCheck check) {
        this.check = check;
    }

    /**
     * @param tenants how many were compared
     * @param fingerprint of the facts of all of them: equal on servers between which nothing changed
     * @param differences none where this server decides by what the database holds
     */
    record FactsReport(int tenants, String fingerprint, List<DifferenceView> differences) {}

    /**
     * @param followed fingerprint of what this server had in memory
     * @param read fingerprint of what the database holds, and of what this server decides by from now on
     */
    record DifferenceView(String tenant, long epoch, String followed, String read) {
        static DifferenceView from(FactsCheck.Difference found) {
            return new DifferenceView(found.tenant().value(), found.epoch(), found.followed(), found.read());
        }
    }

    @Operation(
            summary = "Compare what this server decides by with what the database holds",
            description = "Of each tenant: the facts in memory, which followed the log of changes, beside the same read"
                    + " from scratch. Those that differ are named and replaced.")
    @PostMapping("/api/platform/v1/facts-check")
    @OperatorOnly
    FactsReport compare() {
        FactsCheck.Report report = check.run();
        return new FactsReport(
                report.tenants(),
                report.fingerprint(),
                report.differences().stream().map(DifferenceView::from).toList());
    }
}
