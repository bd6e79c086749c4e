package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/** Which voucher of which conference. */
@DataObject
public record VoucherKey(UUID organizationId, UUID conferenceId, UUID voucherId) implements Dto {

    public static VoucherKey fromJson(String json) {
        return Json.read(json, VoucherKey.class);
    }
}
