package vn.diemcau.escalation.seal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Checks every hour whether today's seal has left, because a server may be off at night and a mail server may be down.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "diemcau.seal.enabled", matchIfMissing = true)
class SealSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(SealSchedule.class);

    private final DailySeal seal;

    SealSchedule(DailySeal seal) {
        this.seal = seal;
    }

    @Scheduled(initialDelayString = "${diemcau.seal.begins-after:PT5M}", fixedDelayString = "PT1H")
    void run() {
        try {
            seal.send();
        } catch (RuntimeException e) {
            LOG.warn("Chưa gửi được dấu niêm phong của nhật ký: {} Sẽ gửi lại sau một giờ.", e.getMessage());
        }
    }
}
