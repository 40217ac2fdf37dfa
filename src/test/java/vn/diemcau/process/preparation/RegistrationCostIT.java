package vn.diemcau.process.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.DiemCauTest;
import vn.diemcau.Statements;

/** What the database is asked when a unit registers: at 16:00 it is everybody at once. */
@DiemCauTest
@Import(ConferenceStory.class)
class RegistrationCostIT {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ConferenceStory story;

    @BeforeEach
    void theLetterIsIssued() {
        story.issued();
        identity.setAuthentication("huongkhe", List.of("HUONGKHE"));
    }

    @AfterEach
    void nobody() {
        identity.clearAuthentication();
    }

    @Test
    void with_the_next_task_it_is_less_than_56_statements_and_none_of_them_reads_the_rights_of_everybody() {
        Task task = story.task("HUONGKHE", "RegisterSites");
        Map<String, Object> answer = story.usual("HUONGKHE", "RegisterSites");

        List<String> asked = Statements.of(() -> engine.getFormService().submitTaskForm(task.getId(), answer));

        assertThat(asked).hasSizeLessThan(56).noneMatch(sql -> sql.contains("distinct(A.GROUP_ID_)"));
    }

    @Test
    void what_is_due_and_what_is_below_a_task_is_found_without_reading_all() {
        assertThat(jdbc.sql("select indexdef from pg_indexes where tablename in ('act_ru_job', 'act_ru_task')")
                        .query(String.class)
                        .list())
                .anyMatch(index -> index.endsWith("(duedate_)"))
                .anyMatch(index -> index.endsWith("(parent_task_id_)"));
    }
}
