package io.plenary.contracts.events;

import java.util.UUID;

/** What concerns a user, who need not be the one who did it. */
public interface OfUser extends Payload {

    /** Null once the user is erased. */
    UUID userId();
}
