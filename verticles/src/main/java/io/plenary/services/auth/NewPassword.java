package io.plenary.services.auth;

import io.plenary.contracts.auth.UserAccount;
import java.util.List;

/**
 * A password somebody chose.
 *
 * @param pointer where it stands in the request
 * @param personal what others know of who chose it
 */
record NewPassword(String pointer, String text, List<String> personal) {

    static NewPassword of(String pointer, String text, UserAccount account) {
        return new NewPassword(pointer, text, List.of(account.email(), account.displayName()));
    }

    /** Without the secret, because it may end in a log. */
    @Override
    public String toString() {
        return "NewPassword[" + pointer + "]";
    }
}
