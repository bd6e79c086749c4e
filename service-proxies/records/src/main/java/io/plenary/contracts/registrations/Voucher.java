package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A code by which somebody gets tickets for less, or such as others do not see.
 *
 * @param code in capital letters; one of the conference's
 * @param value basis points of a PERCENT, minor units of an AMOUNT or PRICE, 0 for NONE
 * @param currency of an AMOUNT or PRICE, which is only for types of this currency; else null
 * @param ticketTypeIds whose price it changes and which it unlocks; none for all that are not hidden
 * @param mostUses how many tickets there may be by it; null where there is no limit
 * @param used how many there are, held or sold
 * @param validFrom null where it is valid long since
 * @param validUntil the first moment at which it is not valid any more; null where there is none
 * @param note for the organizers
 */
@DataObject
public record Voucher(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        String code,
        VoucherKind kind,
        long value,
        String currency,
        List<UUID> ticketTypeIds,
        Integer mostUses,
        int used,
        Instant validFrom,
        Instant validUntil,
        String note,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Dto {

    public static Voucher fromJson(String json) {
        return Json.read(json, Voucher.class);
    }

    public Voucher {
        ticketTypeIds = ticketTypeIds == null ? List.of() : List.copyOf(ticketTypeIds);
    }
}
