package io.plenary.contracts.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;

/** Phones on which people are texted. */
@ProxyGen
public interface PhoneService {

    String ADDRESS = "plenary.phones";

    /**
     * The phone of the caller.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers
     */
    @Repeatable
    Future<Phone> phone(Caller caller);

    /**
     * Texts a code to a number that the caller says is theirs. What was confirmed before stays until the new one is.
     *
     * @param address where the caller is, null where that is unknown
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, INVALID for what is no number,
     *     TOO_MANY where a person, a number or an address has had its codes of a day
     */
    @Once
    Future<Phone> ask(Caller caller, PhoneNumber number, @Nullable String address);

    /**
     * The caller has read the code.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, CONFLICT for another code, after ten
     *     minutes and after five attempts
     */
    @Once
    Future<Phone> confirm(Caller caller, PhoneCode code);

    /**
     * Nothing is texted there any more.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers
     */
    @Repeatable
    @Once
    Future<Void> remove(Caller caller);

    /**
     * What a gateway says became of a message. Of what nobody knows, or what was told before, nothing changes.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN where it is not the gateway
     */
    @Repeatable
    Future<Void> report(Caller caller, SmsReport report);
}
