package vn.diemcau.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.directory.LoadedDirectory;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Officer;

/** An installation of one Office, whose conference is under way, gets a second one. */
@DiemCauTest
@Import(LoadedDirectory.class)
class SecondOfficeIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private LoadedDirectory directory;

    @Autowired
    private IdentityService identity;

    private Task task;
    private String process;

    @BeforeEach
    void the_conference_of_the_only_office_is_under_way() throws IOException {
        identity.clearAuthentication();
        story.issued();
        task = story.task("VPTU", "PrepareReports");
        process = story.process().getId();
        directory.load(
                shipped().replace("  - code: VPUBND\n    kind: AGENCY\n", "  - code: VPUBND\n    kind: OFFICE\n"));
    }

    @AfterEach
    void there_is_one_office_again() throws IOException {
        ClockUtil.reset();
        identity.clearAuthentication();
        directory.load(shipped());
    }

    private static String shipped() throws IOException {
        return new ClassPathResource("directory/hatinh.yaml").getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void it_goes_on_for_the_first_office_and_the_second_one_sees_nothing_of_it() {
        Officer first = Officer.of("VPTU", port);
        Officer second = Officer.of("VPUBND", port);

        assertThat(first.get("/api/conferences/" + story.id() + "/board").statusCode())
                .isEqualTo(200);
        assertThat(first.get("/engine-rest/process-instance/" + process).statusCode())
                .isEqualTo(200);
        assertThat(first.get("/engine-rest/task/" + task.getId()).statusCode()).isEqualTo(200);
        assertThat(Officer.of("manhinh", port).get("/api/wall/" + story.id()).statusCode())
                .isEqualTo(200);
        assertThat(second.get("/api/conferences/" + story.id() + "/board").statusCode())
                .isEqualTo(404);
        assertThat(second.get("/engine-rest/process-instance/" + process).statusCode())
                .isEqualTo(404);
        assertThat(second.get("/engine-rest/process-instance").body()).isEqualTo("[]");
        assertThat(second.get("/engine-rest/history/process-instance").body()).isEqualTo("[]");
        assertThat(second.get("/engine-rest/process-definition?maxResults=500").body())
                .contains("\"conference-preparation-VPUBND\"")
                .doesNotContain("\"conference-preparation\"", story.id());
        assertThat(Officer.of("manhinhvpubnd", port)
                        .get("/api/wall/" + story.id())
                        .statusCode())
                .isEqualTo(404);
        assertThat(second.get("/api/boards").body()).isEqualTo("[]");
    }

    @Test
    void once_there_is_one_office_again_it_sees_all() throws IOException {
        directory.load(shipped());

        Officer first = Officer.of("VPTU", port);
        assertThat(first.get("/api/conferences/" + story.id() + "/board").statusCode())
                .isEqualTo(200);
        assertThat(first.get("/engine-rest/deployment/count").body()).doesNotContain("\"count\":0");
        assertThat(Officer.of("VPUBND", port).get("/api/boards").statusCode()).isEqualTo(403);
    }
}
