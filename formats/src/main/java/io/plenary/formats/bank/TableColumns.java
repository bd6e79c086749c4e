package io.plenary.formats.bank;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What banks call the columns of their tables, the likelier names first. Signs and accents are not looked at. */
final class TableColumns {

    private static final List<String> DATE = List.of(
            "buchungstag",
            "buchungsdatum",
            "buchung",
            "bookingdate",
            "dateofbooking",
            "datum",
            "date",
            "dateoperation",
            "datecontabile",
            "fecha",
            "data",
            "valutadatum",
            "valuta",
            "wertstellung",
            "valuedate");
    private static final List<String> AMOUNT = List.of(
            "betrag",
            "betrageur",
            "betragineur",
            "umsatz",
            "umsatzineur",
            "amount",
            "amounteur",
            "montant",
            "importo",
            "importe",
            "valor",
            "bedrag",
            "bedrageur",
            "belopp",
            "belob",
            "gutschrift",
            "haben",
            "credit",
            "creditamount");
    private static final List<String> CURRENCY =
            List.of("wahrung", "waehrung", "whg", "currency", "ccy", "devise", "divisa", "moeda", "munt", "valutakod");
    private static final List<String> PAYER = List.of(
            "namezahlungsbeteiligter",
            "auftraggeberempfanger",
            "auftraggeberbegunstigter",
            "beguenstigterzahlungspflichtiger",
            "begunstigterzahlungspflichtiger",
            "zahlungspflichtiger",
            "zahlungspflichtigerr",
            "auftraggeber",
            "payer",
            "debtor",
            "partnername",
            "name",
            "nom",
            "nombre",
            "nome",
            "naam");
    private static final List<String> TEXT = List.of(
            "verwendungszweck",
            "zweck",
            "remittanceinformation",
            "paymentreference",
            "reference",
            "purpose",
            "communication",
            "libelle",
            "causale",
            "concepto",
            "descricao",
            "omschrijving",
            "mededelingen",
            "details",
            "description",
            "beschreibung",
            "buchungsdetails",
            "text",
            "buchungstext");

    private TableColumns() {}

    /** How many of the kinds of columns a line names. */
    static int known(List<String> line) {
        return (int) List.of(DATE, AMOUNT, CURRENCY, PAYER, TEXT).stream()
                .filter(kind -> find(line, kind).isPresent())
                .count();
    }

    /** @param chosen what is known better */
    static BankColumns guessed(List<String> names, BankColumns chosen) {
        return new BankColumns(
                one(names, chosen.date(), DATE),
                one(names, chosen.amount(), AMOUNT),
                one(names, chosen.currency(), CURRENCY),
                one(names, chosen.payer(), PAYER),
                one(names, chosen.text(), TEXT));
    }

    private static String one(List<String> names, String chosen, List<String> kind) {
        return chosen != null && names.contains(chosen)
                ? chosen
                : find(names, kind).orElse(null);
    }

    private static Optional<String> find(List<String> names, List<String> kind) {
        return kind.stream()
                .flatMap(known -> names.stream().filter(name -> bare(name).equals(known)))
                .findFirst();
    }

    private static String bare(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("[^a-z]", "");
    }
}
