package vn.diemcau.bench;

import static vn.diemcau.bench.Table.Better.LESS;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/** What the Office reads of a conference: the board and the list as a workbook. The stock application has neither. */
final class Reading {

    private static final int TIMES = 100;

    private final DiemCau side;
    private final Options options;
    private final Table table;

    Reading(DiemCau side, Options options, Table table) {
        this.side = side;
        this.options = options;
        this.table = table;
    }

    void of(String id) throws Exception {
        int sites = side.sites(id);
        if (options.has("board")) {
            board(id, sites);
        }
        if (options.has("export")) {
            export(id, sites);
        }
    }

    private void board(String id, int sites) throws IOException {
        String path = "/api/conferences/" + id + "/board";
        HttpResponse<byte[]> first = side.office().get(path);
        if (first.statusCode() == 404) {
            System.out.println("  no board in this version");
            return;
        }
        String what = "board of %d sites: ".formatted(sites);
        table.add(what + "size", "KiB", LESS, side, first.body().length / 1024.0);
        List<Long> times = new ArrayList<>();
        Duration before = side.processorTime();
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            Http.expect(200, side.office().get(path));
            times.add(System.nanoTime() - start);
        }
        double spent = side.processorTime().minus(before).toMillis();
        table.add(what + "p99", "ms", LESS, side, Percentile.of(99, times));
        table.add(what + "processor time for each, the database's included", "ms", LESS, side, spent / TIMES);
    }

    private void export(String id, int sites) throws Exception {
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = side.office().get("/api/conferences/" + id + "/lists/sites.xlsx");
        double seconds = (System.nanoTime() - start) / 1e9;
        if (answer.statusCode() != 200) {
            table.fault(side, "export: " + answer.statusCode());
            return;
        }
        table.add("export of %d sites to XLSX".formatted(sites), "s", LESS, side, seconds);
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(answer.body()))) {
            int rows = workbook.getSheetAt(0).getPhysicalNumberOfRows();
            if (rows < sites) {
                table.fault(side, "export: %d rows for %d sites".formatted(rows, sites));
            }
        }
    }
}
