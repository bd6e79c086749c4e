package io.plenary.contracts.events;

import io.plenary.contracts.Json;
import io.vertx.core.json.JsonObject;

/**
 * What an event tells beyond who, where and when. The name of the record is the type of the event and its members are what
 * travels and is stored: both are added to, and never change.
 *
 * <p>What is missing is null, zero or false: an older release did not tell it yet, or it told of somebody who is erased. What is
 * not known here is ignored: a newer release tells it.
 */
public interface Payload {

    /** The type of the events that carry this. */
    static String typeOf(Class<? extends Payload> payload) {
        return payload.getSimpleName();
    }

    default String type() {
        return typeOf(getClass());
    }

    default JsonObject toJson() {
        return new JsonObject(Json.write(this));
    }
}
