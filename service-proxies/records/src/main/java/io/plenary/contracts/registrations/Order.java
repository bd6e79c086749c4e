package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Tickets that were ordered together.
 *
 * @param code by which people name it; it opens nothing
 * @param userId whose it is, null for somebody without an account
 * @param total in minor units of the currency, tax included
 * @param payment null until it was chosen
 * @param transferTo the account that money is awaited on, a line each; null where none is awaited, or nobody said
 * @param reservedUntil until when its seats are held without having been paid or confirmed; null after that
 * @param voucher the code by which it was ordered; null for none
 * @param refund what of it is given back; null where nothing is
 * @param approval null where nobody has to say whether they get it
 * @param checkout the latest payment by card; null where there was none
 * @param outstanding what of its invoice is still to be paid; null where nothing is
 */
@DataObject
public record Order(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        String code,
        OrderState state,
        UUID userId,
        String name,
        String email,
        String locale,
        String currency,
        long total,
        List<TaxLine> taxes,
        PaymentMethod payment,
        String transferTo,
        Instant reservedUntil,
        List<Ticket> tickets,
        Instant createdAt,
        Instant updatedAt,
        long version,
        String voucher,
        Refund refund,
        Checkout checkout,
        Approval approval,
        Outstanding outstanding)
        implements Dto {

    public static Order fromJson(String json) {
        return Json.read(json, Order.class);
    }

    public Order {
        taxes = taxes == null ? List.of() : List.copyOf(taxes);
        tickets = tickets == null ? List.of() : List.copyOf(tickets);
    }
}
