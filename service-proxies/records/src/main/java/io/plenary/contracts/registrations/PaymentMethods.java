package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/** By which ways tickets of a conference are paid; what costs nothing needs none. */
@DataObject
public record PaymentMethods(List<PaymentMethod> items) implements Dto {

    public static PaymentMethods fromJson(String json) {
        return Json.read(json, PaymentMethods.class);
    }

    public PaymentMethods {
        items = items == null ? List.of() : List.copyOf(items);
    }
}
