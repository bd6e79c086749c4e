package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of bulletins, the newest first.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record BulletinPage(List<Bulletin> items, String nextCursor) implements Dto {

    public static BulletinPage fromJson(String json) {
        return Json.read(json, BulletinPage.class);
    }
}
