package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of vouchers, by code.
 *
 * @param nextCursor null on the last one
 */
@DataObject
public record VoucherPage(List<Voucher> items, String nextCursor) implements Dto {

    public static VoucherPage fromJson(String json) {
        return Json.read(json, VoucherPage.class);
    }
}
