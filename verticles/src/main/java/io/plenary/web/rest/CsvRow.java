package io.plenary.web.rest;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line of a file for spreadsheets (RFC 4180). */
final class CsvRow {

    private static final String END = "\r\n";
    /** A spreadsheet takes a cell for a formula that begins with one of these. */
    private static final String FORMULA = "=+-@\t\r";

    /** What begins with a sign and is an amount, and no more. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private static final Pattern PLAIN = Pattern.compile("[^\",;\r\n]*");

    private CsvRow() {}

    /** @param cells null for an empty one */
    static String of(Stream<?> cells) {
        return cells.map(cell -> cell(cell == null ? "" : cell.toString())).collect(Collectors.joining(",", "", END));
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty()
                && FORMULA.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        String harmless = formula ? "'" + text : text;
        return PLAIN.matcher(harmless).matches() ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
