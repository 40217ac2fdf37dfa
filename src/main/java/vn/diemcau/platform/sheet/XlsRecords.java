package vn.diemcau.platform.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;

/** Handles the records of an old workbook in order, sheet by sheet. */
final class XlsRecords {

    private final FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(this::take);
    private final SheetChoice choice = new SheetChoice();
    private final List<BoundSheetRecord> sheets = new ArrayList<>();
    private ShownNumber numbers = new ShownNumber(false);
    private SSTRecord texts;
    private Grid grid = new Grid();
    private BoundSheetRecord sheet;
    private int sheetsRead;
    private int depth;

    /** A formula whose text follows in the next record. */
    private FormulaRecord waiting;

    HSSFListener listener() {
        return formats;
    }

    Sheet sheet() {
        return choice.sheet();
    }

    private void take(Record found) {
        if (found instanceof BOFRecord begin) {
            begin(begin);
        } else if (found instanceof EOFRecord) {
            end();
        } else if (depth > 1) {
            // A chart within the sheet.
            return;
        } else if (found instanceof BoundSheetRecord bound) {
            sheets.add(bound);
        } else if (found instanceof SSTRecord all) {
            texts = all;
        } else if (found instanceof DateWindow1904Record window) {
            numbers = new ShownNumber(window.getWindowing() == 1);
        } else if (sheet != null) {
            takeOfSheet(found);
        }
    }

    private void begin(BOFRecord begin) {
        depth++;
        if (depth == 1 && begin.getType() != BOFRecord.TYPE_WORKBOOK) {
            if (sheetsRead == 0) {
                sheets.sort(Comparator.comparingInt(BoundSheetRecord::getPositionOfBof));
            }
            sheet = sheets.get(sheetsRead);
            sheetsRead++;
            grid = choice.grid();
        }
    }

    private void end() {
        depth--;
        if (depth == 0 && sheet != null) {
            choice.offer(sheet.getSheetname(), isHidden(), grid);
            sheet = null;
        }
    }

    private void takeOfSheet(Record found) {
        if (!choice.isWanted(isHidden()) && !grid.isEmpty()) {
            return;
        }
        if (found instanceof RowRecord row && row.getZeroHeight()) {
            grid.hideRow(row.getRowNumber());
        } else if (found instanceof ColumnInfoRecord columns && columns.getHidden()) {
            grid.hideColumns(columns.getFirstColumn(), columns.getLastColumn());
        } else if (found instanceof MergeCellsRecord merged) {
            for (int i = 0; i < merged.getNumAreas(); i++) {
                grid.merge(merged.getAreaAt(i).formatAsString());
            }
        } else if (found instanceof StringRecord text && waiting != null) {
            grid.put(waiting.getRow(), waiting.getColumn(), text.getString());
            waiting = null;
        } else if (found instanceof CellValueRecordInterface cell) {
            waiting = null;
            cell(cell);
        }
    }

    private void cell(CellValueRecordInterface cell) {
        int row = cell.getRow();
        int column = cell.getColumn();
        if (cell instanceof LabelSSTRecord label) {
            grid.put(row, column, texts.getString(label.getSSTIndex()).getString());
        } else if (cell instanceof LabelRecord label) {
            grid.put(row, column, label.getValue());
        } else if (cell instanceof NumberRecord number) {
            grid.put(row, column, shown(cell, number.getValue()));
        } else if (cell instanceof BoolErrRecord value && value.isError()) {
            grid.error(row, column, error(value.getErrorValue()));
        } else if (cell instanceof BoolErrRecord value) {
            grid.put(row, column, value.getBooleanValue() ? "TRUE" : "FALSE");
        } else if (cell instanceof FormulaRecord formula) {
            formula(formula);
        }
    }

    private void formula(FormulaRecord formula) {
        int row = formula.getRow();
        int column = formula.getColumn();
        grid.formula(row, column, true);
        if (formula.hasCachedResultString()) {
            waiting = formula;
        } else if (formula.getCachedResultTypeEnum() == CellType.ERROR) {
            grid.error(row, column, error(formula.getCachedErrorValue()));
        } else if (formula.getCachedResultTypeEnum() == CellType.BOOLEAN) {
            grid.put(row, column, formula.getCachedBooleanValue() ? "TRUE" : "FALSE");
        } else if (formula.getCachedResultTypeEnum() == CellType.NUMERIC) {
            grid.put(row, column, shown(formula, formula.getValue()));
        }
    }

    private String shown(CellValueRecordInterface cell, double value) {
        return numbers.of(value, formats.getFormatIndex(cell), formats.getFormatString(cell));
    }

    private static String error(int code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#N/A";
    }

    private boolean isHidden() {
        return sheet.isHidden() || sheet.isVeryHidden();
    }
}
