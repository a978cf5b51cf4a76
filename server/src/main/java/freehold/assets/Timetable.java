package freehold.assets;

import freehold.assets.usecase.PurgeAsset;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** When the module does what nobody asks for. */
@Configuration(value = "assetsTimetable", proxyBeanMethods = false)
@EnableScheduling
class Timetable {
    private final PurgeAsset purge;

    Timetable(PurgeAsset purge) {
        this.purge = purge;
    }

    @Scheduled(
            initialDelayString = "${freehold.assets.purge-interval:PT10M}",
            fixedDelayString = "${freehold.assets.purge-interval:PT1H}")
    void emptyBins() {
        purge.everywhere();
    }
}
