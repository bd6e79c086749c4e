package io.plenary.services.auth;

import io.plenary.contracts.auth.Credentials;

/**
 * Who has proven to be somebody, and waits to be let in.
 *
 * @param source whose failures are forgiven then
 * @param device marks of the device, null if it sent none
 * @param browser what it says it is, null if nothing
 */
record Proven(StoredUser user, Source source, String device, String browser) {

    static Proven by(Credentials typed, StoredUser user, Source source) {
        return new Proven(user, source, typed.device(), typed.browser());
    }

    String email() {
        return user.account().email();
    }
}
