package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What whoever comes back from the provider learns in a browser that does not open the order.
 *
 * @param code of the order
 * @param email the address its mails go to, with little more than its first letters; null where there is none any more
 */
@DataObject
public record PaymentResult(String code, PaymentProgress state, String email) implements Dto {

    public static PaymentResult fromJson(String json) {
        return Json.read(json, PaymentResult.class);
    }
}
