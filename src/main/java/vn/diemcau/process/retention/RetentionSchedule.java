package vn.diemcau.process.retention;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Runs retention some time after a start and then daily. No process waits for it, and a server may be off at night. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "diemcau.retention.enabled", matchIfMissing = true)
class RetentionSchedule {

    private final Retention retention;

    RetentionSchedule(Retention retention) {
        this.retention = retention;
    }

    @Scheduled(initialDelayString = "${diemcau.retention.begins-after}", fixedDelayString = "P1D")
    void run() {
        retention.run();
    }
}
