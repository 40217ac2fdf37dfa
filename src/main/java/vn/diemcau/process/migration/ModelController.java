package vn.diemcau.process.migration;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.identity.access.CurrentUser;

/** Moves running conferences to the newest version of the models; for administrators only. */
@RestController
class ModelController {

    /** @param conferences ids; null for all conferences on an older version */
    record Wanted(List<String> conferences) {}

    record Waiting(List<ModelMigration.Older> conferences, String message) {}

    record Migrated(List<ModelMigration.Result> conferences, String message) {}

    private final ModelMigration migration;
    private final CurrentUser user;

    ModelController(ModelMigration migration, CurrentUser user) {
        this.migration = migration;
        this.user = user;
    }

    /** The conferences that can be moved. */
    @GetMapping("/api/models/migration")
    Waiting waiting() {
        user.requireAdministrator();
        List<ModelMigration.Older> older = migration.older();
        return new Waiting(
                older,
                older.isEmpty()
                        ? "Mọi Hội nghị đang chạy đều ở phiên bản mới nhất của quy trình."
                        : "%d Hội nghị đang chạy theo phiên bản cũ của quy trình.".formatted(older.size()));
    }

    @PostMapping("/api/models/migration")
    Migrated migrate(@RequestBody(required = false) Wanted wanted) {
        user.requireAdministrator();
        List<String> ids = wanted == null || wanted.conferences() == null
                ? migration.older().stream()
                        .map(ModelMigration.Older::conference)
                        .toList()
                : wanted.conferences().stream().distinct().toList();
        List<ModelMigration.Result> results = migration.migrate(ids);
        long failed = results.stream().filter(result -> !result.done()).count();
        return new Migrated(results, message(results.size(), failed));
    }

    private static String message(int all, long failed) {
        if (all == 0) {
            return "Không có Hội nghị nào cần chuyển.";
        }
        return failed == 0
                ? "%d Hội nghị đã ở phiên bản mới nhất của quy trình.".formatted(all)
                : "%d Hội nghị đã ở phiên bản mới nhất của quy trình, %d Hội nghị chưa chuyển được."
                        .formatted(all - failed, failed);
    }
}
