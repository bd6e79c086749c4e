package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What people can get to take part, or with a ticket. A ticket needs a seat in each of its quotas.
 *
 * @param description Markdown
 * @param price of one, in minor units of the currency, tax included
 * @param currency ISO 4217
 * @param taxRate in basis points: 1900 is 19 %
 * @param salesFrom null where sales began long ago
 * @param salesUntil the first moment at which it is not sold any more; null where that is the end of the conference
 * @param onSale whether the shop shows it
 * @param position where the shop shows it, from 0 on
 * @param hidden whether the shop shows it only to those whose voucher names it
 * @param leastPerOrder of an add-on: for each ticket; 0 where it may be left out
 * @param mostPerOrder of an add-on: for each ticket
 * @param terms until when whoever buys one may give it back, the earliest end first; none where only organizers cancel it
 * @param transferHours until so many hours before the first day of the conference begins, in its time zone, whoever has one may hand
 *     it on; null where only organizers do
 * @param addOn null for a ticket
 * @param validDays on which days, in the time zone of the conference, it lets somebody in; none for all
 * @param audience for whom it is; null for everybody
 * @param approvalDays within how many days whoever sells says whether somebody gets one; null where everybody does
 * @param mostPerPerson how many somebody may have in all their orders of the conference, of an add-on with its variants; null for no limit
 */
@DataObject
public record TicketType(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        String name,
        String description,
        long price,
        String currency,
        int taxRate,
        Instant salesFrom,
        Instant salesUntil,
        int leastPerOrder,
        int mostPerOrder,
        boolean onSale,
        int position,
        List<UUID> quotaIds,
        Instant createdAt,
        Instant updatedAt,
        long version,
        boolean hidden,
        List<CancellationTerm> terms,
        Integer transferHours,
        AddOn addOn,
        List<LocalDate> validDays,
        Integer approvalDays,
        TicketAudience audience,
        Integer mostPerPerson)
        implements Dto {

    public static TicketType fromJson(String json) {
        return Json.read(json, TicketType.class);
    }

    public TicketType {
        quotaIds = quotaIds == null ? List.of() : List.copyOf(quotaIds);
        terms = terms == null ? List.of() : List.copyOf(terms);
        validDays = validDays == null ? List.of() : List.copyOf(validDays);
    }
}
