package io.plenary.contracts.webhooks;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of deliveries.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record DeliveryPage(List<Delivery> items, String nextCursor) implements Dto {

    public static DeliveryPage fromJson(String json) {
        return Json.read(json, DeliveryPage.class);
    }
}
