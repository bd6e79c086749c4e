package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody showed a ticket.
 *
 * @param id chosen by the device
 * @param code of the pass; null where the ticket was looked up
 * @param ticketId null where there is a code
 * @param scannedAt by the clock of the device
 * @param decided whether the device has let them through without asking, since it had no network
 */
@DataObject
public record Scan(UUID id, String code, UUID ticketId, Passage passage, Instant scannedAt, boolean decided)
        implements Dto {

    public static Scan fromJson(String json) {
        return Json.read(json, Scan.class);
    }

    /** Without the code, because it may end in a log. */
    @Override
    public String toString() {
        return "Scan[id=" + id + "]";
    }
}
