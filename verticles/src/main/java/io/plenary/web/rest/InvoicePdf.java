package io.plenary.web.rest;

import io.plenary.contracts.registrations.Invoice;
import io.plenary.contracts.registrations.InvoiceKind;
import io.plenary.contracts.registrations.InvoiceLine;
import io.plenary.contracts.registrations.TaxLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** An invoice on paper, in the language it was ordered in. Takes as long as it takes: for workers. */
final class InvoicePdf {

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("INVOICE", "Invoice"),
            Map.entry("CANCELLATION", "Cancellation invoice"),
            Map.entry("cancels", "for invoice"),
            Map.entry("date", "Date"),
            Map.entry("order", "Order"),
            Map.entry("vatId", "VAT id"),
            Map.entry("to", "To"),
            Map.entry("supplied", "Date of supply"),
            Map.entry("net", "Net"),
            Map.entry("each", "%s each, %s VAT included"),
            Map.entry("tax", "VAT"),
            Map.entry("total", "Total"));

    private static final Map<String, String> GERMAN = Map.ofEntries(
            Map.entry("INVOICE", "Rechnung"),
            Map.entry("CANCELLATION", "Stornorechnung"),
            Map.entry("cancels", "zur Rechnung"),
            Map.entry("date", "Datum"),
            Map.entry("order", "Bestellung"),
            Map.entry("vatId", "USt-IdNr."),
            Map.entry("to", "An"),
            Map.entry("supplied", "Leistungszeitraum"),
            Map.entry("net", "Netto"),
            Map.entry("each", "je %s, darin %s USt."),
            Map.entry("tax", "USt."),
            Map.entry("total", "Summe"));

    private final Invoice invoice;
    private final Locale locale;
    private final Map<String, String> words;

    private InvoicePdf(Invoice invoice) {
        this.invoice = invoice;
        boolean german = invoice.locale() != null
                && Locale.forLanguageTag(invoice.locale()).getLanguage().equals("de");
        locale = german ? Locale.GERMANY : Locale.UK;
        words = german ? GERMAN : ENGLISH;
    }

    static byte[] of(Invoice invoice) throws IOException {
        try (PDDocument document = new PDDocument()) {
            InvoicePdf pdf = new InvoicePdf(invoice);
            PDDocumentInformation about = document.getDocumentInformation();
            about.setTitle(pdf.title());
            about.setAuthor(invoice.seller().name());
            try (PdfSheet sheet = new PdfSheet(document)) {
                pdf.write(sheet);
                sheet.number(pdf.title());
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private String title() {
        return words.get(invoice.kind().name()) + " " + invoice.number();
    }

    private void write(PdfSheet sheet) throws IOException {
        head(sheet);
        sheet.rule();
        for (InvoiceLine line : invoice.lines()) {
            String voucher = line.voucher() == null ? "" : " (" + line.voucher() + ")";
            sheet.row(line.count() + " × " + line.text() + voucher, money(line.count() * line.price()));
            sheet.detail(words.get("each").formatted(money(line.price()), percent(line.taxRate())));
        }
        sheet.rule();
        for (TaxLine tax : invoice.taxes()) {
            sheet.row(words.get("net"), money(tax.net()));
            sheet.row(words.get("tax") + " " + percent(tax.rate()), money(tax.tax()));
        }
        sheet.large(words.get("total"), money(invoice.total()));
    }

    private void head(PdfSheet sheet) throws IOException {
        sheet.line(invoice.seller().name());
        for (String line : invoice.seller().address().lines().toList()) {
            sheet.line(line);
        }
        if (invoice.seller().vatId() != null) {
            sheet.line(words.get("vatId") + " " + invoice.seller().vatId());
        }
        sheet.gap();
        if (invoice.buyer() != null) {
            sheet.line(words.get("to") + " " + invoice.buyer());
        }
        if (invoice.buyerAddress() != null) {
            for (String line : invoice.buyerAddress().lines().toList()) {
                sheet.line(line);
            }
        }
        if (invoice.buyerVatId() != null) {
            sheet.line(words.get("vatId") + " " + invoice.buyerVatId());
        }
        sheet.gap();
        sheet.large(title(), "");
        if (invoice.kind() == InvoiceKind.CANCELLATION) {
            sheet.line(words.get("cancels") + " " + invoice.cancels());
        }
        sheet.line(invoice.conference());
        List<String> facts =
                List.of(words.get("date") + " " + day(invoice.date()), words.get("order") + " " + invoice.orderCode());
        sheet.line(String.join(" · ", facts));
        if (invoice.suppliedFrom() != null) {
            sheet.line(words.get("supplied") + " " + supplied());
        }
    }

    private String supplied() {
        return invoice.suppliedFrom().equals(invoice.suppliedUntil())
                ? day(invoice.suppliedFrom())
                : day(invoice.suppliedFrom()) + " – " + day(invoice.suppliedUntil());
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    private String money(long amount) {
        Currency currency = Currency.getInstance(invoice.currency());
        int digits = currency.getDefaultFractionDigits();
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(amount, digits));
    }

    private String percent(int rate) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(BigDecimal.valueOf(rate, 4));
    }
}
