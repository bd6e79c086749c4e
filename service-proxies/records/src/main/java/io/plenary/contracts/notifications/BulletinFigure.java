package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What became of some mails of a bulletin.
 *
 * @param reason what whoever refused them said, without addresses; null where nobody did
 */
@DataObject
public record BulletinFigure(DeliveryState state, String reason, int mails) implements Dto {

    public static BulletinFigure fromJson(String json) {
        return Json.read(json, BulletinFigure.class);
    }
}
