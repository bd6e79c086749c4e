package io.plenary.formats.tables;

import io.plenary.contracts.registrations.AttendeeFindingCode;
import io.plenary.contracts.registrations.AttendeeFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The first sheet of a workbook. No cell is held before it is known that it is one of few. */
final class XlsxTable {

    /** As many digits as Excel shows: what it keeps beyond is no number that anybody wrote. */
    private static final MathContext SHOWN = new MathContext(15);

    /** From which days are counted, as if there had been a 29th of February 1900. */
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

    private static final BigDecimal LAST_DAY = new BigDecimal(2_958_465);
    private static final int LETTERS = 26;
    /** What none of ours can be: that there is something, but not where it is looked at. */
    private static final int BEYOND = TableLimits.COLUMNS;

    private final TableRows rows = new TableRows(AttendeeFormat.XLSX);
    private final XlsxCursor in;
    private final List<String> texts;
    private final Set<Integer> days;
    private int formulas;
    private int cellCount;

    private XlsxTable(XlsxCursor in, List<String> texts, Set<Integer> days) {
        this.in = in;
        this.texts = texts;
        this.days = days;
    }

    static Table read(byte[] bytes) {
        try (XlsxFile file = new XlsxFile(bytes)) {
            XlsxBook book = new XlsxBook(file);
            List<String> sheets = book.sheets();
            XlsxCursor first = book.part(sheets.isEmpty() ? null : sheets.get(0))
                    .orElseThrow(() -> UnreadableTable.malformed(AttendeeFormat.XLSX));
            XlsxTable table = new XlsxTable(first, book.texts(), book.days());
            table.read(sheets.size());
            return table.rows.table();
        } catch (UnreadableTable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw UnreadableTable.malformed(AttendeeFormat.XLSX);
        }
    }

    private void read(int sheets) {
        int line = 0;
        while (in.nextElement("row")) {
            int said = XlsxBook.number(in.attribute("r"));
            line = said > line ? said : line + 1;
            rows.add(line, row());
        }
        rows.count(AttendeeFindingCode.FORMULAS_READ, formulas);
        rows.count(AttendeeFindingCode.SHEETS_LEFT_OUT, sheets > 1 ? sheets : 0);
    }

    private List<String> row() {
        List<String> cells = new ArrayList<>();
        int column = -1;
        while (in.next() && !in.ends("row")) {
            if (in.begins("c")) {
                if (++cellCount > TableLimits.ANY_CELLS) {
                    throw new UnreadableTable(
                            AttendeeFormat.XLSX,
                            AttendeeFindingCode.TOO_MANY_COLUMNS,
                            Map.of("most", TableLimits.COLUMNS));
                }
                column = column(in.attribute("r"), column + 1);
                put(cells, column, cell());
            }
        }
        return cells;
    }

    /** One more than there may be is enough to say so. */
    private static int column(String reference, int next) {
        int column = 0;
        for (int i = 0; reference != null && i < reference.length() && column <= BEYOND; i++) {
            char letter = reference.charAt(i);
            column = letter >= 'A' && letter <= 'Z' ? column * LETTERS + letter - 'A' + 1 : column;
        }
        return Math.min(column == 0 ? next : column - 1, BEYOND);
    }

    private static void put(List<String> cells, int column, String text) {
        if (text == null) {
            return;
        }
        while (cells.size() <= column) {
            cells.add(null);
        }
        cells.set(column, text);
    }

    /** Null for nothing. */
    private String cell() {
        String type = in.attribute("t");
        int style = XlsxBook.number(in.attribute("s"));
        StringBuilder value = new StringBuilder();
        String inline = null;
        boolean said = false;
        while (in.next() && !in.ends("c")) {
            said = in.begins("v") || said && !in.ends("v");
            formulas += in.begins("f") ? 1 : 0;
            if (in.begins("is")) {
                inline = XlsxBook.text(in, "is");
            } else if (said && in.isText()) {
                in.text(value);
            }
        }
        return inline != null ? inline : value.length() == 0 ? null : text(type, style, value.toString());
    }

    private String text(String type, int style, String value) {
        return switch (type == null ? "n" : type) {
            case "s" -> shared(XlsxBook.number(value));
            case "e" -> null;
            case "b" -> value.strip().equals("1") ? "TRUE" : "FALSE";
            case "n" -> number(value.strip(), days.contains(style));
            default -> value;
        };
    }

    private String shared(int number) {
        if (number < 0 || number >= texts.size()) {
            throw UnreadableTable.malformed(AttendeeFormat.XLSX);
        }
        return texts.get(number);
    }

    private static String number(String raw, boolean day) {
        try {
            BigDecimal number = new BigDecimal(raw).round(SHOWN).stripTrailingZeros();
            if (day && number.signum() > 0 && number.compareTo(LAST_DAY) <= 0) {
                return EPOCH.plusDays(number.longValue()).toString();
            }
            // 1E999999999 is a number of a billion digits.
            return Math.abs(number.scale()) > TableLimits.CELL ? raw : number.toPlainString();
        } catch (NumberFormatException e) {
            return raw;
        }
    }
}
