package io.plenary.contracts.speakers;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of speakers.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record SpeakerPage(List<Speaker> items, String nextCursor) implements Dto {

    public static SpeakerPage fromJson(String json) {
        return Json.read(json, SpeakerPage.class);
    }
}
