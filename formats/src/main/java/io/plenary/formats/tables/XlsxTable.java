package io.plenary.formats.tables;

import io.plenary.contracts.registrations.AttendeeFindingCode;
import io.plenary.contracts.registrations.AttendeeFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** The first sheet of a workbook. How much is packed in it is counted before anything of it is read. */
final class XlsxTable {

    /** As many digits as Excel shows: what it keeps beyond is no number that anybody wrote. */
    private static final MathContext SHOWN = new MathContext(15);

    private static final int BUFFER = 64 << 10;

    private int formulas;
    private final TableRows rows = new TableRows(AttendeeFormat.XLSX);

    private XlsxTable() {}

    static Table read(byte[] bytes) {
        requireSmall(bytes);
        XlsxTable table = new XlsxTable();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            table.read(workbook);
        } catch (UnreadableTable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw UnreadableTable.malformed(AttendeeFormat.XLSX);
        }
        return table.rows.table();
    }

    /** The sizes that a file tells of itself may be lies. */
    private static void requireSmall(byte[] bytes) {
        long left = (long) TableLimits.INFLATED_MIB << 20;
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            int parts = 0;
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                left = inflate(zip, part, left);
                if (left < 0 || ++parts > TableLimits.PARTS) {
                    throw new UnreadableTable(
                            AttendeeFormat.XLSX,
                            AttendeeFindingCode.INFLATES_TOO_MUCH,
                            Map.of("most", TableLimits.INFLATED_MIB));
                }
            }
        } catch (UnreadableTable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw UnreadableTable.malformed(AttendeeFormat.XLSX);
        }
    }

    private static long inflate(ZipFile zip, ZipArchiveEntry part, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = most;
        try (InputStream in = zip.getInputStream(part)) {
            for (int read = in.read(buffer); read >= 0 && left >= 0; read = in.read(buffer)) {
                left -= read;
            }
        }
        return left;
    }

    private void read(ReadableWorkbook workbook) throws IOException {
        try (Stream<Row> found = workbook.getFirstSheet().openStream()) {
            found.forEach(row -> rows.add(row.getRowNum(), cells(row)));
        }
        rows.count(AttendeeFindingCode.FORMULAS_READ, formulas);
        int sheets = (int) workbook.getSheets().count();
        rows.count(AttendeeFindingCode.SHEETS_LEFT_OUT, sheets > 1 ? sheets : 0);
    }

    private List<String> cells(Row row) {
        // One more than there may be is enough to say so.
        int count = Math.min(row.getCellCount(), TableLimits.COLUMNS + 1);
        List<String> cells = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cells.add(row.getOptionalCell(i).map(this::text).orElse(null));
        }
        return cells;
    }

    private String text(Cell cell) {
        formulas += cell.getType() == CellType.FORMULA || cell.getFormula() != null ? 1 : 0;
        return switch (cell.getType()) {
            case NUMBER -> number(cell.getRawValue());
            case FORMULA -> cell.getRawValue();
            case ERROR, EMPTY -> null;
            default -> cell.getText();
        };
    }

    private static String number(String raw) {
        try {
            BigDecimal number = new BigDecimal(raw).round(SHOWN).stripTrailingZeros();
            // 1E999999999 is a number of a billion digits.
            return Math.abs(number.scale()) > TableLimits.CELL ? raw : number.toPlainString();
        } catch (NumberFormatException | NullPointerException e) {
            return raw;
        }
    }
}
