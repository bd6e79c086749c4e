package io.plenary.formats.bank;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads tables as banks let people save them: with lines before the head, and columns that each bank calls something else. */
final class TableReader {

    private static final Pattern ANNOUNCED =
            Pattern.compile("(umsatz )?vorgemerkt(er umsatz)?|vormerkung|pending|not booked", Pattern.CASE_INSENSITIVE);

    private static final int LAST_HEAD = 40;
    private static final int MOST_COLUMNS = 100;
    private static final int MOST_LINES = 20_000;
    private static final int LONGEST_FIELD = 64 * 1024;

    private TableReader() {}

    static BankStatement read(String text, BankColumns chosen, String currency) {
        List<List<String>> lines = lines(text);
        int head = head(lines);
        List<String> names = lines.get(head).stream().map(String::strip).toList();
        BankColumns columns = TableColumns.guessed(names, chosen);
        return columns.isEnough()
                ? read(lines.subList(head + 1, lines.size()), names, columns, currency)
                : new BankStatement(List.of(), names, columns, 0);
    }

    private static List<List<String>> lines(String text) {
        return Stream.of(';', ',', '\t')
                .map(separator -> split(text, separator))
                .max(Comparator.comparingInt(TableReader::widest))
                .filter(lines -> widest(lines) > 1)
                .orElseThrow(() -> new UnreadableStatement("It is neither camt.053 nor a table."));
    }

    private static int widest(List<List<String>> lines) {
        return lines.stream().limit(LAST_HEAD).mapToInt(List::size).max().orElse(0);
    }

    private static List<List<String>> split(String text, char separator) {
        List<List<String>> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(text)) {
            for (CsvRecord line : reader) {
                if (line.getFieldCount() > MOST_COLUMNS || lines.size() > MOST_LINES) {
                    return List.of();
                }
                lines.add(line.getFields());
            }
            return lines;
        } catch (CsvParseException e) {
            return List.of();
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory does not fail", e);
        }
    }

    /** The line that names most of what we look for; else the first of those that are as wide as any. */
    private static int head(List<List<String>> lines) {
        int widest = widest(lines);
        int best = -1;
        int known = 0;
        for (int i = 0; i < Math.min(LAST_HEAD, lines.size()); i++) {
            int found = TableColumns.known(lines.get(i));
            if (found > known) {
                best = i;
                known = found;
            } else if (best < 0 && lines.get(i).size() == widest) {
                best = i;
            }
        }
        return Math.max(0, best);
    }

    private static BankStatement read(
            List<List<String>> lines, List<String> names, BankColumns columns, String currency) {
        List<BankEntry> entries = new ArrayList<>();
        int unread = 0;
        for (List<String> line : lines) {
            if (isAnnounced(new Line(names, line), columns)) {
                continue;
            }
            Optional<BankEntry> entry = entry(new Line(names, line), columns, currency);
            if (entry.isEmpty()) {
                unread += line.stream().allMatch(String::isBlank) ? 0 : 1;
            } else if (entry.get().amount() > 0) {
                entries.add(entry.get());
            }
            if (entries.size() > BankStatements.MOST_ENTRIES) {
                throw new UnreadableStatement("It has more than " + BankStatements.MOST_ENTRIES + " entries.");
            }
        }
        return new BankStatement(entries, names, columns, unread);
    }

    /** Not booked yet, as some banks say in a column of its own: it may never be. */
    private static boolean isAnnounced(Line line, BankColumns columns) {
        return line.names().stream()
                .filter(name -> !name.equals(columns.text()) && !name.equals(columns.payer()))
                .anyMatch(name -> ANNOUNCED.matcher(line.at(name)).matches());
    }

    private static Optional<BankEntry> entry(Line line, BankColumns columns, String usual) {
        String said = line.at(columns.currency());
        String currency = Amounts.isCurrency(said) ? said : usual;
        return Amounts.written(line.at(columns.amount()), currency)
                .map(amount -> new BankEntry(
                        null,
                        TableDates.read(line.at(columns.date())),
                        amount,
                        currency,
                        line.at(columns.payer()).isEmpty() ? null : line.at(columns.payer()),
                        line.at(columns.text())));
    }

    private record Line(List<String> names, List<String> fields) {

        /** Empty where there is no such column, or nothing in it. */
        String at(String name) {
            int at = name == null ? -1 : names.indexOf(name);
            return at < 0 || at >= fields.size() ? "" : fields.get(at).strip();
        }
    }
}
