package io.plenary.contracts.engagement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A screen that shows what happens in a room, to whoever sits there, or in all of them, to whoever is in the foyer.
 *
 * @param roomId null in the foyer, which is said
 * @param name for those who moderate, to tell it from others
 * @param code what opens it; null but in the answer that makes it
 */
@DataObject
public record StageScreen(
        UUID id,
        UUID conferenceId,
        @JsonInclude UUID roomId,
        String name,
        Instant createdAt,
        Instant expiresAt,
        String code)
        implements Dto {

    private static final Pattern CODE = Pattern.compile("[0-9a-z]{4}(?:-[0-9a-z]{4}){3}");

    public static StageScreen fromJson(String json) {
        return Json.read(json, StageScreen.class);
    }

    /** Whether somebody meant the code of a screen; no other token reads like one. */
    public static boolean isCode(String token) {
        return CODE.matcher(token).matches();
    }
}
