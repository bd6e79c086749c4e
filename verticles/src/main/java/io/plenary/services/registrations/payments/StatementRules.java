package io.plenary.services.registrations.payments;

import io.plenary.contracts.Fault;
import io.plenary.contracts.registrations.StatementConfirmation;
import io.plenary.contracts.registrations.StatementEntry;
import io.plenary.contracts.registrations.StatementMatch;
import io.plenary.contracts.registrations.StatementOrder;
import io.plenary.contracts.registrations.StatementPick;
import io.plenary.formats.bank.BankEntry;
import io.plenary.runtime.Faults;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a transfer is for: by the codes of orders that stand in it, however they are written. */
final class StatementRules {

    private static final int CODE = 8;
    private static final int MOST_PICKS = 500;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_PAYER = 200;
    private static final Pattern ENTRY = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ORDER_CODE = Pattern.compile("[A-Z0-9]{8}");

    private StatementRules() {}

    /**
     * What was read of statements before.
     *
     * @param noted the codes of the orders that these entries were for, by entry
     * @param settled the codes of all orders that were paid by an entry
     */
    record Before(Map<String, String> noted, Set<String> settled) {}

    /** @param orders of the conference */
    static List<StatementEntry> matched(Map<String, BankEntry> entries, List<StatementOrder> orders, Before known) {
        Map<String, StatementOrder> byCode =
                orders.stream().collect(Collectors.toMap(StatementOrder::code, Function.identity()));
        Set<String> paid = new HashSet<>(known.settled());
        List<StatementEntry> matched = new ArrayList<>();
        entries.forEach((id, entry) -> {
            StatementOrder before = byCode.get(known.noted().get(id));
            List<StatementOrder> found = before == null ? codes(entry.text(), byCode) : List.of(before);
            StatementMatch match = before == null ? match(entry, found, paid) : StatementMatch.PAID_ALREADY;
            if (match == StatementMatch.EXACT) {
                paid.add(found.get(0).code());
            }
            matched.add(entry(id, entry, match, found));
        });
        return matched;
    }

    private static StatementEntry entry(String id, BankEntry entry, StatementMatch match, List<StatementOrder> orders) {
        return new StatementEntry(
                id,
                entry.date(),
                entry.amount(),
                entry.currency(),
                cut(entry.payer(), LONGEST_PAYER),
                cut(entry.text(), LONGEST_TEXT),
                match,
                orders);
    }

    private static String cut(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }

    /** Banks break lines within words, and people write in small letters and with spaces. */
    private static List<StatementOrder> codes(String text, Map<String, StatementOrder> byCode) {
        String bare = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        Set<StatementOrder> found = new LinkedHashSet<>();
        for (int at = 0; at + CODE <= bare.length(); at++) {
            StatementOrder order = byCode.get(bare.substring(at, at + CODE));
            if (order != null) {
                found.add(order);
            }
        }
        return List.copyOf(found);
    }

    /** @param paid by another entry, be it in this statement or in one before */
    private static StatementMatch match(BankEntry entry, List<StatementOrder> found, Set<String> paid) {
        if (found.size() != 1) {
            return found.isEmpty() ? StatementMatch.UNKNOWN : StatementMatch.SEVERAL;
        }
        StatementOrder order = found.get(0);
        if (order.outstanding() != null) {
            return match(entry, order.outstanding(), order, paid);
        }
        return switch (order.state()) {
            case CONFIRMED -> paid.contains(order.code()) ? StatementMatch.PAID_TWICE : StatementMatch.PAID_ALREADY;
            case EXPIRED, CANCELLED -> StatementMatch.ENDED;
            case RESERVED, AWAITING_APPROVAL, PENDING -> match(entry, order.total(), order, paid);
        };
    }

    private static StatementMatch match(BankEntry entry, long awaited, StatementOrder order, Set<String> paid) {
        if (paid.contains(order.code())) {
            return StatementMatch.PAID_TWICE;
        }
        return awaited == entry.amount() && order.currency().equals(entry.currency())
                ? StatementMatch.EXACT
                : StatementMatch.AMOUNT_DIFFERS;
    }

    /**
     * Entries by what they are known by again: the bank's own reference, or all that it says; those that say the same are counted.
     * A statement of whole days says so each time.
     */
    static Map<String, BankEntry> named(List<BankEntry> entries) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, BankEntry> named = new LinkedHashMap<>();
        for (BankEntry entry : entries) {
            String said = String.join(
                    "\n",
                    String.valueOf(entry.reference()),
                    String.valueOf(entry.date()),
                    entry.amount() + " " + entry.currency(),
                    String.valueOf(entry.payer()),
                    entry.text().replaceAll("\\s+", ""));
            named.put(hash(said + "\n" + counts.merge(said, 1, Integer::sum)), entry);
        }
        return named;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** Most orders of a conference are in one; a table that does not say it is of that. */
    static String usualCurrency(List<StatementOrder> orders) {
        return orders.stream()
                .collect(Collectors.groupingBy(StatementOrder::currency, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("EUR");
    }

    static void check(StatementConfirmation confirmation) {
        List<StatementPick> picks = confirmation.items();
        Faults faults = new Faults()
                .check(!picks.isEmpty(), "/items", Fault.TOO_FEW, Map.of("least", 1))
                .check(picks.size() <= MOST_PICKS, "/items", Fault.TOO_MANY, Map.of("most", MOST_PICKS));
        Set<String> entries = new HashSet<>();
        for (int i = 0; i < Math.min(picks.size(), MOST_PICKS); i++) {
            StatementPick pick = picks.get(i);
            String at = "/items/" + i;
            faults.check(matches(ENTRY, pick.entry()), at + "/entry", Fault.IMPOSSIBLE)
                    .check(matches(ORDER_CODE, pick.code()), at + "/code", Fault.IMPOSSIBLE)
                    .check(entries.add(pick.entry()), at + "/entry", Fault.GIVEN_TWICE);
        }
        faults.refuseIfAny("These transfers cannot be for orders.");
    }

    private static boolean matches(Pattern pattern, String text) {
        return text != null && pattern.matcher(text).matches();
    }
}
