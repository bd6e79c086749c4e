package io.plenary.contracts.speakers;

import io.plenary.contracts.events.Payload;
import java.util.UUID;

/** What the speakers service announces. */
public sealed interface SpeakerEvents extends Payload {

    record SpeakerAdded(UUID speakerId, String name) implements SpeakerEvents {}

    record SpeakerUpdated(UUID speakerId, String name) implements SpeakerEvents {}

    record SpeakerDeleted(UUID speakerId) implements SpeakerEvents {}

    /** Another address, or none any more; which one is told nobody. */
    record SpeakerEmailChanged(UUID speakerId) implements SpeakerEvents {}

    record SpeakersMerged(UUID keepId, UUID mergeId) implements SpeakerEvents {}
}
