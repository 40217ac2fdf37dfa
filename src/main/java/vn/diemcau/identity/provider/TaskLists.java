package vn.diemcau.identity.provider;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The filters of Tasklist. They have no owner, so that only an administrator can edit one: a filter can run any
 * expression on the server. Their expressions use the engine's clock.
 */
@Component
class TaskLists {

    /** Ids of the filters: those for everybody, and the one for the tasks of all agencies. */
    record Ids(List<String> everybodys, String everything) {}

    private final FilterService filters;
    private final TaskService tasks;

    TaskLists(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    Ids save() {
        // Claimed tasks stay in the list, so that colleagues see each other's work.
        TaskQuery own = byDeadline()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks();
        // Covers all visible tasks: an agency sees its own, the Office sees all.
        TaskQuery soon = byDeadline().dueAfterExpression("${now()}").dueBeforeExpression("${dateTime().plusHours(24)}");
        // A deadline "trước 16 giờ" is missed at 16:00. The query excludes its bound, so it adds a millisecond.
        TaskQuery overdue = byDeadline().dueBeforeExpression("${dateTime().plusMillis(1)}");
        TaskQuery claimed = byDeadline().taskAssigneeExpression("${currentUser()}");
        return new Ids(
                List.of(
                        save("Việc của cơ quan tôi", "Các nhiệm vụ cơ quan, đơn vị còn phải làm", 0, "#8a1f11", own),
                        save("Sắp đến hạn", "Nhiệm vụ đến hạn trong 24 giờ tới", 10, "#8a5a00", soon),
                        save("Quá hạn", "Nhiệm vụ đã quá hạn mà chưa hoàn thành", 20, "#b3201d", overdue),
                        save("Đã nhận", "Nhiệm vụ đồng chí đã nhận làm", 30, "#1c6b3c", claimed)),
                save("Toàn bộ hội nghị", "Nhiệm vụ đang mở của mọi cơ quan, đơn vị", 40, "#1f4e8c", byDeadline()));
    }

    private TaskQuery byDeadline() {
        return tasks.createTaskQuery().orderByDueDate().asc();
    }

    private String save(String name, String description, int priority, String color, TaskQuery query) {
        List<Filter> found = filters.createTaskFilterQuery().filterName(name).list();
        Filter filter = found.isEmpty() ? filters.newTaskFilter(name) : found.get(0);
        filter.setQuery(query);
        filter.setProperties(Map.of(
                "description",
                description,
                "priority",
                priority,
                "color",
                color,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of()));
        return filters.saveFilter(filter).getId();
    }
}
