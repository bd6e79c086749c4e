package io.plenary.contracts.auth;

/** What the auth service announces. The actor is the user concerned; no payload carries a secret. */
public final class AuthEvents {

    /** Payload: userId, email, displayName. */
    public static final String USER_SIGNED_UP = "UserSignedUp";

    /** A password was accepted; the login that monthly active users count. Payload: userId, signInId. */
    public static final String USER_SIGNED_IN = "UserSignedIn";

    /** Payload: userId, signInId; without signInId every sign-in of the user ended. */
    public static final String USER_SIGNED_OUT = "UserSignedOut";

    /** A password was wrong or its account unknown. Payload: email, clientAddress, failures (of the account). */
    public static final String SIGN_IN_FAILED = "SignInFailed";

    /** An administrator, or who takes the account away, changed what it may. Payload: userId. */
    public static final String ACCOUNT_CHANGED = "AccountChanged";

    /** Every sign-in of the user ended with it. Payload: userId. */
    public static final String PASSWORD_CHANGED = "PasswordChanged";

    /** A used refresh token came again: the whole sign-in is revoked. Payload: userId, signInId. */
    public static final String REFRESH_TOKEN_REUSED = "RefreshTokenReused";

    /** A new key was made. Payload: kid, signsFrom. */
    public static final String SIGNING_KEY_ROTATED = "SigningKeyRotated";

    private AuthEvents() {}
}
