package io.plenary.services.auth;

import java.util.UUID;

/**
 * Somebody who has gone to a provider.
 *
 * @param userId to whose account something is to be linked, null where somebody signs in
 */
record Attempt(String provider, UUID userId) {}
