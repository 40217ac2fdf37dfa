package vn.diemcau.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.FileSystemResource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.escalation.chase.ChaseNotLoaded;

/** The ladder as a table that the Office reads in Cockpit and an operator may replace. */
@DiemCauTest
class LadderTableTest {

    private static final Path TABLE = Path.of("bpmn/chase-ladder.dmn");

    @Autowired
    ProcessEngine engine;

    @TempDir
    Path folder;

    @Test
    void the_office_finds_it_in_cockpit_drawn_and_as_a_decision_that_the_engine_understands() {
        DecisionDefinition shown = engine.getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("chase-ladder")
                .singleResult();

        assertThat(shown.getName()).isEqualTo("Bảng đôn đốc: nhắc ai, báo ai, lúc nào");
        assertThat(Dmn.convertToString(engine.getRepositoryService().getDmnModelInstance(shown.getId())))
                .contains("DMNShape");
        assertThat(engine.getDecisionService()
                        .evaluateDecisionTableByKey("chase-ladder", Map.of("duty", "Việc của Văn phòng")))
                .extracting(row -> row.<Object>getEntry("when"))
                .containsExactly(
                        "trước 1 ngày làm việc",
                        "trước 4 giờ",
                        "trước 1 giờ",
                        "đến hạn",
                        "sau 3 giờ",
                        "07:30 hằng ngày",
                        "07:30 hằng ngày");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "trước 4 giờ"         | "trước bốn giờ" | dòng 2, cột Thời điểm: “trước bốn giờ” không rõ
                    "Đầu mối Văn phòng" | "Văn thư" | dòng 5, cột Gửi đến: “Văn thư” không có
                    "Đăng ký điểm cầu", "Việc khác" | "Đăng ký điểm cầu" hoặc "Việc khác" | dòng 1, cột Nhiệm vụ: Hãy ghi tên trong ngoặc kép
                    name="mail"           | name="letter"   | Bảng phải có một cột vào và bốn cột ra
                    </definitions>        |                 | Không đọc được tệp như một bảng quyết định DMN.""")
    void a_mistake_in_it_is_refused_at_start_with_its_row(String from, String to, String problem) throws IOException {
        Path own = folder.resolve("bang-don-doc.dmn");
        Files.writeString(own, Files.readString(TABLE).replace(from, to == null ? "" : to), StandardCharsets.UTF_8);

        assertThatThrownBy(() -> LadderTable.read(new FileSystemResource(own)))
                .isInstanceOf(ChaseNotLoaded.class)
                .hasMessageContaining("Bảng đôn đốc có lỗi")
                .hasMessageContaining("bang-don-doc.dmn")
                .hasMessageContaining(problem);
    }

    @Test
    void a_file_that_is_not_there_or_is_called_otherwise_is_refused() {
        assertThatThrownBy(() -> LadderTable.read(new FileSystemResource(folder.resolve("khong-co.dmn"))))
                .hasMessageContaining("Không mở được tệp");
        assertThatThrownBy(() -> LadderTable.read(new FileSystemResource(folder.resolve("bang.xml"))))
                .hasMessageContaining("Tên tệp phải kết thúc bằng .dmn.");
        assertThatThrownBy(() -> LadderTable.read(new FileSystemResource(folder.resolve("\uFFFD\uFFFD.dmn"))))
                .hasMessageContaining("LANG=C.UTF-8");
    }
}
