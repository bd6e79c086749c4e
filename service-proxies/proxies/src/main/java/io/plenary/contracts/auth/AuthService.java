package io.plenary.contracts.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * Accounts, sign-in and tokens. Passwords are kept as Argon2id, refresh tokens as hashes; access tokens are ES256
 * JWTs of 15 minutes.
 */
@ProxyGen
public interface AuthService {

    String ADDRESS = "plenary.auth";

    /**
     * Opens an account. With the same id and e-mail again it answers the account made before; to others than
     * administrators and services only until its first sign-in.
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT if the e-mail or the id is taken, INVALID with
     *     the fault of each member, TOO_MANY with the seconds to wait where one address opens too many
     */
    @Repeatable
    @Once
    Future<UserAccount> signUp(Caller caller, SignUp signUp);

    /**
     * Signs in with a password. Failures make the next attempt of the same device wait, or of the same address where
     * the device is not known, longer each time; nobody waits for the failures of others.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED without telling which part was wrong;
     *     SECOND_FACTOR_REQUIRED with a challenge where the password was right and is not enough;
     *     TOO_MANY with the seconds to wait, INVALID if a member is missing or too long, UNAVAILABLE if too
     *     many passwords are being checked
     */
    @Once(checksFirst = true)
    Future<SignIn> authenticate(Caller caller, Credentials credentials);

    /**
     * Goes on with a sign-in whose password was right. A challenge works once, for 5 minutes and for 5 codes, and ends with the
     * password. Wrong codes make the next one wait, those of strangers together; a recovery code never waits.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED: WRONG_CODE, or CHALLENGE_ENDED where it begins with the
     *     password again; TOO_MANY with the seconds to wait, INVALID if a member is missing or too long
     */
    @Once
    Future<SignIn> authenticateFurther(Caller caller, SecondFactorCode code);

    /**
     * What the caller's account asks for after its password.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers
     */
    @Repeatable
    Future<SecondFactor> secondFactor(Caller caller);

    /**
     * Makes what an authenticator app is to be told; asked again before it was confirmed, another.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED if the password is wrong, TOO_MANY after too many wrong
     *     ones, CONFLICT if there is one already
     */
    @Once
    Future<NewAuthenticator> addAuthenticator(Caller caller, @Nullable String password);

    /**
     * Shows that the app knows what it was told: from now on sign-ins ask for its codes.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers and if the code is wrong,
     *     NOT_FOUND if none waits for that, or not any more: after 15 minutes or five codes
     */
    @Once
    Future<RecoveryCodes> confirmAuthenticator(Caller caller, String code);

    /**
     * Makes recovery codes in place of those from before.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED if the password is wrong, TOO_MANY after too many wrong
     *     ones, NOT_FOUND where there is no second factor
     */
    @Once
    Future<RecoveryCodes> renewRecoveryCodes(Caller caller, @Nullable String password);

    /**
     * Has sign-ins ask for nothing but the password again.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED if the password is wrong, TOO_MANY after too many wrong
     *     ones, NOT_FOUND where there is no second factor
     */
    @Once
    Future<Void> removeAuthenticator(Caller caller, @Nullable String password);

    /**
     * The same for somebody who lost it; administrators do.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND if there is no such account
     */
    @Repeatable
    @Once
    Future<Void> resetSecondFactor(Caller caller, UUID userId);

    /**
     * Trades a refresh token for new tokens. Windows of one browser may do so with one token within the same seconds;
     * after that a used token that comes again ends the sign-in it belongs to.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED if unknown, expired, used or revoked; SIGN_IN_ENDED if
     *     somebody ended the sign-in, ACCOUNT_GONE if the account was erased or is disabled
     */
    @Once
    Future<SignIn> refreshToken(Caller caller, String refreshToken);

    /**
     * What an access token or a token for programs says, if it is ours, unexpired, and what it was given for still holds: an
     * open sign-in, a token that was not revoked, an account that is not disabled.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED otherwise
     */
    @Repeatable
    Future<TokenClaims> validateToken(Caller caller, String accessToken);

    /**
     * The tokens for programs of the caller, or of an organization the caller owns, newest first.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, FORBIDDEN for others than owners
     */
    @Repeatable
    Future<List<ApiToken>> listTokens(Caller caller, @Nullable UUID organizationId);

    /**
     * Makes a token for programs, the caller's own or that of an organization the caller owns.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, FORBIDDEN for others than owners,
     *     INVALID with the fault of each member, scopes that the caller cannot give among them, CONFLICT where there are 50
     *     already, or for an own one if the caller's address is not confirmed
     */
    @Once(checksFirst = true)
    Future<NewApiToken> createToken(Caller caller, ApiTokenRequest request);

    /**
     * Ends a token for programs, and every access token that was given for it.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, FORBIDDEN for others than owners,
     *     NOT_FOUND if there is none of the caller or the organization
     */
    @Once
    Future<Void> revokeToken(Caller caller, @Nullable UUID organizationId, UUID tokenId);

    /**
     * Gives an access token of 15 minutes for an organization's token (RFC 6749 §4.4).
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for wrong credentials, INVALID for scopes the token has not
     */
    @Repeatable
    Future<AccessGrant> grantAccess(Caller caller, ClientCredentials client);

    /**
     * Ends the sign-in of a refresh token; unknown tokens are ignored.
     */
    @Repeatable
    @Once
    Future<Void> signOut(Caller caller, String refreshToken);

    /**
     * Ends every sign-in of the caller, and a link for a new password that was not used.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers
     */
    @Repeatable
    @Once
    Future<Void> signOutEverywhere(Caller caller);

    /**
     * The caller's sign-ins that are open, the one used last first; at most 100.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers
     */
    @Repeatable
    Future<List<OpenSignIn>> listSignIns(Caller caller);

    /**
     * Ends one of the caller's sign-ins.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, NOT_FOUND if it is not the
     *     caller's or has ended
     */
    @Once
    Future<Void> endSignIn(Caller caller, UUID signInId);

    /**
     * Ends every sign-in of the caller but this one, and a link for a new password that was not used.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers
     */
    @Repeatable
    @Once
    Future<Void> endOtherSignIns(Caller caller, UUID signInId);

    /**
     * Changes the caller's password and ends every sign-in, and a link for a new password that was not used.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED if the current password is wrong, TOO_MANY
     *     after too many wrong ones, INVALID if the new one is not acceptable
     */
    @Once
    Future<Void> changePassword(Caller caller, PasswordChange change);

    /**
     * Whether this is the caller's password; wrong ones count as with {@link #changePassword}. Where the account has none, a sign-in by
     * an account elsewhere stands for it for ten minutes, here and wherever the password is asked for again.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED if it is not, SIGN_IN_AGAIN where the account has none and the
     *     sign-in is older, TOO_MANY after too many wrong ones
     */
    Future<Void> verifyPassword(Caller caller, @Nullable String password);

    /**
     * Changes {@code admin}, {@code disabled} or {@code confirmed} of an account; administrators do. Disabling ends every
     * sign-in and a link for a new password. The platform keeps an administrator.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT for the last administrator
     */
    @Repeatable
    @Once
    Future<UserAccount> changeAccount(Caller caller, UUID userId, MergePatch patch);

    /**
     * Ends every sign-in of a user and a link for a new password that was not used; administrators do.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND
     */
    @Repeatable
    @Once
    Future<Void> endSignIns(Caller caller, UUID userId);

    /**
     * Makes what lets a user set a new password, for a day; administrators do, who hand it over themselves. It replaces
     * the one made before, and ends with the sign-ins of the account.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, CONFLICT for a disabled account
     */
    @Once
    Future<PasswordLink> issuePasswordLink(Caller caller, UUID userId);

    /**
     * Whether a link still sets a new password; it stays as it is.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND if the link is unknown, used, ended or too old, or the
     *     account is disabled
     */
    @Repeatable
    Future<Void> checkPasswordLink(Caller caller, String token);

    /**
     * Sets a new password for whoever holds a link, and ends every sign-in of the account. Where there was a password before, the
     * account's own tokens for programs are revoked and accounts elsewhere unlinked.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND if the link is unknown, used, ended or too old, or the
     *     account is disabled, INVALID if the password is not acceptable
     */
    @Once
    Future<Void> resetPassword(Caller caller, PasswordReset reset);

    /**
     * Has a link for a new password mailed, which works for 30 minutes. Says nothing of whether there is such an account, and takes
     * as long; an account gets a mail every five minutes at most.
     *
     * @param email as it was typed
     * @throws io.vertx.serviceproxy.ServiceException INVALID if there is none or it is too long
     */
    @Repeatable
    Future<Void> askForPasswordReset(Caller caller, String email);

    /**
     * Has a link mailed with which the caller shows that the address is theirs, which works for a day; every five minutes at most.
     * Where it is known already, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers
     */
    @Repeatable
    Future<Void> askForEmailConfirmation(Caller caller);

    /**
     * Has a link mailed to another address, which becomes the account's once somebody follows it; the old one is told.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED if the password is wrong, TOO_MANY after too many wrong ones,
     *     INVALID if it cannot be an address, CONFLICT if it is the account's already
     */
    @Once
    Future<Void> changeEmail(Caller caller, EmailChange change);

    /**
     * The address of an account is its owner's: whoever holds the link reads the mail that goes there.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND if the link is unknown, used, replaced or too old, CONFLICT if the
     *     address became somebody else's meanwhile
     */
    @Once
    Future<Void> confirmEmail(Caller caller, String token);

    /**
     * The link that a mail is about; for services.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for others, NOT_FOUND if it was used, replaced, ended or is too old
     */
    @Repeatable
    Future<MailedLink> mailedLink(Caller caller, UUID mailedId);

    /**
     * Deletes an account and what its outbox says of the user; for services. Without the account only the latter.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<Void> eraseUser(Caller caller, UUID userId);

    /**
     * The account of a user, for the user, administrators and services.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND if there is none or it is not the caller's to
     *     see
     */
    @Repeatable
    Future<UserAccount> validateUser(Caller caller, UUID userId);

    /**
     * The accounts of these users, for administrators and services; unknown ids are left out. At most 500.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for others, INVALID for too many or what is no id
     */
    @Repeatable
    Future<List<UserAccount>> usersByIds(Caller caller, List<String> userIds);

    /**
     * The account with this e-mail, for administrators and services.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, FORBIDDEN for others
     */
    @Repeatable
    Future<UserAccount> findUser(Caller caller, String email);

    /**
     * Accounts by e-mail, for administrators.
     *
     * @param text a part of the e-mail or of the name
     * @param limit 1 to 200
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for others, INVALID for a wrong limit or cursor
     */
    @Repeatable
    Future<UserAccountPage> listUsers(Caller caller, @Nullable String text, @Nullable String cursor, int limit);

    /**
     * The keys that verify access tokens, including those just retired.
     */
    @Repeatable
    Future<JsonWebKeys> jsonWebKeys(Caller caller);

    /**
     * What gateways sign cursors with, for services: 256 bits in Base64, the same on every node of the installation.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for others
     */
    @Repeatable
    Future<String> cursorSecret(Caller caller);

    /**
     * Makes the first administrator unless there is one. Answers whether this one was made, also when asked again
     * with the same id. The password is the operator's choice: any but an empty one.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for anybody but the platform, CONFLICT if the
     *     e-mail belongs to a user who is no administrator
     */
    @Repeatable
    Future<Boolean> ensureAdmin(Caller caller, SignUp admin);

    /**
     * How many accounts there are; for administrators.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<Long> countUsers(Caller caller);
}
