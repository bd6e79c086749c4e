package io.plenary.services.auth;

import io.plenary.contracts.auth.UserAccount;

/**
 * An account with what never leaves this service.
 *
 * @param passwordHash null where there is no password
 * @param deviceGeneration signed in the marks of its devices
 */
record StoredUser(UserAccount account, String passwordHash, int deviceGeneration) {}
