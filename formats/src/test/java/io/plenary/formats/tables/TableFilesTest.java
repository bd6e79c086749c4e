package io.plenary.formats.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plenary.contracts.registrations.AttendeeColumn;
import io.plenary.contracts.registrations.AttendeeField;
import io.plenary.contracts.registrations.AttendeeFinding;
import io.plenary.contracts.registrations.AttendeeFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFilesTest {

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> codes(Table table) {
        return table.findings().stream().map(AttendeeFinding::code).toList();
    }

    private static String refusal(byte[] file) {
        return catchThrowableOfType(UnreadableTable.class, () -> TableFiles.read(file))
                .finding()
                .code();
    }

    private static byte[] workbook(Consumer<Worksheet> fill) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Plenary", "1.0")) {
            fill.accept(workbook.newWorksheet("Attendees"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same file with another part in it. */
    private static byte[] changed(byte[] file, String part, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile in = ZipFile.builder().setByteArray(file).get();
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(
                        entry.getName().equals(part)
                                ? utf8(change.apply(new String(bytes, StandardCharsets.UTF_8)))
                                : bytes);
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void readsWhateverSeparatesCells(String separator) {
        Table table = TableFiles.read(utf8("\uFEFFName;E-Mail;Ort\r\n\"Sá, Ana\";ana@example.org;\r\n;;\r\n"
                .replace(";", separator)
                .replace("\"Sá, Ana\"", "\"Sá, Ana\"")));

        assertThat(table.columns()).containsExactly("Name", "E-Mail", "Ort");
        assertThat(table.rows()).containsExactly(new Table.Row(2, List.of("Sá, Ana", "ana@example.org", "")));
        assertThat(codes(table)).isEmpty();
    }

    @Test
    void readsLatinWhereAFileIsNotInUtf8AndSaysSo() {
        Table table = TableFiles.read("Name;Ort\nJürgen;Köln\n".getBytes(Charset.forName("windows-1252")));

        assertThat(table.rows().get(0).cells()).containsExactly("Jürgen", "Köln");
        assertThat(codes(table)).containsExactly("ENCODING_GUESSED");
    }

    @Test
    void readsWhatSpreadsheetsSaveAsUnicode() {
        assertThat(TableFiles.read("\uFEFFName\tOrt\nŻofia\tŁódź\n".getBytes(StandardCharsets.UTF_16LE))
                        .rows()
                        .get(0)
                        .cells())
                .containsExactly("Żofia", "Łódź");
    }

    @Test
    void namesTheLineOfTheFileAlsoBehindCellsOfSeveralLines() {
        Table table = TableFiles.read(utf8("Name,Note\nAna,\"one\ntwo\"\nBen,\n"));

        assertThat(table.rows()).extracting(Table.Row::line).containsExactly(2, 4);
        assertThat(table.rows().get(0).cells().get(1)).isEqualTo("one two");
    }

    @Test
    void leavesOutCellsThatBelongToNoColumnAndSaysSo() {
        Table table = TableFiles.read(utf8("Name,E-mail\nAna,ana@example.org,more\nBen\n"));

        assertThat(table.rows().get(1).cells()).containsExactly("Ben", "");
        assertThat(codes(table)).containsExactly("EXTRA_CELLS");
    }

    @Test
    void refusesWhatIsTooLargeOrNoTable() {
        assertThat(refusal(utf8("Name\n"))).isEqualTo("EMPTY_FILE");
        assertThat(refusal(utf8(""))).isEqualTo("EMPTY_FILE");
        assertThat(refusal(utf8("a,".repeat(TableLimits.COLUMNS + 1) + "b\n1\n")))
                .isEqualTo("TOO_MANY_COLUMNS");
        assertThat(refusal(utf8("a\n" + "1\n".repeat(TableLimits.ROWS + 1)))).isEqualTo("TOO_MANY_LINES");
        assertThat(refusal(new byte[] {1, 0, 2, 0, '\n', 3})).isEqualTo("MALFORMED");
        assertThat(refusal(utf8("PK no zip"))).isIn("MALFORMED");
    }

    @Test
    void readsTheFirstSheetWithNumbersAsTheyAreShown() {
        Table table = TableFiles.read(workbook(sheet -> {
            sheet.value(0, 0, "Name");
            sheet.value(0, 1, "Price");
            sheet.value(0, 2, "Code");
            sheet.value(2, 0, "=Ana");
            sheet.value(2, 1, 0.1 + 0.2);
            sheet.formula(2, 2, "1+1");
        }));

        assertThat(table.format()).isEqualTo(AttendeeFormat.XLSX);
        assertThat(table.rows().get(0).line()).isEqualTo(3);
        assertThat(table.rows().get(0).cells().subList(0, 2)).containsExactly("=Ana", "0.3");
        assertThat(codes(table)).containsExactly("FORMULAS_READ");
    }

    @Test
    void unpacksNoMoreThanASpreadsheetMayHold() throws IOException {
        byte[] file = workbook(sheet -> sheet.value(0, 0, "Name"));

        assertThat(refusal(changed(file, "xl/styles.xml", text -> " ".repeat(TableLimits.INFLATED_MIB << 20) + text)))
                .isEqualTo("INFLATES_TOO_MUCH");
    }

    @Test
    void followsNoEntities() throws IOException {
        byte[] file = workbook(sheet -> {
            sheet.inlineString(0, 0, "Name");
            sheet.inlineString(1, 0, "Ana");
        });
        byte[] hostile = changed(file, "xl/worksheets/sheet1.xml", text -> text.replace(
                        "?><worksheet", "?><!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet")
                .replace("Ana", "&x;"));

        assertThat(refusal(hostile)).isIn("MALFORMED", "EMPTY_FILE");
    }

    @Test
    void readsThePaidOrdersOfPretix() {
        Table table = TableFiles.read(
                utf8(
                        """
                {"event": {"name": "RiverConf", "items": [
                    {"id": 1, "name": {"de": "Karte", "en": "Ticket"}, "variations": [{"id": 11, "name": "Early"}]},
                    {"id": 2, "name": "Workshop", "variations": []}],
                  "questions": [{"id": 1, "question": {"en": "Diet"}, "type": "C"}],
                  "orders": [
                    {"code": "AB1", "status": "n", "user": "x@example.org", "positions": [{"id": 5, "item": 1}]},
                    {"code": "AB2", "status": "p", "user": "buyer@example.org", "positions": [
                      {"id": 6, "positionid": 1, "item": 1, "variation": 11, "price": "23.00", "attendee_name": "Ana Sá",
                       "attendee_email": null, "addon_to": null, "answers": [{"question": 1, "answer": "vegan"}, {"question": 9, "answer": "x"}]},
                      {"id": 7, "positionid": 2, "item": 2, "variation": null, "price": "5.50", "attendee_name": null,
                       "attendee_name_parts": {}, "addon_to": 6, "answers": []}]},
                    {"code": "AB3", "status": "p", "testmode": true, "positions": [{"id": 8, "item": 1}]}]}}
                """));

        assertThat(table.rows())
                .containsExactly(
                        new Table.Row(
                                2,
                                List.of(
                                        "AB2",
                                        "AB2-1",
                                        "Ana Sá",
                                        "buyer@example.org",
                                        "Ticket – Early",
                                        "23.00",
                                        "",
                                        "vegan")),
                        new Table.Row(
                                3, List.of("AB2", "AB2-2", "Ana Sá", "buyer@example.org", "Workshop", "5.50", "", "")));
        assertThat(table.columns()).last().isEqualTo("Diet");
        assertThat(codes(table)).containsExactly("UNPAID_LEFT_OUT", "TEST_ORDERS_LEFT_OUT", "ANSWERS_LEFT_OUT");
        assertThat(ColumnGuesses.columns(table))
                .extracting(AttendeeColumn::field)
                .containsExactly(
                        AttendeeField.ORDER_REFERENCE,
                        AttendeeField.TICKET_REFERENCE,
                        AttendeeField.NAME,
                        AttendeeField.EMAIL,
                        AttendeeField.TICKET_TYPE,
                        AttendeeField.PRICE,
                        null,
                        null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"event\": []}",
                "{\"event\": {\"orders\": {}}}",
                "{\"event\": {\"orders\": [1, null, \"x\"]}}"
            })
    void refusesJsonThatHoldsNoOrders(String json) {
        assertThat(refusal(utf8(json))).isIn("MALFORMED", "EMPTY_FILE");
    }

    @Test
    void guessesWhatColumnsMean() {
        Table table = TableFiles.read(
                utf8(
                        "Vorname,Nachname,E-Mail-Adresse,Ticketart,Bestellnummer,Preis (EUR),Farbe,Name\nA,B,a@example.org,VIP,1,2,rot,\n"));

        assertThat(ColumnGuesses.columns(table))
                .extracting(AttendeeColumn::field)
                .startsWith(
                        AttendeeField.GIVEN_NAME,
                        AttendeeField.FAMILY_NAME,
                        AttendeeField.EMAIL,
                        AttendeeField.TICKET_TYPE,
                        AttendeeField.ORDER_REFERENCE);
    }

    @Test
    void takesNoRepeatedValueForTheNumberOfATicket() {
        assertThat(ColumnGuesses.columns(TableFiles.read(utf8("Name,Ticket\nA,Standard\nB,Standard\n"))))
                .extracting(AttendeeColumn::field)
                .containsExactly(AttendeeField.NAME, AttendeeField.TICKET_TYPE);
        assertThat(ColumnGuesses.columns(TableFiles.read(utf8("Name,Ticket,Type\nA,x,x\nB,x,x\n"))))
                .extracting(AttendeeColumn::field)
                .containsExactly(AttendeeField.NAME, null, AttendeeField.TICKET_TYPE);
    }

    @Test
    void readsBelowWhatIsSaidToExcelAndBelowTitles() {
        Table table = TableFiles.read(utf8("sep=;\r\nAttendees, as of today\n\nName;E-mail\nAna;ana@example.org\n"));

        assertThat(table.columns()).containsExactly("Name", "E-mail");
        assertThat(table.rows()).containsExactly(new Table.Row(5, List.of("Ana", "ana@example.org")));
        assertThat(TableFiles.read(utf8("Name\nAna\nBen\n")).rows()).hasSize(2);
    }
}
