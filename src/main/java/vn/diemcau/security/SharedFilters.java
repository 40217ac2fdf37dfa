package vn.diemcau.security;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The lists that Tasklist shows. Nobody owns them, so that nobody but an administrator can edit one. */
@Component
class SharedFilters {

    /** Ids of the two lists: an agency's own work, and everybody's. */
    record Ids(String own, String everything) {}

    private final FilterService filters;
    private final TaskService tasks;

    SharedFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    Ids save() {
        // Claimed tasks stay in the list, so that colleagues see who works on what.
        TaskQuery own = tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks()
                .orderByDueDate()
                .asc();
        TaskQuery everything = tasks.createTaskQuery().orderByDueDate().asc();
        return new Ids(
                save("Việc của cơ quan tôi", "Các nhiệm vụ cơ quan, đơn vị còn phải làm, hạn gần nhất ở trên", 0, own),
                save("Toàn bộ hội nghị", "Nhiệm vụ đang mở của mọi cơ quan, đơn vị", 10, everything));
    }

    private String save(String name, String description, int priority, TaskQuery query) {
        List<Filter> found = filters.createTaskFilterQuery().filterName(name).list();
        Filter filter = found.isEmpty() ? filters.newTaskFilter(name) : found.get(0);
        filter.setQuery(query);
        filter.setProperties(Map.of(
                "description",
                description,
                "priority",
                priority,
                "color",
                "#8a1f11",
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of()));
        return filters.saveFilter(filter).getId();
    }
}
