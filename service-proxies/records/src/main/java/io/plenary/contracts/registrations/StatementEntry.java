package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.LocalDate;
import java.util.List;

/**
 * A transfer, and what it may be for.
 *
 * @param entry by which it is known again, also from another file
 * @param date null where nobody can tell
 * @param amount in minor units of the currency
 * @param payer null where the bank does not say
 * @param orders those whose codes stand in it
 */
@DataObject
public record StatementEntry(
        String entry,
        LocalDate date,
        long amount,
        String currency,
        String payer,
        String text,
        StatementMatch match,
        List<StatementOrder> orders)
        implements Dto {

    public static StatementEntry fromJson(String json) {
        return Json.read(json, StatementEntry.class);
    }

    public StatementEntry {
        orders = orders == null ? List.of() : List.copyOf(orders);
    }

    /** Without who paid, because it may end in a log. */
    @Override
    public String toString() {
        return "StatementEntry[entry=" + entry + ", match=" + match + "]";
    }
}
