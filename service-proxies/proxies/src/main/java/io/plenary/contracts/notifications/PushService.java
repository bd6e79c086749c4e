package io.plenary.contracts.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.UUID;

/** Browsers in which people are told things while nobody looks at the client. */
@ProxyGen
public interface PushService {

    String ADDRESS = "plenary.push";

    /**
     * By which key push services know us, and the devices of the caller.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers
     */
    @Repeatable
    Future<PushAccess> access(Caller caller);

    /**
     * The caller wants to be told in this browser as long as the sign-in lasts. Whoever was told there before is no more; of a person, the ten
     * stay that were seen last.
     *
     * @param browser what kind it is, null where it did not say
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, INVALID for what is no subscription
     */
    @Repeatable
    @Once
    Future<PushDevice> subscribe(Caller caller, PushSubscription subscription, @Nullable String browser);

    /**
     * Nothing is told there any more.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, NOT_FOUND where the caller has none such
     */
    @Once
    Future<Void> unsubscribe(Caller caller, UUID deviceId);
}
