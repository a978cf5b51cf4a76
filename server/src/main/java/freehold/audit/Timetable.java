package freehold.audit;

import freehold.audit.usecase.KeepHeads;
import freehold.audit.usecase.LinkEntries;
import freehold.audit.usecase.RecordRefusals;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** When the module does what nobody asks for. */
@Configuration(value = "auditTimetable", proxyBeanMethods = false)
@EnableScheduling
class Timetable {
    private final RecordRefusals refusals;
    private final LinkEntries link;
    private final KeepHeads keep;

    Timetable(RecordRefusals refusals, LinkEntries link, KeepHeads keep) {
        this.refusals = refusals;
        this.link = link;
        this.keep = keep;
    }

    @Scheduled(fixedDelay = 1_000, initialDelay = 1_000)
    void chain() {
        refusals.writeFinished();
        link.everywhere();
    }

    @Scheduled(
            initialDelayString = "${freehold.audit.head-interval:PT1H}",
            fixedDelayString = "${freehold.audit.head-interval:PT1H}")
    void keepHeads() {
        keep.everywhere();
    }
}
