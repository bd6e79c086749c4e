package io.plenary.services.organizations;

import io.plenary.contracts.organizations.Invitation;
import java.time.Instant;
import java.util.UUID;

/** An invitation and its last mail. */
record SentInvitation(Invitation invitation, UUID mailedId, Instant mailedAt) {}
