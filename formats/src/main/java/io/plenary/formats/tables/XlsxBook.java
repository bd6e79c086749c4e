package io.plenary.formats.tables;

import io.plenary.contracts.registrations.AttendeeFormat;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a workbook says besides its cells: where its first sheet lies, which texts cells share, and which of its numbers are days. */
final class XlsxBook {

    private static final String BOOK = "/xl/workbook.xml";

    /** Of ECMA-376, 18.8.30; the Asian ones as well. */
    private static final Set<Integer> DAYS =
            Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58);

    /** What of a format of numbers is no letter of a day: texts, escaped letters, colors and conditions. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\[[^\\]]*\\]");

    private static final Pattern DAY = Pattern.compile(".*[yYdD].*", Pattern.DOTALL);

    private final XlsxFile file;
    private final String path;
    private final Map<String, String> related;

    XlsxBook(XlsxFile file) throws IOException {
        this.file = file;
        this.path = related(file, "/").getOrDefault("officeDocument", BOOK);
        this.related = related(file, path);
    }

    /** By the last word of their type, and by their id. */
    private static Map<String, String> related(XlsxFile file, String of) throws IOException {
        int name = of.lastIndexOf('/') + 1;
        Map<String, String> found = new HashMap<>();
        Optional<XlsxCursor> part = file.open(of.substring(1, name) + "_rels/" + of.substring(name) + ".rels");
        while (part.isPresent() && part.get().nextElement("Relationship")) {
            String target = part.get().attribute("Target");
            String type = part.get().attribute("Type");
            if (target != null && type != null && found.size() <= 2 * TableLimits.PARTS) {
                String path = path(of, target);
                found.putIfAbsent(type.substring(type.lastIndexOf('/') + 1), path);
                found.putIfAbsent("#" + part.get().attribute("Id"), path);
            }
        }
        return found;
    }

    private static String path(String from, String target) {
        try {
            return URI.create(from).resolve(target).getPath();
        } catch (IllegalArgumentException e) {
            throw UnreadableTable.malformed(AttendeeFormat.XLSX);
        }
    }

    /** Of all its sheets, in their order. */
    List<String> sheets() throws IOException {
        XlsxCursor book = part(path).orElseThrow(() -> UnreadableTable.malformed(AttendeeFormat.XLSX));
        List<String> sheets = new ArrayList<>();
        while (book.nextElement("sheet")) {
            String id = book.attribute("id");
            sheets.add(id == null ? "" : related.getOrDefault("#" + id, ""));
            if (sheets.size() > TableLimits.PARTS) {
                throw XlsxFile.tooMuch();
            }
        }
        return sheets;
    }

    Optional<XlsxCursor> part(String path) throws IOException {
        return path == null || path.length() < 2 ? Optional.empty() : file.open(path.substring(1));
    }

    /** As they are shared by cells, which say the number of theirs. */
    List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        Optional<XlsxCursor> part = part(related.get("sharedStrings"));
        while (part.isPresent() && part.get().nextElement("si")) {
            texts.add(text(part.get(), "si"));
            if (texts.size() > TableLimits.SHARED) {
                throw XlsxFile.tooMuch();
            }
        }
        return texts;
    }

    /** What stands in an element in one or several pieces, without how it is pronounced. */
    static String text(XlsxCursor in, String element) {
        StringBuilder text = new StringBuilder();
        boolean written = false;
        boolean pronounced = false;
        while (in.next() && !in.ends(element)) {
            pronounced = in.begins("rPh") || pronounced && !in.ends("rPh");
            written = in.begins("t") || written && !in.ends("t");
            if (written && !pronounced && in.isText()) {
                in.text(text);
            }
        }
        return text.toString();
    }

    /** The numbers of the styles in which a number is a day. */
    Set<Integer> days() throws IOException {
        Set<Integer> formats = new HashSet<>(DAYS);
        Set<Integer> days = new HashSet<>();
        Optional<XlsxCursor> part = part(related.get("styles"));
        boolean cells = false;
        int style = 0;
        while (part.isPresent() && part.get().next()) {
            XlsxCursor in = part.get();
            cells = in.begins("cellXfs") || cells && !in.ends("cellXfs");
            if (in.begins("numFmt") && isDay(in.attribute("formatCode"))) {
                formats.add(number(in.attribute("numFmtId")));
            } else if (cells && in.begins("xf")) {
                if (formats.contains(number(in.attribute("numFmtId")))) {
                    days.add(style);
                }
                style++;
            }
        }
        return days;
    }

    private static boolean isDay(String format) {
        return format != null
                && format.length() <= TableLimits.CELL
                && DAY.matcher(QUOTED.matcher(format).replaceAll("")).matches();
    }

    /** Below 0 for what is none. */
    static int number(String text) {
        try {
            return text == null ? -1 : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
