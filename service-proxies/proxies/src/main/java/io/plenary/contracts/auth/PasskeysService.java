package io.plenary.contracts.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Keys on devices of people, with which they sign in instead of with a password (WebAuthn). */
@ProxyGen
public interface PasskeysService {

    String ADDRESS = "plenary.auth.passkeys";

    /**
     * The caller's, newest first.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers
     */
    @Repeatable
    Future<List<Passkey>> list(Caller caller);

    /**
     * What a browser is told that is to make one for the caller within five minutes.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED if the password is wrong, TOO_MANY after too many wrong
     *     ones, CONFLICT where there are 20 already or the caller's address is not confirmed
     */
    @Once
    Future<PasskeyOptions> beginAdding(Caller caller, String password);

    /**
     * Adds what a browser has made. The account asks for more than its password from then on; if it did not before, its other
     * sign-ins end, and recovery codes are made.
     * @throws io.vertx.serviceproxy.ServiceException INVALID with the fault of each member, or if it is not what was asked for,
     *     CONFLICT if that was answered before or is too old, if the passkey is known already, or where there are 20
     */
    @Once
    Future<AddedPasskey> add(Caller caller, NewPasskey made);

    /**
     * Calls one of the caller's otherwise.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, INVALID, NOT_FOUND if it is not the
     *     caller's
     */
    @Repeatable
    @Once
    Future<Passkey> rename(Caller caller, UUID passkeyId, String name);

    /**
     * Takes one of the caller's away. Sign-ins that began with it stay. Recovery codes go with the last second factor.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED if the password is wrong, TOO_MANY after too many wrong
     *     ones, NOT_FOUND if it is not the caller's
     */
    @Once
    Future<Void> remove(Caller caller, UUID passkeyId, String password);

    /** What a browser is told where somebody, whoever that is, is to sign in within five minutes. */
    @Repeatable
    Future<PasskeyOptions> beginSignIn(Caller caller);

    /**
     * Signs in whoever holds a passkey. It has made sure who holds it, which makes two factors of it.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED without telling what was wrong, CONFLICT if it was answered
     *     before or took too long, INVALID if a member is missing
     */
    @Once
    Future<SignIn> signIn(Caller caller, ShownPasskey shown);
}
