package io.plenary.formats.tables;

import io.plenary.contracts.registrations.AttendeeFinding;
import io.plenary.contracts.registrations.AttendeeFindingCode;
import io.plenary.contracts.registrations.AttendeeFormat;
import io.plenary.formats.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gathers the rows of a table within the limits. The first of several cells names the columns: above it there may be titles. */
final class TableRows {

    private static final int MOST_TITLES = 5;

    private final AttendeeFormat format;
    private final List<AttendeeFinding> findings = new ArrayList<>();
    private final List<Table.Row> rows = new ArrayList<>();
    /** Lines of one cell, before it is known whether a head comes below. */
    private final List<Table.Row> titles = new ArrayList<>();

    private List<String> columns;
    private int cut;
    private int tooWide;
    private int any;
    private long characters;

    TableRows(AttendeeFormat format) {
        this.format = format;
    }

    void add(int line, List<String> raw) {
        requireFew(raw);
        List<String> cells = raw.stream().map(this::cell).toList();
        if (cells.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (columns != null) {
            keep(line, cells);
        } else if (isWide(cells)) {
            titles.clear();
            name(cells);
        } else {
            titles.add(new Table.Row(line, cells));
            if (titles.size() > MOST_TITLES) {
                begin();
            }
        }
    }

    private static boolean isWide(List<String> cells) {
        return cells.stream().filter(cell -> !cell.isEmpty()).count() > 1;
    }

    /** What looked like titles above the head is a table of one column. */
    private void begin() {
        name(titles.get(0).cells());
        titles.subList(1, titles.size()).forEach(row -> keep(row.line(), row.cells()));
        titles.clear();
    }

    /** Nothing is looked at for longer than it takes to see that it is too much: empty lines are lines, and one text in many cells many. */
    private void requireFew(List<String> raw) {
        for (String cell : raw) {
            characters += cell == null ? 0 : cell.length();
        }
        if (++any > TableLimits.ANY_ROWS) {
            throw new UnreadableTable(format, AttendeeFindingCode.TOO_MANY_LINES, Map.of("most", TableLimits.ROWS));
        }
        if (characters > TableLimits.CHARACTERS) {
            throw new UnreadableTable(
                    format, AttendeeFindingCode.INFLATES_TOO_MUCH, Map.of("most", TableLimits.CHARACTERS >> 20));
        }
    }

    private String cell(String text) {
        String line = text == null ? null : PlainText.line(PlainText.legal(text));
        if (line == null) {
            return "";
        }
        if (line.length() <= TableLimits.CELL) {
            return line;
        }
        cut++;
        return PlainText.legal(line.substring(0, TableLimits.CELL));
    }

    private void name(List<String> cells) {
        int last = cells.size();
        while (cells.get(last - 1).isEmpty()) {
            last--;
        }
        if (last > TableLimits.COLUMNS) {
            throw new UnreadableTable(
                    format, AttendeeFindingCode.TOO_MANY_COLUMNS, Map.of("most", TableLimits.COLUMNS));
        }
        columns = List.copyOf(cells.subList(0, last));
    }

    private void keep(int line, List<String> cells) {
        if (rows.size() == TableLimits.ROWS) {
            throw new UnreadableTable(format, AttendeeFindingCode.TOO_MANY_LINES, Map.of("most", TableLimits.ROWS));
        }
        List<String> kept = new ArrayList<>(cells.subList(0, Math.min(cells.size(), columns.size())));
        while (kept.size() < columns.size()) {
            kept.add("");
        }
        if (cells.size() > columns.size()
                && !cells.subList(columns.size(), cells.size()).stream().allMatch(String::isEmpty)) {
            tooWide++;
        }
        rows.add(new Table.Row(line, kept));
    }

    /** Nothing is said where there is nothing to count. */
    void count(AttendeeFindingCode code, int count) {
        if (count > 0) {
            note(code, Map.of("count", count));
        }
    }

    void note(AttendeeFindingCode code, Map<String, ?> values) {
        findings.add(AttendeeFinding.of(code, values, null));
    }

    Table table() {
        if (columns == null && !titles.isEmpty()) {
            begin();
        }
        if (rows.isEmpty()) {
            throw new UnreadableTable(format, AttendeeFindingCode.EMPTY_FILE, Map.of());
        }
        if (cut > 0) {
            note(AttendeeFindingCode.CELLS_CUT, Map.of("count", cut, "most", TableLimits.CELL));
        }
        count(AttendeeFindingCode.EXTRA_CELLS, tooWide);
        return new Table(format, columns, rows, findings);
    }
}
