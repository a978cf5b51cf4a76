package freehold.settings;

import freehold.settings.usecase.CountConsumption;
import freehold.tenancy.Consumption;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** When the module does what nobody asks for. */
@Configuration(value = "settingsTimetable", proxyBeanMethods = false)
@EnableScheduling
class Timetable {
    private final CountConsumption count;
    private final Consumption consumption;

    Timetable(CountConsumption count, Consumption consumption) {
        this.count = count;
        this.consumption = consumption;
    }

    @Scheduled(fixedDelay = 1_000, initialDelay = 1_000)
    void writeRequests() {
        consumption.write();
    }

    @Scheduled(
            initialDelayString = "${freehold.settings.consumption-interval:PT5M}",
            fixedDelayString = "${freehold.settings.consumption-interval:PT1H}")
    void countConsumption() {
        count.everywhere();
    }
}
