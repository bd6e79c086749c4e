package io.plenary.contracts.profiles;

import io.plenary.contracts.events.OfUser;
import io.plenary.contracts.events.Payload;
import java.util.UUID;

/** What the profiles service announces. */
public sealed interface ProfileEvents extends Payload {

    record ProfileUpdated(UUID userId) implements ProfileEvents, OfUser {}
}
