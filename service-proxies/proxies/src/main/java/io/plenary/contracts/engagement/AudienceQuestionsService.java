package io.plenary.contracts.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.UUID;

/**
 * Questions from the audience to a session or to a conference. Whoever takes part asks and votes, whoever has {@code live.moderate}
 * decides. Where only those who have a ticket take part, others are refused with FORBIDDEN (TICKET_HOLDERS_ONLY).
 */
@ProxyGen
public interface AudienceQuestionsService {

    String ADDRESS = "plenary.audience-questions";

    /**
     * Asks; with the same id again it answers the question asked before.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, INVALID, FORBIDDEN (TICKET_HOLDERS_ONLY, SILENCED),
     *     CONFLICT: QUESTIONS_OFF, TOO_MANY_OPEN_QUESTIONS where ten wait, or the id is in use; TOO_MANY for who asks too fast
     */
    @Repeatable
    @Once
    Future<AudienceQuestion> ask(Caller caller, AudienceQuestionDraft draft);

    /**
     * The questions that everybody sees, to a session or to the conference itself.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, INVALID for a bad cursor or limit; UNAUTHENTICATED and FORBIDDEN where
     *     only who has a ticket looks on
     */
    @Repeatable
    Future<AudienceQuestionPage> questions(Caller caller, AudienceQuestionQuery query);

    /**
     * Votes for a question; again, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN (TICKET_HOLDERS_ONLY, SILENCED),
     *     CONFLICT: QUESTION_CLOSED where it is not open to votes (any more); TOO_MANY
     */
    @Repeatable
    @Once
    Future<AudienceQuestion> vote(Caller caller, UUID conferenceId, UUID questionId);

    /**
     * Takes the caller's vote back; where there is none nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException as for voting
     */
    @Repeatable
    @Once
    Future<AudienceQuestion> unvote(Caller caller, UUID conferenceId, UUID questionId);

    /**
     * Takes an own question back, and its text with it; repeated, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND
     */
    @Repeatable
    @Once
    Future<Void> withdraw(Caller caller, UUID conferenceId, UUID questionId);

    /**
     * What there is to moderate, the latest first; for whoever has {@code live.moderate}.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID
     */
    @Repeatable
    Future<AudienceQuestionPage> queue(Caller caller, AudienceQuestionQuery query);

    /**
     * Decides about a question; for whoever has {@code live.moderate}. Decided the same again, nothing happens. Who voted for both of two
     * that are merged counts once.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID, CONFLICT: QUESTION_CLOSED where it
     *     was withdrawn or merged, or is to be merged into one that nobody sees
     */
    @Repeatable
    @Once
    Future<AudienceQuestion> decide(Caller caller, UUID conferenceId, UUID questionId, QuestionDecision decision);
}
