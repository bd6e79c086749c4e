package io.plenary.contracts.auth;

import io.plenary.contracts.events.OfUser;
import io.plenary.contracts.events.Payload;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the auth service announces. The actor is the user concerned; no payload carries a secret. */
public sealed interface AuthEvents extends Payload {

    record UserSignedUp(UUID userId, String email, String displayName) implements AuthEvents, OfUser {}

    /** Somebody was let in, by password or otherwise; the login that monthly active users count. */
    record UserSignedIn(UUID userId, UUID signInId) implements AuthEvents, OfUser {}

    /**
     * Somebody signed in to an account where nobody had before; told beside {@link UserSignedIn}, but for the first of all.
     *
     * @param browser what kind it is; null where it did not say
     */
    record NewDeviceSignedIn(UUID userId, UUID signInId, String browser) implements AuthEvents, OfUser {}

    /** @param signInId null where every sign-in of the user ended */
    record UserSignedOut(UUID userId, UUID signInId) implements AuthEvents, OfUser {}

    /**
     * A password was wrong or its account unknown.
     *
     * @param failures of the account
     */
    record SignInFailed(String email, String clientAddress, int failures) implements AuthEvents {}

    /** An administrator, or who takes the account away, changed what it may. */
    record AccountChanged(UUID userId) implements AuthEvents, OfUser {}

    /** Somebody wants a link for a new password mailed to the address of the account. */
    record PasswordResetAsked(UUID userId, UUID mailedId) implements AuthEvents, OfUser {}

    /**
     * A link goes to an address, with which its owner shows that it is theirs.
     *
     * @param locale the language of a sign-up, until a profile says more; null where it is not known
     */
    record EmailConfirmationAsked(UUID userId, UUID mailedId, String locale) implements AuthEvents, OfUser {}

    /** The account is to have another address, once that is confirmed; until then the old one can be told. */
    record EmailChangeAsked(UUID userId, UUID mailedId) implements AuthEvents, OfUser {}

    /** The account has another address. */
    record EmailChanged(UUID userId) implements AuthEvents, OfUser {}

    /** The address is known to be the user's own. */
    record EmailConfirmed(UUID userId) implements AuthEvents, OfUser {}

    /** Every sign-in of the user ended with it. */
    record PasswordChanged(UUID userId) implements AuthEvents, OfUser {}

    /** A way in beside the password is another one now. */
    record SecondFactorChanged(UUID userId, SecondFactorChange change) implements AuthEvents, OfUser {}

    /**
     * Whoever has an account elsewhere can sign in with it.
     *
     * @param provider what people call who knows it
     */
    record IdentityLinked(UUID userId, UUID identityId, String provider) implements AuthEvents, OfUser {}

    /** Nobody can any more. */
    record IdentityUnlinked(UUID userId, UUID identityId, String provider) implements AuthEvents, OfUser {}

    /** A used refresh token came again: the whole sign-in is revoked. */
    record RefreshTokenReused(UUID userId, UUID signInId) implements AuthEvents, OfUser {}

    /** A new key was made. */
    record SigningKeyRotated(String kid, Instant signsFrom) implements AuthEvents {}

    /**
     * A token for programs was made.
     *
     * @param userId whose it is, null for an organization's
     */
    record ApiTokenCreated(UUID tokenId, UUID userId, List<String> scopes, Instant expiresAt)
            implements AuthEvents, OfUser {}

    /**
     * A token for programs ended before its time, and every access token that was given for it.
     *
     * @param userId whose it was, null for an organization's
     */
    record ApiTokenRevoked(UUID tokenId, UUID userId) implements AuthEvents, OfUser {}
}
