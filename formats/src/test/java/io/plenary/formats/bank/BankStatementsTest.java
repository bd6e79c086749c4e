package io.plenary.formats.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankStatementsTest {

    private static final LocalDate DAY = LocalDate.of(2027, 2, 3);

    private static BankStatement read(String text) {
        return read(text, StandardCharsets.UTF_8);
    }

    private static BankStatement read(String text, Charset charset) {
        return BankStatements.read(text.getBytes(charset), BankColumns.UNKNOWN, "EUR");
    }

    private static String camt(String version, String entries) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%s"><BkToCstmrStmt><Stmt>%s</Stmt></BkToCstmrStmt></Document>
                """
                .formatted(version, entries);
    }

    private static String entry(String direction, String status, String more) {
        return """
                <Ntry><Amt Ccy="EUR">351.00</Amt><CdtDbtInd>%s</CdtDbtInd>%s<BookgDt><Dt>2027-02-03</Dt></BookgDt>
                <AcctSvcrRef>BANK-1</AcctSvcrRef>%s</Ntry>
                """
                .formatted(direction, status, more);
    }

    private static String details(String debtor) {
        return """
                <NtryDtls><TxDtls><RltdPties><Dbtr>%s</Dbtr></RltdPties><RmtInf><Ustrd>Tickets k7px</Ustrd><Ustrd>2mrd</Ustrd></RmtInf>
                </TxDtls></NtryDtls>
                """
                .formatted(debtor);
    }

    @ParameterizedTest
    @CsvSource({
        "02, <Sts>BOOK</Sts>, <Nm>Ada</Nm>",
        "04, <Sts>BOOK</Sts>, <Nm>Ada</Nm>",
        "08, <Sts><Cd>BOOK</Cd></Sts>, <Pty><Nm>Ada</Nm></Pty>"
    })
    void readsWhatHasComeInEachVersion(String version, String status, String debtor) {
        assertThat(read(camt(version, entry("CRDT", status, details(debtor)))).entries())
                .containsExactly(new BankEntry("BANK-1 ", DAY, 35_100, "EUR", "Ada", "Tickets k7px 2mrd"));
    }

    @Test
    void leavesOutWhatHasNotCome() {
        String entries = entry("DBIT", "<Sts>BOOK</Sts>", "")
                + entry("CRDT", "<Sts>PDNG</Sts>", "")
                + entry("CRDT", "<Sts><Cd>INFO</Cd></Sts>", "")
                + entry("CRDT", "<RvslInd>true</RvslInd>", "")
                + entry("CRDT", "<RvslInd>1</RvslInd>", "")
                + entry("CRDT", "", "").replace("351.00", "-351.00");
        assertThat(read(camt("08", entries)).entries()).isEmpty();
    }

    @Test
    void leavesTogetherWhatDoesNotMakeUpWhatWasBooked() {
        String part = "<TxDtls>%s<RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls>";
        String amount = "<Amt Ccy=\"EUR\">351.00</Amt>";

        for (String each : List.of("", amount)) {
            String several = "<NtryDtls>" + part.formatted(each, "ONE") + part.formatted(each, "TWO") + "</NtryDtls>";
            assertThat(read(camt("04", entry("CRDT", "", several))).entries())
                    .containsExactly(new BankEntry("BANK-1", DAY, 35_100, "EUR", null, "ONE TWO"));
        }
    }

    @Test
    void leavesOutWhatATableSaysIsNotBookedYet() {
        String table = "Buchungstag;Verwendungszweck;Betrag;Info\n03.02.27;vorgemerkt;1,00;Umsatz gebucht\n"
                + "03.02.27;K7PX2MRD;351,00;Umsatz vorgemerkt\n";

        assertThat(read(table).entries()).extracting(BankEntry::amount).containsExactly(100L);
    }

    @Test
    void tellsPaymentsApartThatAreBookedTogether() {
        String part =
                """
                <TxDtls><Refs><AcctSvcrRef>%s</AcctSvcrRef></Refs><Amt Ccy="EUR">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls>
                """;
        String both = "<NtryDtls>" + part.formatted("A", "150.50") + part.formatted("B", "200.50") + "</NtryDtls>";
        assertThat(read(camt("04", entry("CRDT", "", both))).entries())
                .extracting(BankEntry::reference, BankEntry::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("A", 15_050L),
                        org.assertj.core.groups.Tuple.tuple("B", 20_050L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><x>&e;</x>",
                "<!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><x>&b;</x>",
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.001.001.03'/>",
                "<x>",
                "no table"
            })
    void refusesWhatNoBankWrites(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableStatement.class);
    }

    @Test
    void refusesWhatIsTooDeep() {
        assertThatThrownBy(() -> read(camt("02", "<a>".repeat(100) + "</a>".repeat(100))))
                .isInstanceOf(UnreadableStatement.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
    void readsATableWithLinesBeforeItsHead(String charset) {
        String table =
                """
                "Kontonummer:";"DE12"

                "Buchungstag";"Name Zahlungsbeteiligter";"Verwendungszweck";"Betrag";"Währung"
                "03.02.2027";"Zoë Müller";"Tickets; K7PX2MRD";"1.351,00";"EUR"
                "03.02.27";"Strom";"Rechnung";"-20,00";"EUR"
                "04.02.2027";"";"";"viel";"EUR"
                """;
        BankStatement statement = read(table, Charset.forName(charset));
        assertThat(statement.entries())
                .containsExactly(new BankEntry(null, DAY, 135_100, "EUR", "Zoë Müller", "Tickets; K7PX2MRD"));
        assertThat(statement.unread()).isOne();
    }

    @Test
    void readsATableInEnglish() {
        String table = "Date,Amount,Currency,Reference\n2027-02-03,\"1,351.00\",CHF,K7PX2MRD\n";
        assertThat(read(table).entries()).containsExactly(new BankEntry(null, DAY, 135_100, "CHF", null, "K7PX2MRD"));
    }

    @Test
    void isToldWhatItCannotGuess() {
        String table = "Wann\tWieviel\tWofür\n03/02/2027\t351,00\tK7PX2MRD\n";
        BankStatement guessed = read(table);
        assertThat(guessed.table()).containsExactly("Wann", "Wieviel", "Wofür");
        assertThat(guessed.entries()).isEmpty();
        BankColumns told = new BankColumns("Wann", "Wieviel", null, null, "Wofür");
        assertThat(BankStatements.read(table.getBytes(StandardCharsets.UTF_8), told, "EUR")
                        .entries())
                .containsExactly(new BankEntry(null, DAY, 35_100, "EUR", null, "K7PX2MRD"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234,56|123456",
                "1,234.56|123456",
                "1234,5|123450",
                "1'234.50|123450",
                "351|35100",
                "1.234|123400",
                "351,00 €|35100",
                "20,00-|-2000",
                "+12,30|1230",
                "1.234.567,00|123456700"
            })
    void readsAmountsAsTheyAreWritten(String text, long minor) {
        assertThat(Amounts.written(text, "EUR")).contains(minor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "viel", "1,2345", "--1"})
    void guessesNoAmounts(String text) {
        assertThat(Amounts.written(text, "EUR")).isEmpty();
    }
}
