package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Which vouchers of a conference.
 *
 * @param text a part of the code or the note; null for all
 */
@DataObject
public record VoucherQuery(UUID organizationId, UUID conferenceId, String text, String cursor, int limit)
        implements Dto {

    public static VoucherQuery fromJson(String json) {
        return Json.read(json, VoucherQuery.class);
    }
}
