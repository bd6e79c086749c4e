package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.engagement.EngagementEvents.ChatMessageDeleted;
import io.plenary.contracts.engagement.EngagementEvents.ChatMessageHeld;
import io.plenary.contracts.engagement.EngagementEvents.ChatMessageRemoved;
import io.plenary.contracts.engagement.EngagementEvents.ParticipantMentioned;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Session;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** That somebody is meant in a chat. Who meant them and where is asked for when it is put into words; what was written stays there. */
final class Mentions {

    /** The fact that lists where they were mentioned: each time a message and its author. */
    static final String MENTIONS = "mentions";

    static final String MESSAGE = "message";
    static final String AUTHOR = "author";

    /** The fact that says in the chat of which session; empty for that of the conference. */
    private static final String SESSION = "session";

    /** After which nobody can read what was written. */
    static final Set<Class<? extends Payload>> ENDS =
            Set.of(ChatMessageHeld.class, ChatMessageDeleted.class, ChatMessageRemoved.class);

    private final Proxies proxies;
    private final Readers readers;

    Mentions(Proxies proxies, Readers readers) {
        this.proxies = proxies;
        this.readers = readers;
    }

    static List<Occasion> occasions(Event event) {
        ParticipantMentioned mentioned = event.as(ParticipantMentioned.class);
        Map<String, Object> facts = Map.of(
                SESSION,
                Objects.toString(mentioned.sessionId(), ""),
                MENTIONS,
                List.of(Map.of(
                        MESSAGE,
                        Objects.toString(mentioned.messageId(), ""),
                        AUTHOR,
                        Objects.toString(event.actorId(), ""))));
        return mentioned.userId() == null
                ? List.of()
                : List.of(new Occasion(MessageKind.MENTION, mentioned.userId(), facts));
    }

    static String sessionOf(Message message) {
        return Objects.toString(message.facts().get(SESSION), "");
    }

    /** Those that their readers do not know of already: a chat in which they are meant is told once, until they have read that. */
    static Future<List<Message>> unheard(Transaction tx, List<Message> messages) {
        Future<List<Message>> unheard = Future.succeededFuture(new ArrayList<>());
        for (Message message : messages) {
            unheard = unheard.compose(
                    before -> (isOne(message) ? MentionStore.add(tx.sql(), message) : Future.succeededFuture(false))
                            .map(known -> {
                                if (!known) {
                                    before.add(message);
                                }
                                return before;
                            }));
        }
        return unheard;
    }

    static Future<Void> end(Transaction tx, Event event) {
        String messageId = event.payload().getString("messageId");
        return messageId == null
                ? Future.succeededFuture()
                : MentionStore.withdraw(tx.sql(), event.conferenceId(), UUID.fromString(messageId));
    }

    static boolean isEnd(Event event) {
        return ENDS.stream().anyMatch(event::is);
    }

    private static boolean isOne(Message message) {
        return message.kind() == MessageKind.MENTION;
    }

    /** With what things and people are called at the moment. */
    Future<List<Message>> beside(List<Message> messages) {
        Future<List<Message>> all = Future.succeededFuture(new ArrayList<>());
        for (Message message : messages) {
            all = all.compose(
                    before -> (isOne(message) ? named(message) : Future.succeededFuture(message)).map(named -> {
                        before.add(named);
                        return before;
                    }));
        }
        return all;
    }

    private Future<Message> named(Message message) {
        JsonArray mentions = new JsonObject(message.facts()).getJsonArray(MENTIONS);
        String author = mentions.getJsonObject(mentions.size() - 1).getString(AUTHOR, "");
        Future<String> name = author.isEmpty()
                ? Future.succeededFuture("")
                : readers.of(UUID.fromString(author)).map(Reader::name);
        return name.compose(who -> title(message).map(title -> {
            Map<String, Object> values = new HashMap<>();
            values.put(AUTHOR, who);
            values.put(Occasion.TITLE, title);
            values.put("count", mentions.size());
            return message.with(values);
        }));
    }

    /** Empty for the conference, and where the session is gone. */
    private Future<String> title(Message message) {
        String session = sessionOf(message);
        return session.isEmpty()
                ? Future.succeededFuture("")
                : Letters.ifThere(proxies.of(ProgramService.class, ProgramService.address(message.conferenceId()))
                                .getContentItemDetails(Caller.SYSTEM, UUID.fromString(session)))
                        .map(found -> found.map(Session::title).orElse(""));
    }

    /** Where it was written; empty for all else. */
    static Optional<String> link(MessageKind kind, Map<String, Object> facts, Conference conference, Links links) {
        String session = Objects.toString(facts.get(SESSION), "");
        return kind == MessageKind.MENTION && !session.isEmpty()
                ? Optional.of(links.chat(conference, UUID.fromString(session)))
                : Optional.empty();
    }
}
