package io.plenary.contracts.notes;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;

/**
 * The links under which calendars follow somebody's agenda. A calendar signs in nowhere, so whoever has the link reads the agenda, and
 * nothing else. Everybody has one at most.
 */
@ProxyGen
public interface AgendaFeedsService {

    String ADDRESS = "plenary.notes.feeds";

    /**
     * Since when the caller has a link; the link itself was said when it was made.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND if there is none
     */
    @Repeatable
    Future<AgendaFeed> agendaFeed(Caller caller);

    /**
     * Makes the caller a link; the one before stops working.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED
     */
    @Once
    Future<NewAgendaFeed> renewAgendaFeed(Caller caller);

    /**
     * Ends the caller's link; repeated, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED
     */
    @Repeatable
    @Once
    Future<Void> revokeAgendaFeed(Caller caller);

    /**
     * The stars of whoever made a link, of all conferences, latest first; at most 2,000.
     * @param token what stands in the link
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND if there is no such link, or not any more
     */
    @Repeatable
    Future<List<Star>> starsBehind(Caller caller, String token);
}
