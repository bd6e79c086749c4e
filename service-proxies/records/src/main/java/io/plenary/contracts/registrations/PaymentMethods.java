package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * By which ways tickets of a conference are paid; what costs nothing needs none.
 *
 * @param termsUrl where it stands by which terms they are sold; null for nowhere. Whoever confirms an order agrees to it
 * @param privacyUrl where it stands what becomes of what people say of themselves; the same
 * @param contactEmail where whoever sells them is asked; null where they did not say
 */
@DataObject
public record PaymentMethods(List<PaymentMethod> items, String termsUrl, String privacyUrl, String contactEmail)
        implements Dto {

    public static PaymentMethods fromJson(String json) {
        return Json.read(json, PaymentMethods.class);
    }

    public PaymentMethods {
        items = items == null ? List.of() : List.copyOf(items);
    }
}
