package vn.diemcau.identity.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills the parameters of a path with the ids of another unit's records, as a curious user might. */
final class ForeignIds {

    private static final Pattern PARAMETER = Pattern.compile("([^/]+)/\\{([^}]+)}");
    private static final String MADE_UP = "khongco";

    private final Map<String, String> ids = new HashMap<>();
    private final List<String> marks = new ArrayList<>();

    ForeignIds(ProcessEngine engine, JdbcClient jdbc, String conference, Task task) {
        String process = task.getProcessInstanceId();
        ids.put("conferences", conference);
        ids.put("registrations", "HUONGSON");
        ids.put("agencies", "HUONGSON");
        ids.put("tasks", task.getId());
        ids.put("task", task.getId());
        ids.put("execution", task.getExecutionId());
        ids.put("process-instance", process);
        ids.put("process-definition", task.getProcessDefinitionId());
        ids.put("key", "unit-preparation");
        ids.put("user", "huongson");
        ids.put("members", "huongson");
        ids.put("group", "HUONGSON");
        ids.put(
                "filter",
                engine.getFilterService()
                        .createTaskFilterQuery()
                        .filterName("Toàn bộ hội nghị")
                        .singleResult()
                        .getId());
        ids.put(
                "job",
                engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(process)
                        .list()
                        .get(0)
                        .getId());
        ids.put(
                "deployment",
                engine.getRepositoryService()
                        .createDeploymentQuery()
                        .list()
                        .get(0)
                        .getId());
        ids.put(
                "comment",
                engine.getTaskService().getTaskComments(task.getId()).get(0).getId());
        ids.put(
                "mails",
                jdbc.sql("select max(id) from mail").query(String.class).single());
        marks.add("chỉ Hương Sơn biết");
        marks.add(task.getId());
        marks.add(process);
        marks.add("huongson@");
    }

    /** The path with the other unit's ids in it; with made-up ones where the person would be allowed to do harm. */
    String into(String path, boolean real) {
        String engine = path.replace("{engine}", "default")
                .replace("{processEngineName}", "default")
                .replace("/engine/{name}", "/engine/default")
                .replaceAll("\\{word:[^}]*}", real ? "sites" : MADE_UP);
        return PARAMETER
                .matcher(engine)
                .replaceAll(match -> match.group(1) + "/" + value(match, real))
                .replaceAll("\\{[^}]+}", MADE_UP);
    }

    private String value(MatchResult match, boolean real) {
        return real ? ids.getOrDefault(match.group(1), MADE_UP) : MADE_UP;
    }

    /** The same ids with other marks of what nobody else may read. */
    ForeignIds withMarks(List<String> others) {
        marks.clear();
        marks.addAll(others);
        return this;
    }

    /** Whether a response reveals data of the other unit. */
    boolean isIn(String body) {
        return marks.stream().anyMatch(body::contains);
    }

    /** What a response reveals of it. */
    String markIn(String body) {
        return marks.stream().filter(body::contains).findFirst().orElseThrow();
    }
}
