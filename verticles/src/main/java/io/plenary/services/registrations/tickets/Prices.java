package io.plenary.services.registrations.tickets;

import io.plenary.contracts.registrations.TaxLine;
import io.plenary.contracts.registrations.Ticket;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What tickets cost together. Prices have their tax in them, and money is a whole number of minor units. */
public final class Prices {

    static final int WHOLE = 10_000;

    private Prices() {}

    static long total(List<Ticket> tickets) {
        return tickets.stream().mapToLong(Ticket::price).sum();
    }

    /** One line for each rate, by rate. Rounded once for each, on the sum: who adds up what was rounded is a cent off. */
    static List<TaxLine> taxes(List<Ticket> tickets) {
        Map<Integer, Long> byRate = tickets.stream()
                .filter(ticket -> ticket.price() > 0)
                .collect(Collectors.groupingBy(Ticket::taxRate, TreeMap::new, Collectors.summingLong(Ticket::price)));
        return byRate.entrySet().stream()
                .map(rate -> line(rate.getKey(), rate.getValue()))
                .toList();
    }

    public static TaxLine line(int rate, long gross) {
        long net = rounded(gross, WHOLE, WHOLE + rate);
        return new TaxLine(rate, net, gross - net);
    }

    /** Half up, as tax offices do. */
    static long rounded(long amount, int share, int whole) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(2L * share))
                .add(BigInteger.valueOf(whole))
                .divide(BigInteger.valueOf(2L * whole))
                .longValueExact();
    }
}
