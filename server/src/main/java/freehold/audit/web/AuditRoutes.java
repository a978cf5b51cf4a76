package freehold.audit.web;

import freehold.audit.model.Finding;
import freehold.audit.usecase.ReadAudit;
import freehold.audit.usecase.VerifyAudit;
import freehold.identity.Caller;
import freehold.kernel.http.Page;
import freehold.kernel.http.PageWish;
import freehold.kernel.http.Reads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened in the tenant, for its administrators at tenant level. */
@RestController
@RequestMapping("/api/audit/v1/entries")
@Tag(name = "Audit")
class AuditRoutes {
    private final ReadAudit read;
    private final VerifyAudit verify;

    AuditRoutes(ReadAudit read, VerifyAudit verify) {
        this.read = read;
        this.verify = verify;
    }

    /** Without findings the chain is whole; {@code head} is its end, to be kept and compared some day. */
    record ReportView(boolean valid, List<FindingView> findings, HeadView head) {
        static ReportView from(VerifyAudit.Report report) {
            return new ReportView(
                    report.findings().isEmpty(),
                    report.findings().stream().map(FindingView::from).toList(),
                    new HeadView(report.head().number(), report.head().hash(), report.signature(), report.publicKey()));
        }
    }

    record FindingView(String kind, long number, String detail) {
        static FindingView from(Finding finding) {
            return new FindingView(finding.kind().name().toLowerCase(Locale.ROOT), finding.number(), finding.detail());
        }
    }

    record HeadView(long number, String hash, String signature, String publicKey) {}

    @Reads
    @GetMapping
    @Operation(summary = "What was done in the tenant and who was refused, the latest first")
    Page<EntryView> list(
            Caller caller,
            @ParameterObject EntryQuery query,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        PageWish wish = PageWish.of(page, size);
        ReadAudit.Part part = read.list(caller, query.filter(), wish.offset(), wish.size());
        return Page.of(part.entries().stream().map(EntryView::from).toList(), wish, part.total());
    }

    @Reads
    @GetMapping("/verify")
    @Operation(summary = "Whether an entry was changed, removed, inserted or moved since it was written")
    ReportView verify(Caller caller) {
        return ReportView.from(verify.verify(caller));
    }

    /** Written as it is read. If it breaks off, the connection does too, so that a part is never taken for the whole. */
    @Reads
    @GetMapping("/export")
    @Operation(summary = "The same entries as CSV, without pages")
    void export(Caller caller, @ParameterObject EntryQuery query, HttpServletResponse response) throws IOException {
        var filter = query.filter();
        read.mayRead(caller);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        EntryCsv csv = new EntryCsv(out);
        read.export(caller, filter, csv::write);
        out.flush(); // not closed where it breaks off: an answer that ends cleanly is whole
    }
}
