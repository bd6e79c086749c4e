package io.plenary.services.registrations.sales;

import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.SalesDay;
import io.plenary.contracts.registrations.SalesForecast;
import io.plenary.contracts.registrations.TicketType;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many tickets there may be in the end. Two whole weeks and twenty tickets say something, less says nothing; what was imported was
 * not sold on that day.
 */
final class Forecasts {

    private static final int WEEK = 7;
    private static final int FEWEST_WEEKS = 2;
    private static final int MOST_WEEKS = 4;
    private static final int FEWEST_TICKETS = 20;

    private Forecasts() {}

    /**
     * Of tickets: what goes with them makes nobody come.
     *
     * @param until the last day on which is sold
     * @param left seats that are free; null where there is no end of them
     */
    static Optional<SalesForecast> of(List<SalesDay> all, LocalDate today, LocalDate until, Integer left) {
        List<SalesDay> days = all.stream().filter(day -> !day.addOn()).toList();
        Map<LocalDate, Integer> sold = new HashMap<>();
        days.forEach(day -> sold.merge(day.day(), day.tickets() - day.imported(), Integer::sum));
        sold.values().removeIf(count -> count == 0);
        long age = sold.keySet().stream()
                .min(LocalDate::compareTo)
                .map(first -> ChronoUnit.DAYS.between(first, today))
                .orElse(0L);
        int weeks = (int) Math.min(MOST_WEEKS, age / WEEK);
        List<Integer> perWeek = IntStream.range(0, weeks)
                .map(week -> inWeek(sold, today.minusDays((week + 1L) * WEEK)))
                .boxed()
                .toList();
        int basis = perWeek.stream().mapToInt(Integer::intValue).sum();
        if (weeks < FEWEST_WEEKS || basis < FEWEST_TICKETS || !today.isBefore(until)) {
            return Optional.empty();
        }
        int now = days.stream().mapToInt(SalesDay::tickets).sum();
        return Optional.of(forecast(perWeek, basis, now, ChronoUnit.DAYS.between(today, until), until, left));
    }

    private static int inWeek(Map<LocalDate, Integer> sold, LocalDate first) {
        return IntStream.range(0, WEEK)
                .map(day -> sold.getOrDefault(first.plusDays(day), 0))
                .sum();
    }

    private static SalesForecast forecast(
            List<Integer> perWeek, int basis, int now, long days, LocalDate until, Integer left) {
        Function<Integer, Integer> end = week -> {
            long more = Math.round((double) week * days / WEEK);
            return (int) Math.min(Integer.MAX_VALUE, now + (left == null ? more : Math.min(left, more)));
        };
        return new SalesForecast(
                until,
                perWeek.size() * WEEK,
                basis,
                end.apply(perWeek.stream().min(Integer::compare).orElseThrow()),
                end.apply(perWeek.stream().max(Integer::compare).orElseThrow()));
    }

    /** As many at most: each ticket takes a seat of one of these quotas. Null where some type needs none that has an end. */
    static Integer left(List<TicketType> types, List<Quota> quotas) {
        List<TicketType> tickets =
                types.stream().filter(type -> type.addOn() == null).toList();
        Set<UUID> needed =
                tickets.stream().flatMap(type -> type.quotaIds().stream()).collect(Collectors.toSet());
        Map<UUID, Quota> limited = quotas.stream()
                .filter(quota -> quota.size() != null && needed.contains(quota.id()))
                .collect(Collectors.toMap(Quota::id, Function.identity()));
        boolean endless = tickets.stream()
                .anyMatch(type -> type.onSale() && type.quotaIds().stream().noneMatch(limited::containsKey));
        return endless
                ? null
                : limited.values().stream()
                        .mapToInt(quota -> quota.size() - quota.taken())
                        .sum();
    }
}
