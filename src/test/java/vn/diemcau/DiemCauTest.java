package vn.diemcau;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import vn.diemcau.process.model.OlderModels;
import vn.diemcau.process.preparation.ConferenceStory;

/**
 * The whole application on a PostgreSQL of its own, where nothing happens by itself: the test runs the jobs, sends the
 * mails and moves the clock. All such tests share one application, so each calls a conference of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        // A port for those who come over HTTP, so that they share the application with the others.
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "diemcau.embedded.temporary=true",
            "diemcau.example=false",
            "diemcau.mail.relay.enabled=false",
            "diemcau.retention.enabled=false",
            "diemcau.seal.enabled=false",
            // Its own: two JVMs run tests side by side, and a folder of thousands of mails is slow.
            "diemcau.mail.outbox-folder=target/outbox/${random.uuid}",
            "camunda.bpm.job-execution.enabled=false",
            // One account stands for many here, and tries all there is.
            "diemcau.limits.requests-at-once=1000000"
        })
@Import({ConferenceStory.class, OlderModels.class})
public @interface DiemCauTest {}
