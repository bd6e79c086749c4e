package io.plenary.contracts.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.UUID;

/** The accounts elsewhere with which people sign in here. */
@ProxyGen
public interface IdentitiesService {

    String ADDRESS = "plenary.auth.identities";

    /**
     * How the caller gets in.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers
     */
    @Repeatable
    Future<WaysIn> waysIn(Caller caller);

    /**
     * Begins to link an account elsewhere, which has to end within ten minutes and in the same browser.
     *
     * @param password the caller's own, null where the account has none
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, and as of
     *     {@link AuthService#verifyPassword}, NOT_FOUND for another provider, CONFLICT if the caller's address is not confirmed,
     *     UNAVAILABLE if the provider does not answer
     */
    @Once
    Future<ProviderAttempt> beginLinking(Caller caller, String provider, @Nullable String password);

    /**
     * Links what somebody comes back with to the account that began.
     * @throws io.vertx.serviceproxy.ServiceException as of {@link ProvidersService#finishSignIn}; CONFLICT if it is linked to another
     *     account, or another one of this provider to the caller's
     */
    @Once
    Future<LinkedIdentity> finishLinking(Caller caller, ProviderReturn back);

    /**
     * Links what somebody came back with who then signed in to the account with the same address.
     *
     * @param secret of the browser
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, NOT_FOUND if nothing waits for the
     *     caller in this browser or not any more, CONFLICT as of {@link #finishLinking}, or if the address is not confirmed
     */
    @Once
    Future<LinkedIdentity> linkWaiting(Caller caller, String secret);

    /**
     * Ends that somebody can sign in with an account elsewhere, and every sign-in that came by it.
     *
     * @param password the caller's own, null where the account has none
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, and as of
     *     {@link AuthService#verifyPassword}, NOT_FOUND if it is not linked to the caller's account, CONFLICT if there would be no way
     *     in any more
     */
    @Once
    Future<Void> unlink(Caller caller, UUID identityId, @Nullable String password);
}
