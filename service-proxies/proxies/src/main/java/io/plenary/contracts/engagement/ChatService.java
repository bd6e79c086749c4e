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
 * What people at a conference or in a session write to each other. Whoever takes part writes, reacts and reports, whoever has
 * {@code live.moderate} removes. Where only those who have a ticket take part, others are refused with FORBIDDEN (TICKET_HOLDERS_ONLY).
 */
@ProxyGen
public interface ChatService {

    String ADDRESS = "plenary.chat";

    /**
     * Writes; with the same id again it answers the message written before. What has words, links or images that the conference wants to
     * look at first is held: its author and those who moderate see it.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, INVALID, FORBIDDEN (TICKET_HOLDERS_ONLY, SILENCED),
     *     CONFLICT: CHAT_OFF, CHAT_READ_ONLY, LINKS_REFUSED, IMAGES_REFUSED, or the id is in use; TOO_MANY for who writes too fast
     */
    @Repeatable
    @Once
    Future<ChatMessage> post(Caller caller, ChatMessageDraft draft);

    /**
     * The messages of a chat, the latest first; deleted ones are none.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, INVALID for a bad cursor or limit; UNAUTHENTICATED and FORBIDDEN where
     *     only who has a ticket looks on
     */
    @Repeatable
    Future<ChatMessagePage> messages(Caller caller, ChatQuery query);

    /**
     * Changes the text of an own message, which is marked.
     * @throws io.vertx.serviceproxy.ServiceException as for writing
     */
    @Repeatable
    @Once
    Future<ChatMessage> edit(Caller caller, UUID conferenceId, UUID messageId, String text);

    /**
     * Deletes an own message and its text; repeated, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND
     */
    @Repeatable
    @Once
    Future<Void> delete(Caller caller, UUID conferenceId, UUID messageId);

    /**
     * Reacts to a message; again, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN (TICKET_HOLDERS_ONLY, SILENCED),
     *     CONFLICT: CHAT_OFF; TOO_MANY
     */
    @Repeatable
    @Once
    Future<ChatMessage> react(Caller caller, UUID conferenceId, UUID messageId, ReactionKind kind);

    /**
     * Takes a reaction of the caller back; where there is none nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException as for reacting
     */
    @Repeatable
    @Once
    Future<ChatMessage> unreact(Caller caller, UUID conferenceId, UUID messageId, ReactionKind kind);

    /**
     * Tells those who moderate of a message; again, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, INVALID, FORBIDDEN (TICKET_HOLDERS_ONLY, SILENCED); TOO_MANY
     */
    @Repeatable
    @Once
    Future<Void> report(Caller caller, UUID conferenceId, UUID messageId, @Nullable String reason);

    /**
     * The messages that were reported since somebody looked at them, the latest first, at most 200; for whoever has {@code live.moderate}.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    Future<List<ReportedMessage>> reported(Caller caller, UUID conferenceId);

    /**
     * Says that a message may stay, whatever was reported; for whoever has {@code live.moderate}. Repeated, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    @Once
    Future<Void> dismissReports(Caller caller, UUID conferenceId, UUID messageId);

    /**
     * Removes a message and its text; for whoever has {@code live.moderate}. Repeated, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    @Once
    Future<Void> remove(Caller caller, UUID conferenceId, UUID messageId);

    /**
     * How a chat goes, for whoever sees it.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<ChatSettings> settings(Caller caller, UUID conferenceId, @Nullable UUID sessionId);

    /**
     * Says anew how a chat goes; for whoever has {@code live.moderate}.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID
     */
    @Repeatable
    @Once
    Future<ChatSettings> putSettings(Caller caller, ChatSettings settings);

    /**
     * Lets everybody see a message that was held; repeated, nothing happens. For whoever has {@code live.moderate}.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    @Once
    Future<Void> approve(Caller caller, UUID conferenceId, UUID messageId);

    /**
     * For what messages are held; for whoever has {@code live.moderate}.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    Future<ChatWords> words(Caller caller, UUID conferenceId);

    /**
     * Says for what messages are held from now on; for whoever has {@code live.moderate}.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID
     */
    @Repeatable
    @Once
    Future<ChatWords> putWords(Caller caller, ChatWords words);
}
