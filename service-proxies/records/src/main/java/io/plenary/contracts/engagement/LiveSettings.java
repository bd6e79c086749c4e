package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * What happens live at a conference, as its organizers want it.
 *
 * @param questions whether questions can be asked
 * @param anonymousQuestions whether somebody may ask without being named to others
 * @param questionsModerated whether a question is seen by others only once somebody has approved it
 * @param chat whether people can write to each other
 * @param feedback whether people say of sessions how they liked them
 * @param reactions whether people applaud and the like while a session goes on
 * @param links what becomes of messages with links
 * @param images what becomes of messages with images; clients show none where it is not {@code ALLOW}
 * @param version grows with each change; 0 where nothing was said yet
 */
@DataObject
public record LiveSettings(
        UUID organizationId,
        UUID conferenceId,
        boolean questions,
        boolean anonymousQuestions,
        boolean questionsModerated,
        boolean chat,
        boolean feedback,
        boolean reactions,
        ContentPolicy links,
        ContentPolicy images,
        Participants participants,
        long version)
        implements Dto {

    public static LiveSettings fromJson(String json) {
        return Json.read(json, LiveSettings.class);
    }

    /** Nothing happens before somebody wants it to. */
    public static LiveSettings usual(UUID organizationId, UUID conferenceId) {
        return new LiveSettings(
                organizationId, conferenceId, false, true, true, false, false, false, null, null, null, 0);
    }

    public LiveSettings {
        links = links == null ? ContentPolicy.ALLOW : links;
        images = images == null ? ContentPolicy.REFUSE : images;
        participants = participants == null ? Participants.EVERYBODY : participants;
    }
}
