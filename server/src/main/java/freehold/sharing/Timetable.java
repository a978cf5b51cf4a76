package freehold.sharing;

import freehold.sharing.usecase.KeepNotifications;
import freehold.sharing.usecase.KeepReceipts;
import freehold.sharing.usecase.RecordExpiry;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** When the module does what nobody asks for. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Timetable {
    private final RecordExpiry recordExpiry;
    private final KeepReceipts receipts;
    private final KeepNotifications notices;

    Timetable(RecordExpiry recordExpiry, KeepReceipts receipts, KeepNotifications notices) {
        this.notices = notices;
        this.recordExpiry = recordExpiry;
        this.receipts = receipts;
    }

    @Scheduled(
            initialDelayString = "${freehold.sharing.expiry-interval:PT1M}",
            fixedDelayString = "${freehold.sharing.expiry-interval:PT1M}")
    void recordExpiry() {
        recordExpiry.everywhere();
    }

    @Scheduled(fixedDelayString = "${freehold.sharing.receipt-interval:PT0.5S}")
    void writeReceipts() {
        receipts.write();
    }

    @Scheduled(
            initialDelayString = "${freehold.sharing.notices-interval:PT1H}",
            fixedDelayString = "${freehold.sharing.notices-interval:PT1H}")
    void forgetOldNotices() {
        notices.forgetOld();
    }
}
