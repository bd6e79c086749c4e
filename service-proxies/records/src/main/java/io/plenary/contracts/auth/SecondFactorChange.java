package io.plenary.contracts.auth;

/** What became of the second factor of an account. */
public enum SecondFactorChange {
    /** An authenticator app. */
    ADDED,
    /** The authenticator app. */
    REMOVED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    /** The recovery codes from before open nothing any more. */
    CODES_RENEWED,
    /** Somebody signed in with a recovery code. */
    CODE_USED,
    /** An administrator took all of it away, for somebody who lost it. */
    RESET
}
