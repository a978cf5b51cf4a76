package freehold.sharing;

import freehold.sharing.usecase.RecordExpiry;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** When the module does what nobody asks for. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Timetable {
    private final RecordExpiry recordExpiry;

    Timetable(RecordExpiry recordExpiry) {
        this.recordExpiry = recordExpiry;
    }

    @Scheduled(
            initialDelayString = "${freehold.sharing.expiry-interval:PT1M}",
            fixedDelayString = "${freehold.sharing.expiry-interval:PT1M}")
    void recordExpiry() {
        recordExpiry.everywhere();
    }
}
