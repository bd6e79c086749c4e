package io.plenary.formats.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxTableTest {

    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String HEAD =
            """
            <row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>E-mail</t></is></c></row>
            <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>46023</v></c></row>
            """;

    private static final Map<String, String> PARTS = Map.of(
            "_rels/.rels",
            "<Relationships>" + related("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>",
            "xl/_rels/workbook.xml.rels",
            "<Relationships>" + related("r1", "worksheet", "worksheets/sheet1.xml")
                    + related("r2", "sharedStrings", "/xl/sharedStrings.xml") + related("r3", "styles", "styles.xml")
                    + "</Relationships>",
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"One\" r:id=\"r1\"/></sheets></workbook>",
            "xl/styles.xml",
            "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
            "xl/sharedStrings.xml",
            "<sst><si><r><t>An</t></r><r><t>a</t></r><rPh><t>aaa</t></rPh></si></sst>",
            "xl/worksheets/sheet1.xml",
            sheet(""));

    private static String related(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + TYPE + type + "\" Target=\"" + target + "\"/>";
    }

    private static String sheet(String rows) {
        return "<?xml version=\"1.0\"?><worksheet><sheetData>" + HEAD + rows + "</sheetData></worksheet>";
    }

    private static byte[] workbook(String part, String content) throws IOException {
        return workbook(Map.of(part, content));
    }

    private static byte[] workbook(Map<String, String> changed) throws IOException {
        Map<String, String> parts = new TreeMap<>(PARTS);
        parts.putAll(changed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static byte[] rows(String rows) throws IOException {
        return workbook("xl/worksheets/sheet1.xml", sheet(rows));
    }

    private static String refusal(byte[] file) {
        return catchThrowableOfType(UnreadableTable.class, () -> TableFiles.read(file))
                .finding()
                .code();
    }

    @Test
    void readsSharedTextsInPiecesAndNumbersThatAreDays() throws IOException {
        assertThat(TableFiles.read(workbook("\u00e4", "")).rows())
                .containsExactly(new Table.Row(2, List.of("Ana", "2026-01-01")));
    }

    @Test
    void readsWhatBeginsWithAMark() throws IOException {
        assertThat(TableFiles.read(workbook("xl/worksheets/sheet1.xml", "\uFEFF" + sheet("")))
                        .rows())
                .hasSize(1);
    }

    /** Each of them took all the memory there is, or a processor for minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row><c r=\"ZZZZZZ3\"><v>1</v></c></row>",
                "<row><c r=\"XFD3\"/><c r=\"XFC3\"><v>1</v></c></row>"
            })
    void holdsNothingForColumnsThatNobodyLooksAt(String row) throws IOException {
        Table table = TableFiles.read(rows(row));

        assertThat(table.rows()).hasSize(2);
        assertThat(table.findings()).extracting("code").containsExactly("EXTRA_CELLS");
    }

    @Test
    void refusesLongTextsWhereverTheyStand() throws IOException {
        String text = "x".repeat(TableLimits.PIECE + 1);

        assertThat(refusal(rows("<row><c t=\"inlineStr\"><is><t>" + text + "</t></is></c></row>")))
                .isEqualTo("INFLATES_TOO_MUCH");
        assertThat(refusal(rows("<row x=\"" + text + "\"/>"))).isEqualTo("INFLATES_TOO_MUCH");
        assertThat(refusal(rows("<" + text + "/>"))).isIn("INFLATES_TOO_MUCH", "MALFORMED");
        assertThat(refusal(workbook("xl/sharedStrings.xml", "<sst><si><t>" + text + "</t></si></sst>")))
                .isEqualTo("INFLATES_TOO_MUCH");
        assertThat(refusal(rows("<!--" + "<".repeat(TableLimits.PIECE + 1) + "-->")))
                .isEqualTo("MALFORMED");
        assertThat(refusal(rows("<?x " + "<".repeat(TableLimits.PIECE + 1) + "?>")))
                .isEqualTo("MALFORMED");
    }

    @Test
    void refusesMoreOfAnythingThanATableHas() throws IOException {
        assertThat(refusal(workbook(
                        "xl/workbook.xml",
                        "<workbook><sheets>" + "<sheet/>".repeat(TableLimits.PARTS + 1) + "</sheets></workbook>")))
                .isEqualTo("INFLATES_TOO_MUCH");
        assertThat(refusal(
                        workbook("xl/sharedStrings.xml", "<sst>" + "<si/>".repeat(TableLimits.SHARED + 1) + "</sst>")))
                .isEqualTo("INFLATES_TOO_MUCH");
        assertThat(refusal(rows("<row>" + "<c/>".repeat(TableLimits.ANY_CELLS + 1) + "</row>")))
                .isEqualTo("TOO_MANY_COLUMNS");
        assertThat(refusal(rows("<row/>".repeat(TableLimits.ANY_ROWS)))).isEqualTo("TOO_MANY_LINES");
        assertThat(refusal(rows("<a>".repeat(TableLimits.DEPTH)))).isEqualTo("INFLATES_TOO_MUCH");
    }

    @Test
    void remembersNoMoreNamesThanAWorkbookHas() throws IOException {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i <= TableLimits.NAMES; i++) {
            names.append("<row a").append(i).append("=\"\"/>");
        }

        assertThat(refusal(rows(names.toString()))).isEqualTo("INFLATES_TOO_MUCH");
    }

    @Test
    void readsOneLongTextInManyCellsOnlySoOften() throws IOException {
        String shared = "<sst><si><t>" + "x".repeat(TableLimits.CELL) + "</t></si></sst>";
        String row = "<row>" + "<c t=\"s\"><v>0</v></c>".repeat(TableLimits.COLUMNS) + "</row>";
        String rows = row.repeat(TableLimits.CHARACTERS / TableLimits.CELL / TableLimits.COLUMNS + 1);

        assertThat(refusal(workbook(Map.of("xl/sharedStrings.xml", shared, "xl/worksheets/sheet1.xml", sheet(rows)))))
                .isEqualTo("INFLATES_TOO_MUCH");
    }
}
