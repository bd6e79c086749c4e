package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * How many an audience has at the moment.
 *
 * @param mails how many of them want mails of their organizers
 * @param inboxes how many of them want them in their inbox
 */
@DataObject
public record AudienceCount(int people, int mails, int inboxes) implements Dto {

    public static AudienceCount fromJson(String json) {
        return Json.read(json, AudienceCount.class);
    }
}
