package io.plenary.contracts.auth;

/** What the auth service announces. The actor is the user concerned; no payload carries a secret. */
public final class AuthEvents {

    /** Payload: userId, email, displayName. */
    public static final String USER_SIGNED_UP = "UserSignedUp";

    /** A password was accepted; the login that monthly active users count. Payload: userId, signInId. */
    public static final String USER_SIGNED_IN = "UserSignedIn";

    /** Payload: userId, signInId; without signInId every sign-in of the user ended. */
    public static final String USER_SIGNED_OUT = "UserSignedOut";

    /** Payload: email, clientAddress, failures. */
    public static final String SIGN_IN_FAILED = "SignInFailed";

    /** Payload: userId. */
    public static final String PASSWORD_CHANGED = "PasswordChanged";

    /** A used refresh token came again: the whole sign-in is revoked. Payload: userId, signInId. */
    public static final String REFRESH_TOKEN_REUSED = "RefreshTokenReused";

    /** Payload: kid. */
    public static final String SIGNING_KEY_ROTATED = "SigningKeyRotated";

    private AuthEvents() {}
}
