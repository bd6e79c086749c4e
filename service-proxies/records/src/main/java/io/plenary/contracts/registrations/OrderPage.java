package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of orders, the latest first.
 *
 * @param nextCursor null on the last one
 * @param awaitingApproval on the first page: how many orders of the conference wait for approval, whatever was asked for; null on others
 */
@DataObject
public record OrderPage(List<Order> items, String nextCursor, Integer awaitingApproval) implements Dto {

    public static OrderPage fromJson(String json) {
        return Json.read(json, OrderPage.class);
    }
}
