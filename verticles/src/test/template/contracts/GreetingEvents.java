package io.plenary.contracts.greetings;

import io.plenary.contracts.events.Payload;
import java.util.UUID;

/** What the greetings service announces. */
public sealed interface GreetingEvents extends Payload {

    record GreetingWritten(UUID greetingId) implements GreetingEvents {}
}
