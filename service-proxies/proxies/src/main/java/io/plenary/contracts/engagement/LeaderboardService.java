package io.plenary.contracts.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Who does well in quizzes, of those who agreed to be seen there. */
@ProxyGen
public interface LeaderboardService {

    String ADDRESS = "plenary.leaderboard";

    /**
     * Those who agreed and have points, the best first, at most 100; at the end the caller, where they have points and are not among them.
     * Quizzes count once they are closed, and those whose answers nobody knows do not count.
     *
     * @param sessionId null for all quizzes of the conference
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND; UNAUTHENTICATED and FORBIDDEN where only who has a ticket looks on
     */
    @Repeatable
    Future<List<LeaderboardPlace>> leaderboard(Caller caller, UUID conferenceId, @Nullable UUID sessionId);

    /**
     * Agrees to be seen on the leaderboards of a conference under the name of one's profile; repeated, the name is taken anew.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN (TICKET_HOLDERS_ONLY, SILENCED)
     */
    @Repeatable
    @Once
    Future<Void> join(Caller caller, UUID conferenceId);

    /**
     * Is seen there no more; repeated, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND
     */
    @Repeatable
    @Once
    Future<Void> leave(Caller caller, UUID conferenceId);
}
