package io.plenary.contracts.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * Polls in sessions and conferences. Whoever has {@code live.moderate} asks, whoever takes part answers, once. Where only those who have
 * a ticket take part, others are refused with FORBIDDEN (TICKET_HOLDERS_ONLY).
 */
@ProxyGen
public interface PollsService {

    String ADDRESS = "plenary.polls";

    /**
     * The polls of a session or of the conference itself, the latest first, at most 100; drafts and all counts for whoever moderates.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND; UNAUTHENTICATED and FORBIDDEN where only who has a ticket looks on
     */
    @Repeatable
    Future<List<Poll>> polls(Caller caller, UUID conferenceId, @Nullable UUID sessionId);

    /**
     * A poll with all counts; for whoever has {@code live.moderate}.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    Future<Poll> poll(Caller caller, UUID conferenceId, UUID pollId);

    /**
     * Makes a poll, which is a draft; with the same id again it answers the one made before. For whoever has {@code live.moderate}.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID, CONFLICT (TOO_MANY_POLLS) where there
     *     are 100, or the id is in use
     */
    @Repeatable
    @Once
    Future<Poll> create(Caller caller, PollDraft draft);

    /**
     * Makes a draft anew; it stays where it is. For whoever has {@code live.moderate}.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID, CONFLICT (POLL_STARTED)
     */
    @Repeatable
    @Once
    Future<Poll> change(Caller caller, PollDraft draft);

    /**
     * Opens or closes a poll; where it is so already nothing happens. For whoever has {@code live.moderate}.
     *
     * @param state OPEN or CLOSED; a closed one is opened again, unless its right answers were told
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID, CONFLICT (QUIZ_OVER)
     */
    @Repeatable
    @Once
    Future<Poll> turn(Caller caller, UUID conferenceId, UUID pollId, PollState state);

    /**
     * Deletes a poll with its answers; repeated, nothing happens. For whoever has {@code live.moderate}.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    @Once
    Future<Void> delete(Caller caller, UUID conferenceId, UUID pollId);

    /**
     * Answers a poll; the same again, nothing happens, unless nothing says who answered what.
     *
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, INVALID, FORBIDDEN (TICKET_HOLDERS_ONLY, SILENCED),
     *     CONFLICT: POLL_CLOSED, POLL_ANSWERED where it cannot be changed any more, TOO_MANY_WORDS where 1,000 are there; TOO_MANY
     */
    @Repeatable
    @Once
    Future<Poll> answer(Caller caller, UUID conferenceId, UUID pollId, PollAnswer answer);

    /**
     * All options of a poll with their counts, all words too; for whoever has {@code live.moderate}.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    Future<List<PollOption>> results(Caller caller, UUID conferenceId, UUID pollId);

    /**
     * Hides a word from all but those who moderate, or shows it again; it is counted on. For whoever has {@code live.moderate}.
     *
     * @param number of the option that the word is
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    @Once
    Future<Poll> hideWord(Caller caller, UUID conferenceId, UUID pollId, int number, boolean hidden);
}
