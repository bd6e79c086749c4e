package io.plenary.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.registrations.Invoice;
import io.plenary.contracts.registrations.InvoiceKind;
import io.plenary.contracts.registrations.InvoiceLine;
import io.plenary.contracts.registrations.Seller;
import io.plenary.contracts.registrations.TaxLine;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class InvoicePdfTest {

    private static final UUID ID = UUID.randomUUID();

    private static Invoice invoice(String locale, String buyer, int lines) {
        return new Invoice(
                ID,
                ID,
                ID,
                ID,
                "K7PX2MRD",
                InvoiceKind.CANCELLATION,
                "2027-00018",
                "2027-00017",
                LocalDate.of(2027, 2, 3),
                new Seller(ID, ID, "Hafenverein Łódź", "Kai 7\n1100 Lissabon", "PT123456789", null),
                "Estuary 2027",
                buyer,
                locale,
                "EUR",
                Collections.nCopies(lines, new InvoiceLine("Regular", 1, -35_100, 2_300, "SPEAKER")),
                List.of(new TaxLine(2_300, -28_537, -6_563)),
                -35_100,
                "Cooper Lane 3\nEly",
                "GB123456789",
                LocalDate.of(2027, 5, 18),
                LocalDate.of(2027, 5, 20));
    }

    private static String read(Invoice invoice, int pages) throws IOException {
        try (PDDocument document = Loader.loadPDF(InvoicePdf.of(invoice))) {
            assertThat(document.getNumberOfPages()).isEqualTo(pages);
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void anInvoiceSaysAllThatWasAgreedOn() throws IOException {
        assertThat(read(invoice("en", "Ada Lovelace", 1), 1))
                .contains("Hafenverein Łódź", "1100 Lissabon", "PT123456789", "Ada Lovelace")
                .contains("Cooper Lane 3", "Ely", "VAT id GB123456789", "Date of supply 18 May 2027 – 20 May 2027")
                .contains("Cancellation invoice 2027-00018", "for invoice 2027-00017", "3 February 2027", "K7PX2MRD")
                .contains(
                        "1 × Regular (SPEAKER)",
                        "-€351.00 each, 23% VAT included",
                        "2027-00018 · 1/1",
                        "VAT 23%",
                        "-€65.63",
                        "-€285.37");
    }

    @Test
    void itSpeaksGermanWhereItsOrderDoes() throws IOException {
        assertThat(read(invoice("de-AT", "Ada", 1), 1)).contains("Stornorechnung", "3. Februar 2027", "351,00");
    }

    /** Scripts that fonts have; others are empty boxes. What is too long for its line goes on in the next. */
    @Test
    void namesOfManyScriptsAreWritten() throws IOException {
        assertThat(read(invoice("en", "Ελένη Жанна 日本 สมชาย \u202e\uD83E\uDD8A \uE000", 1), 1))
                .contains("Ελένη Жанна 日本 สมชาย \uD83E\uDD8A □");
        assertThat(read(invoice("en", "Augusta ".repeat(30).strip(), 1), 1).replaceAll("\\s+", " "))
                .contains("Augusta ".repeat(30).strip());
        assertThat(read(invoice("en", "x".repeat(200), 1), 1).replaceAll("\\s", ""))
                .contains("x".repeat(200));
    }

    @Test
    void aLongInvoiceGoesOnOnTheNextPage() throws IOException {
        assertThat(read(invoice("en", "Ada", 100), 5)).contains("Total", "2027-00018 · 5/5");
    }
}
