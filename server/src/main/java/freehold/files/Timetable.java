package freehold.files;

import freehold.files.usecase.ForgetUploads;
import freehold.files.usecase.RemoveUnused;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** When the module does what nobody asks for. */
@Configuration(value = "filesTimetable", proxyBeanMethods = false)
@EnableScheduling
class Timetable {
    private final RemoveUnused unused;
    private final ForgetUploads uploads;

    Timetable(RemoveUnused unused, ForgetUploads uploads) {
        this.unused = unused;
        this.uploads = uploads;
    }

    @Scheduled(
            initialDelayString = "${freehold.files.sweep-delay:PT1M}",
            fixedDelayString = "${freehold.files.forget-interval:PT1H}")
    void forgetUploads() {
        uploads.everywhere();
    }

    @Scheduled(
            initialDelayString = "${freehold.files.sweep-delay:PT1M}",
            fixedDelayString = "${freehold.files.sweep-interval:PT24H}")
    void removeUnused() {
        unused.everywhere();
    }
}
