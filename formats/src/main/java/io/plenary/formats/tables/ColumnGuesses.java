package io.plenary.formats.tables;

import io.plenary.contracts.registrations.AttendeeColumn;
import io.plenary.contracts.registrations.AttendeeField;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What columns seem to mean, by what they are called in English and German and by the programs that sell tickets. */
public final class ColumnGuesses {

    private static final int SAMPLES = 3;
    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 200;

    private static final Map<AttendeeField, Set<String>> NAMES = new EnumMap<>(Map.of(
            AttendeeField.NAME,
            Set.of(
                    "name",
                    "fullname",
                    "attendee",
                    "attendeename",
                    "participant",
                    "guest",
                    "teilnehmer",
                    "teilnehmername",
                    "teilnehmerin",
                    "vollstandigername",
                    "vollername",
                    "gast"),
            AttendeeField.GIVEN_NAME,
            Set.of("firstname", "givenname", "forename", "vorname", "attendeefirstname", "attendeenamegivenname"),
            AttendeeField.FAMILY_NAME,
            Set.of(
                    "lastname",
                    "familyname",
                    "surname",
                    "nachname",
                    "familienname",
                    "attendeelastname",
                    "attendeenamefamilyname"),
            AttendeeField.EMAIL,
            Set.of(
                    "email",
                    "mail",
                    "emailaddress",
                    "mailaddress",
                    "emailadresse",
                    "mailadresse",
                    "attendeeemail",
                    "teilnehmeremail"),
            AttendeeField.TICKET_TYPE,
            Set.of(
                    "tickettype",
                    "ticketclass",
                    "ticketname",
                    "type",
                    "product",
                    "item",
                    "ticketart",
                    "tickettyp",
                    "ticketkategorie",
                    "produkt",
                    "kategorie",
                    "category"),
            AttendeeField.ORDER_REFERENCE,
            Set.of(
                    "order",
                    "ordercode",
                    "orderid",
                    "ordernumber",
                    "orderno",
                    "orderreference",
                    "bestellung",
                    "bestellnr",
                    "bestellnummer",
                    "bestellcode",
                    "buchungsnummer",
                    "bookingnumber",
                    "reference"),
            AttendeeField.TICKET_REFERENCE,
            Set.of(
                    "ticket",
                    "ticketid",
                    "ticketnumber",
                    "ticketcode",
                    "ticketnummer",
                    "attendeeid",
                    "attendeenumber",
                    "barcode",
                    "barcodenumber",
                    "secret",
                    "ticketsecret"),
            AttendeeField.PRICE,
            Set.of(
                    "price",
                    "pricepaid",
                    "paid",
                    "amount",
                    "total",
                    "totalpaid",
                    "ticketprice",
                    "preis",
                    "betrag",
                    "bezahlt",
                    "bruttopreis",
                    "ticketpreis")));

    private ColumnGuesses() {}

    /** Each field is guessed once at most: of two columns that could be it the first is. */
    public static List<AttendeeColumn> columns(Table table) {
        Set<AttendeeField> given = EnumSet.noneOf(AttendeeField.class);
        List<AttendeeColumn> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            AttendeeField field = likely(table, i, field(table.columns().get(i)));
            columns.add(column(table, i, field != null && given.add(field) ? field : null));
        }
        return columns;
    }

    /** What several rows say is no number of a ticket. Where it is one of few words it is what kind of ticket that is. */
    private static AttendeeField likely(Table table, int index, AttendeeField guess) {
        if (guess != AttendeeField.TICKET_REFERENCE) {
            return guess;
        }
        List<String> values = table.rows().stream()
                .map(row -> row.cells().get(index))
                .filter(cell -> !cell.isEmpty())
                .toList();
        int different = new HashSet<>(values).size();
        boolean known = table.columns().stream().anyMatch(name -> field(name) == AttendeeField.TICKET_TYPE);
        return different == values.size() ? guess : known || different > MOST_VALUES ? null : AttendeeField.TICKET_TYPE;
    }

    private static AttendeeField field(String name) {
        String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("[^a-z]", "");
        return NAMES.entrySet().stream()
                .filter(field -> field.getValue().contains(plain))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static AttendeeColumn column(Table table, int index, AttendeeField guess) {
        Set<String> values = new LinkedHashSet<>();
        table.rows().stream()
                .map(row -> row.cells().get(index))
                .filter(cell -> !cell.isEmpty())
                .distinct()
                .limit(MOST_VALUES + 1L)
                .forEach(values::add);
        boolean few = values.size() <= MOST_VALUES && values.stream().allMatch(it -> it.length() <= LONGEST_VALUE);
        return new AttendeeColumn(
                table.columns().get(index),
                values.stream().limit(SAMPLES).toList(),
                few ? List.copyOf(values) : List.of(),
                guess);
    }
}
