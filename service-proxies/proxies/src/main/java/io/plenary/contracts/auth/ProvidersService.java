package io.plenary.contracts.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;

/** Sign-in with accounts that others know: OpenID Connect, by authorization code with PKCE. */
@ProxyGen
public interface ProvidersService {

    String ADDRESS = "plenary.auth.providers";

    /** Those of this installation, as the operator lists them. */
    @Repeatable
    Future<List<SignInProvider>> listProviders(Caller caller);

    /**
     * Begins a sign-in, which has to end within ten minutes and in the same browser.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND for another provider, UNAVAILABLE if it does not answer
     */
    @Once
    Future<ProviderAttempt> beginSignIn(Caller caller, String provider);

    /**
     * Signs in whoever comes back. Who is not known and whose address the provider vouches for gets an account; where there is one
     * with that address, it can be linked to it from the same browser for ten minutes.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND if the attempt is unknown, used or too old or was begun in another
     *     browser, FORBIDDEN if the provider takes the code back, what it says is not to be believed, or it does not vouch for the
     *     address, CONFLICT if there is an account with that address, UNAVAILABLE if it does not answer, TOO_MANY with the seconds
     *     to wait where one address opens too many accounts
     */
    @Once
    Future<SignIn> finishSignIn(Caller caller, ProviderReturn back);
}
