package io.plenary.contracts.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** The screens in the rooms and in the foyer of a conference; for whoever has {@code live.moderate}. */
@ProxyGen
public interface ScreensService {

    String ADDRESS = "plenary.screens";

    /**
     * Those that have not expired, the latest first.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    Future<List<StageScreen>> screens(Caller caller, UUID conferenceId);

    /**
     * Makes one. The answer alone says its code, of which a hash is kept.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID, CONFLICT where the id is in use or
     *     there are 100 already
     */
    @Once(checksFirst = true)
    Future<StageScreen> create(Caller caller, StageScreenDraft draft);

    /**
     * From now on it shows nothing any more; repeated, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    @Once
    Future<Void> revoke(Caller caller, UUID conferenceId, UUID screenId);

    /**
     * The screen of a code, for whoever has that.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED where there is none (any more)
     */
    @Repeatable
    Future<StageScreen> find(Caller caller, String code);
}
