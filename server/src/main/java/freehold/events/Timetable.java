package freehold.events;

import freehold.events.usecase.ForgetEvents;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** When the module does what nobody asks for. */
@Configuration(value = "eventsTimetable", proxyBeanMethods = false)
@EnableScheduling
class Timetable {
    private final ForgetEvents forget;

    Timetable(ForgetEvents forget) {
        this.forget = forget;
    }

    @Scheduled(
            initialDelayString = "${freehold.events.sweep-delay:PT2M}",
            fixedDelayString = "${freehold.events.sweep-interval:PT6H}")
    void forgetExpired() {
        forget.everywhere();
    }
}
