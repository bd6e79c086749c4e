package io.plenary.services.auth;

import io.plenary.contracts.auth.UserAccount;

/**
 * An account with what never leaves this service.
 *
 * @param passwordHash null where there is no password
 */
record StoredUser(UserAccount account, String passwordHash) {}
