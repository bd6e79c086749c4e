package io.plenary.services.auth;

import io.plenary.contracts.Refusal;
import io.vertx.serviceproxy.ServiceException;

/** Why a sign-in cannot be gone on with, as far as that is anybody's doing. */
enum SignInEnd {
    /** From elsewhere, or with a change of the password. */
    ENDED,
    /** The account was erased or is disabled. */
    ACCOUNT_GONE;

    ServiceException refusal() {
        return switch (this) {
            case ENDED -> Refusal.UNAUTHENTICATED.because("SIGN_IN_ENDED", "The sign-in was ended.");
            case ACCOUNT_GONE ->
                Refusal.UNAUTHENTICATED.because("ACCOUNT_GONE", "The account was deleted or is disabled.");
        };
    }
}
