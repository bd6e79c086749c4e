package io.plenary.formats.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.plenary.contracts.registrations.AttendeeFindingCode;
import io.plenary.contracts.registrations.AttendeeFormat;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** CSV as spreadsheets write it: with commas, semicolons or tabs, in UTF-8 or UTF-16, and where it is neither in Windows' Latin. */
final class CsvTable {

    private static final Charset LATIN = Charset.forName("windows-1252");
    /** What Excel is told in a first line of its own. */
    private static final Pattern SAID = Pattern.compile("(?i)\"?sep=([,;\t])\"?\\R");

    private static final char QUOTE = '"';
    private static final int FIRST_LINES = 5;
    private static final char MARK = '\uFEFF';

    private CsvTable() {}

    static Table read(byte[] bytes) {
        TableRows rows = new TableRows(AttendeeFormat.CSV);
        String text = decode(bytes, rows);
        if (text.indexOf('\0') >= 0) {
            throw UnreadableTable.malformed(AttendeeFormat.CSV);
        }
        Matcher said = SAID.matcher(text);
        CsvReader.CsvReaderBuilder reader = CsvReader.builder()
                .fieldSeparator(said.lookingAt() ? said.group(1).charAt(0) : separator(text))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true);
        try (Stream<CsvRecord> records = reader.ofCsvRecord(text).stream()) {
            records.skip(said.lookingAt() ? 1 : 0)
                    .forEach(row -> rows.add((int) row.getStartingLineNumber(), row.getFields()));
        } catch (CsvParseException e) {
            throw UnreadableTable.malformed(AttendeeFormat.CSV);
        }
        return rows.table();
    }

    private static String decode(byte[] bytes, TableRows rows) {
        String text = strictly(bytes, isWide(bytes) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        if (text == null) {
            text = new String(bytes, LATIN);
            rows.note(AttendeeFindingCode.ENCODING_GUESSED, Map.of("encoding", LATIN.displayName()));
        }
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    private static boolean isWide(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return mark == 0xFEFF || mark == 0xFFFE;
    }

    private static String strictly(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** What stands most often in one of the first lines, outside of quotes: above the head there may be titles. */
    private static char separator(String text) {
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(sign -> most(text, sign)))
                .orElseThrow();
    }

    private static long most(String text, char sign) {
        long most = 0;
        long count = 0;
        int lines = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length() && lines < FIRST_LINES; i++) {
            quoted ^= text.charAt(i) == QUOTE;
            boolean ends = !quoted && text.charAt(i) == '\n';
            count = ends ? 0 : count + (!quoted && text.charAt(i) == sign ? 1 : 0);
            most = Math.max(most, count);
            lines += ends ? 1 : 0;
        }
        return most;
    }
}
