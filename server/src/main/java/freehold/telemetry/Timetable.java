package freehold.telemetry;

import freehold.telemetry.imports.ForgetImports;
import freehold.telemetry.live.LiveStreams;
import freehold.telemetry.usecase.ExpireSamples;
import freehold.telemetry.usecase.PackSeries;
import freehold.telemetry.usecase.SettleSeries;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** When the module does what nobody asks for. */
@Configuration(value = "telemetryTimetable", proxyBeanMethods = false)
@EnableScheduling
class Timetable {
    private static final Duration PACKING_AT_MOST = Duration.ofMinutes(10);

    private final SettleSeries settle;
    private final ExpireSamples expire;
    private final LiveStreams streams;
    private final ForgetImports imports;
    private final PackSeries pack;

    Timetable(SettleSeries settle, ExpireSamples expire, PackSeries pack, LiveStreams streams, ForgetImports imports) {
        this.pack = pack;
        this.imports = imports;
        this.expire = expire;
        this.settle = settle;
        this.streams = streams;
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
    void forgetArrivals() {
        streams.forget();
    }

    @Scheduled(
            initialDelayString = "${freehold.telemetry.settle-interval:PT10M}",
            fixedDelayString = "${freehold.telemetry.settle-interval:PT10M}")
    void settle() {
        settle.everywhere();
    }

    @Scheduled(
            initialDelayString = "${freehold.telemetry.expire-delay:PT1M}",
            fixedDelayString = "${freehold.telemetry.expire-interval:PT6H}")
    void expire() {
        expire.everywhere();
    }

    @Scheduled(
            initialDelayString = "${freehold.telemetry.pack-delay:PT5M}",
            fixedDelayString = "${freehold.telemetry.pack-interval:PT15M}")
    void pack() {
        pack.everywhere(PACKING_AT_MOST);
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT6H")
    void forgetImports() {
        imports.everywhere();
    }
}
