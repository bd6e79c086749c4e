package io.plenary.contracts.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * How people liked sessions. Those who have {@code live.moderate} and those who speak there read it, without who it was, and only where
 * at least five said it.
 * Where only those who have a ticket take part, others are refused with FORBIDDEN (TICKET_HOLDERS_ONLY).
 */
@ProxyGen
public interface FeedbackService {

    String ADDRESS = "plenary.feedback";

    /**
     * What the caller said of a session.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    Future<OwnFeedback> own(Caller caller, UUID conferenceId, UUID sessionId);

    /**
     * Says it, in place of what the caller said before.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, INVALID, FORBIDDEN (TICKET_HOLDERS_ONLY, SILENCED),
     *     CONFLICT: FEEDBACK_OFF, FEEDBACK_NOT_OPEN before the session begins and where it is cancelled; TOO_MANY
     */
    @Repeatable
    @Once
    Future<OwnFeedback> give(Caller caller, FeedbackDraft draft);

    /**
     * Takes it back; repeated, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND
     */
    @Repeatable
    @Once
    Future<Void> withdraw(Caller caller, UUID conferenceId, UUID sessionId);

    /**
     * How the sessions of a conference were liked, those of which somebody said it; for whoever has {@code live.moderate}.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    Future<List<FeedbackSummary>> summaries(Caller caller, UUID conferenceId);

    /**
     * How a session was liked; for whoever has {@code live.moderate}, and for those who speak there.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    Future<FeedbackSummary> summary(Caller caller, UUID conferenceId, UUID sessionId);

    /**
     * What was said of a session, the latest first; nothing where fewer than five said it. For whoever has {@code live.moderate}, and
     * for those who speak there.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID for a bad cursor or limit
     */
    @Repeatable
    Future<FeedbackPage> feedback(Caller caller, FeedbackQuery query);
}
