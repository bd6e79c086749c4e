package io.plenary.web.live;

import io.vertx.core.Future;

/** Carries out operations of the API for who has a socket open. */
public interface Calls {

    /**
     * @param address of the client
     * @return the answer, also where it is a refusal; never fails
     */
    Future<ServerMessage.Answer> perform(Visitor visitor, String address, ClientMessage.Call call);
}
