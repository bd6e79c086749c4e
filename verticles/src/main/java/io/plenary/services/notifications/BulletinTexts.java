package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.notifications.AudienceKind;
import io.plenary.contracts.notifications.Bulletin;
import io.plenary.contracts.notifications.BulletinState;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What organizers wrote, which is kept once and not with each of its messages. */
final class BulletinTexts {

    /** Facts of messages that are organizers' own words. */
    static final String BULLETIN = "bulletin";

    static final String TEST = "test";

    private static final String SUBJECT = "subject";
    private static final String TEXT = "text";
    private static final String LANGUAGE = "language";
    private static final String AUDIENCE = "audience";
    private static final String STOPPED = "stopped";
    private static final String TRIED_OUT = "[Test] ";

    private final Database database;

    BulletinTexts(Database database) {
        this.database = database;
    }

    /** The messages as they are, with the words of those that are bulletins; without those whose bulletin is gone. */
    Future<List<Message>> beside(List<Message> messages) {
        List<UUID> ids = messages.stream()
                .filter(BulletinTexts::isOne)
                .map(BulletinTexts::id)
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Future.succeededFuture(messages)
                : database.read(Caller.SYSTEM, sql -> BulletinStore.ofIds(sql, ids))
                        .map(bulletins -> beside(
                                messages,
                                bulletins.stream().collect(Collectors.toMap(Bulletin::id, Function.identity()))));
    }

    private static List<Message> beside(List<Message> messages, Map<UUID, Bulletin> bulletins) {
        return messages.stream()
                .map(message -> isOne(message) ? of(message, bulletins.get(id(message))) : message)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Message of(Message message, Bulletin bulletin) {
        return bulletin == null
                ? null
                : message.with(Map.of(
                        SUBJECT,
                        (message.facts().containsKey(TEST) ? TRIED_OUT : "") + bulletin.subject(),
                        TEXT,
                        bulletin.text(),
                        LANGUAGE,
                        bulletin.language(),
                        AUDIENCE,
                        bulletin.audience().name(),
                        STOPPED,
                        bulletin.state() == BulletinState.STOPPED
                                && !message.facts().containsKey(TEST)));
    }

    private static UUID id(Message message) {
        return UUID.fromString((String) message.facts().get(BULLETIN));
    }

    static boolean isOne(Message message) {
        return message.kind() == MessageKind.ORGANIZERS_MESSAGE;
    }

    /** Whether somebody stopped it: then mails that have not gone do not go. */
    static boolean isStopped(Message message) {
        return Boolean.TRUE.equals(message.facts().get(STOPPED));
    }

    /** Whether it is for those whose money is awaited: whoever has paid meanwhile needs it no more. */
    static boolean isOfUnpaid(Message message) {
        return AudienceKind.UNPAID.name().equals(message.facts().get(AUDIENCE));
    }

    /** What organizers write they write in one language, whatever that of its reader. */
    static String language(Message message, String usual) {
        return isOne(message) ? (String) message.facts().get(LANGUAGE) : usual;
    }

    /** @param values by the names of placeholders */
    static Letter letter(Message message, Map<String, String> values) {
        return new Letter(
                Placeholders.fill((String) message.facts().get(SUBJECT), values, Words::line),
                Placeholders.fill((String) message.facts().get(TEXT), values, Words::plain));
    }
}
