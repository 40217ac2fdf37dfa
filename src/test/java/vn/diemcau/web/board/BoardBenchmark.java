package vn.diemcau.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Web;

/**
 * Measures the board and the marks of the diagram over HTTP with 232 sites in the middle of the preparation. It asserts nothing and only runs on
 * request:
 *
 * <pre>./mvnw verify -Dtest=none -Dit.test=BoardBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@DiemCauTest
@Import(ConferenceStory.class)
class BoardBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(BoardBenchmark.class);
    private static final int WARM_UP = 200;
    private static final int MEASURED = 1000;

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private DirectoryStore directory;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void all_232_sites_are_registered_and_some_lines_failed() {
        story.issued();
        FullHouse.registers(story, directory);
        story.at("2022-01-17T20:00").sendMails();
        story.at("2022-01-18T15:00")
                .does("TTCB", "TestLines", Map.of("results", story.results("passed", "xã Phú Gia")));
        Web office = Web.signedIn(port, "vptu", "diemcau-demo");
        for (String path : new String[] {
            "/api/conferences/" + story.id() + "/board",
            "/api/conferences/" + story.id() + "/diagram",
            "/api/wall/" + story.id(),
            "/api/boards"
        }) {
            measure(office, path, WARM_UP);
            long[] took = measure(office, path, MEASURED);
            LOG.warn(
                    "{}: p50 {} ms, p99 {} ms, slowest {} ms of {}",
                    path,
                    took[MEASURED / 2] / 1_000_000,
                    took[MEASURED * 99 / 100] / 1_000_000,
                    took[MEASURED - 1] / 1_000_000,
                    MEASURED);
        }
    }

    private static long[] measure(Web office, String path, int times) {
        long[] took = new long[times];
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            int status = office.get(path).statusCode();
            took[i] = System.nanoTime() - begun;
            assertThat(status).isEqualTo(200);
        }
        Arrays.sort(took);
        return took;
    }
}
