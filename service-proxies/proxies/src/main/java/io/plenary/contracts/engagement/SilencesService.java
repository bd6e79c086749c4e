package io.plenary.contracts.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Who does not take part in what happens live at a conference; for whoever has {@code live.moderate}. */
@ProxyGen
public interface SilencesService {

    String ADDRESS = "plenary.silences";

    /**
     * Those that have not ended, the latest first; at most 200.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    Future<List<Silence>> silences(Caller caller, UUID conferenceId);

    /**
     * Silences whoever wrote something, in place of what was decided about them before. With the same id again it answers the same.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID, CONFLICT where nobody is known to have
     *     written it (any more)
     */
    @Repeatable
    @Once
    Future<Silence> silence(Caller caller, SilenceDraft draft);

    /**
     * Lets somebody take part again; where that is so already nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    @Once
    Future<Void> lift(Caller caller, UUID conferenceId, UUID silenceId);
}
