package io.plenary.contracts.greetings;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;

/** Friendly words that users write down for themselves; the first one is the platform's. */
@ProxyGen
public interface GreetingsService {

    String ADDRESS = "plenary.greetings";

    /**
     * Writes one; with the same id again nothing more happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, INVALID
     */
    @Repeatable
    @Once
    Future<Greeting> write(Caller caller, Greeting greeting);

    /**
     * The caller's, the oldest first.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED
     */
    @Repeatable
    Future<List<Greeting>> mine(Caller caller);
}
