package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * Many vouchers that differ in their codes only.
 *
 * @param count how many, at most 1,000
 * @param prefix what their codes begin with; null for nothing
 * @param like what they have in common; its id and code are ignored
 */
@DataObject
public record VoucherBatch(int count, String prefix, Voucher like) implements Dto {

    public static VoucherBatch fromJson(String json) {
        return Json.read(json, VoucherBatch.class);
    }
}
