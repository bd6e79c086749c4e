package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Which orders of a conference.
 *
 * @param state null for all
 * @param refund only those of which something is given back, and how far that is; null for all
 * @param answersMissing true for those only that wait or are confirmed, with a ticket for which something required was not answered
 * @param unpaid true for those only whose money is awaited: a transfer, or what an invoice is for; null for all
 * @param text a part of the code, the name or the e-mail; null for all
 */
@DataObject
public record OrderQuery(
        UUID organizationId,
        UUID conferenceId,
        OrderState state,
        String text,
        String cursor,
        int limit,
        RefundState refund,
        Boolean answersMissing,
        Boolean unpaid)
        implements Dto {

    /** Whatever was answered and paid. */
    public OrderQuery(
            UUID organizationId,
            UUID conferenceId,
            OrderState state,
            String text,
            String cursor,
            int limit,
            RefundState refund) {
        this(organizationId, conferenceId, state, text, cursor, limit, refund, null, null);
    }

    public static OrderQuery fromJson(String json) {
        return Json.read(json, OrderQuery.class);
    }
}
