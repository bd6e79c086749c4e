package io.plenary.contracts.speakers;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A person as a schedule file names them. Two claims mean one speaker only when scope and id are equal, or where the
 * conference that makes them knows better: equal names alone never merge.
 *
 * @param scope where the id is valid: {@code guid} for UUIDs, otherwise one conference
 * @param externalId the id in that scope
 * @param name as credited, at most 500 characters; needed, as scope and id are
 * @param avatarUrl left out unless it is an absolute http or https URL, since files often name paths of their own
 *     server
 * @param url becomes a link of the speaker under the same condition
 * @param speakerId whom the conference knows it to be by other ids; counts where nobody made this claim before. Null where
 *     it knows nobody
 */
@DataObject
public record SpeakerClaim(
        String scope, String externalId, String name, String biography, String avatarUrl, String url, UUID speakerId)
        implements Dto {

    /** Of somebody nobody knows by other ids. */
    public SpeakerClaim(String scope, String externalId, String name, String biography, String avatarUrl, String url) {
        this(scope, externalId, name, biography, avatarUrl, url, null);
    }

    public SpeakerClaim of(UUID speaker) {
        return new SpeakerClaim(scope, externalId, name, biography, avatarUrl, url, speaker);
    }

    public static SpeakerClaim fromJson(String json) {
        return Json.read(json, SpeakerClaim.class);
    }
}
