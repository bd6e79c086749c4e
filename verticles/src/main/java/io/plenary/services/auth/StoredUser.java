package io.plenary.services.auth;

import io.plenary.contracts.auth.UserAccount;

/** An account with what never leaves this service. */
record StoredUser(UserAccount account, String passwordHash) {}
