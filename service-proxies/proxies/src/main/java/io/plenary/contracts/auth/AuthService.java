package io.plenary.contracts.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
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
     *     the fault of each member
     */
    @Repeatable
    Future<UserAccount> signUp(Caller caller, SignUp signUp);

    /**
     * Signs in with a password. Failures of an account or address make the next attempt wait, longer each time.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED without telling which part was wrong,
     *     TOO_MANY with the seconds to wait, INVALID if a member is missing or too long, UNAVAILABLE if too
     *     many passwords are being checked
     */
    Future<SignIn> authenticate(Caller caller, Credentials credentials);

    /**
     * Trades a refresh token for new tokens; each token works once. A used token that comes again ends the sign-in
     * it belongs to. Of calls with one token at the same time one gets new tokens, the others are refused and end
     * nothing.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED if unknown, expired, used or revoked
     */
    Future<SignIn> refreshToken(Caller caller, String refreshToken);

    /**
     * What a token says, if it is ours, unexpired and its sign-in still open.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED otherwise
     */
    @Repeatable
    Future<TokenClaims> validateToken(Caller caller, String accessToken);

    /**
     * Ends the sign-in of a refresh token; unknown tokens are ignored.
     */
    @Repeatable
    Future<Void> signOut(Caller caller, String refreshToken);

    /**
     * Ends every sign-in of the caller.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers
     */
    @Repeatable
    Future<Void> signOutEverywhere(Caller caller);

    /**
     * Changes the caller's password and ends every sign-in.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED if the current password is wrong, TOO_MANY
     *     after too many wrong ones, INVALID if the new one is not acceptable
     */
    Future<Void> changePassword(Caller caller, PasswordChange change);

    /**
     * The account of a user, for the user, administrators and services.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND if there is none or it is not the caller's to
     *     see
     */
    @Repeatable
    Future<UserAccount> validateUser(Caller caller, UUID userId);

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
