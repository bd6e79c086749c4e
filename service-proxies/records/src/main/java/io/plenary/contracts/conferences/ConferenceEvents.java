package io.plenary.contracts.conferences;

import com.fasterxml.jackson.annotation.JsonValue;
import io.plenary.contracts.events.Payload;
import java.time.Instant;

/** What the conferences service announces. */
public sealed interface ConferenceEvents extends Payload {

    record ConferenceAdded(@JsonValue Conference conference) implements ConferenceEvents {}

    record ConferenceUpdated(@JsonValue Conference conference) implements ConferenceEvents {}

    /** It is in another status than before. */
    record ConferenceTransitioned(Transition transition, Conference conference) implements ConferenceEvents {}

    /** Nobody sees it from now on. */
    record ConferenceDeleted(String slug, Instant deleteAfter) implements ConferenceEvents {}

    record ConferenceRestored(@JsonValue Conference conference) implements ConferenceEvents {}

    /** Its database is gone for good. */
    record ConferencePurged(String slug) implements ConferenceEvents {}

    record ConferenceEndpointRegistered(@JsonValue Endpoint endpoint) implements ConferenceEvents {}

    record ConferenceEndpointRetired(@JsonValue Endpoint endpoint) implements ConferenceEvents {}
}
