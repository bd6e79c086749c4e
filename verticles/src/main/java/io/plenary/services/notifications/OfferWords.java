package io.plenary.services.notifications;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.OfferedTickets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody who waited reads of the tickets that are held for them. */
final class OfferWords {

    private static final String TICKET = "ticket";
    private static final String CODE = "code";
    private static final String TOTAL = "total";
    private static final String CURRENCY = "currency";
    private static final String DAYS = "days";
    private static final String SUM = "sum";

    private OfferWords() {}

    /** @param offer null from older nodes */
    static Map<String, String> facts(OfferedTickets offer) {
        return offer == null
                ? Map.of()
                : Map.of(
                        TICKET,
                        Objects.toString(offer.ticket(), ""),
                        CODE,
                        offer.code(),
                        TOTAL,
                        Long.toString(offer.total()),
                        CURRENCY,
                        offer.currency(),
                        DAYS,
                        offer.days().stream().map(LocalDate::toString).collect(Collectors.joining(" ")),
                        Occasion.LOCALE,
                        Objects.toString(offer.locale(), ""));
    }

    /** In the words of whoever reads: its name is empty where nobody said what is offered, and the sum where it costs nothing. */
    static Map<String, Object> of(Map<String, ?> facts, Reader reader, Optional<Conference> conference, Links links) {
        Map<String, Object> words = new HashMap<>(Map.of(TICKET, "", DAYS, "", SUM, ""));
        if (facts.get(CODE) instanceof String code && facts.get(TOTAL) instanceof String total) {
            long amount = Long.parseLong(total);
            words.put(TICKET, facts.get(TICKET));
            words.put(SUM, amount == 0 ? "" : reader.money(amount, (String) facts.get(CURRENCY)));
            words.put(DAYS, days((String) facts.get(DAYS), reader));
            conference.ifPresent(it -> words.put("link", links.order(it, code)));
        }
        return words;
    }

    private static String days(String days, Reader reader) {
        return Arrays.stream(days.split(" "))
                .filter(day -> !day.isEmpty())
                .sorted()
                .map(LocalDate::parse)
                .map(reader::day)
                .collect(Collectors.joining(", "));
    }
}
