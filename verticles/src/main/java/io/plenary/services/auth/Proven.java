package io.plenary.services.auth;

import io.plenary.contracts.auth.Credentials;
import java.util.UUID;

/**
 * Who has proven to be somebody, and waits to be let in.
 *
 * @param source whose failures are forgiven then
 * @param device marks of the device, null if it sent none
 * @param browser what it says it is, null if nothing
 * @param identityId of the account elsewhere they came by, null if by none
 */
record Proven(StoredUser user, Source source, String device, String browser, UUID identityId) {

    static Proven by(Credentials typed, StoredUser user, Source source) {
        return new Proven(user, source, typed.device(), typed.browser(), null);
    }

    /** The same by an account elsewhere. */
    Proven by(UUID identity) {
        return new Proven(user, source, device, browser, identity);
    }

    String email() {
        return user.account().email();
    }
}
