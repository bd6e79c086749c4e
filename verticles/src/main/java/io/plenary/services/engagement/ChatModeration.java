package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.engagement.ChatSettings;
import io.plenary.contracts.engagement.ChatWords;
import io.plenary.contracts.engagement.EngagementEvents.ChatChanged;
import io.plenary.contracts.engagement.EngagementEvents.ChatMessageApproved;
import io.plenary.contracts.engagement.EngagementEvents.ChatMessageRemoved;
import io.plenary.contracts.engagement.EngagementEvents.ChatReportsDismissed;
import io.plenary.contracts.engagement.EngagementEvents.ChatWordsChanged;
import io.plenary.contracts.engagement.ReportedMessage;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** What those who moderate decide about chats. */
final class ChatModeration {

    private static final int MOST_REPORTED = 200;

    private final Database database;
    private final Access access;
    private final ChatChanges changes;

    ChatModeration(Database database, Access access, ChatChanges changes) {
        this.database = database;
        this.access = access;
        this.changes = changes;
    }

    Future<List<ReportedMessage>> reported(Caller caller, UUID conferenceId) {
        return access.moderator(caller, conferenceId, null)
                .compose(place -> database.read(
                        Caller.SYSTEM, sql -> ReportStore.waiting(sql, conferenceId, Long.MAX_VALUE, MOST_REPORTED)
                                .compose(found -> withReasons(sql, found, new ArrayList<>()))));
    }

    private static Future<List<ReportedMessage>> withReasons(
            SqlClient sql, List<StoredMessage> messages, List<ReportedMessage> known) {
        if (known.size() == messages.size()) {
            return Future.succeededFuture(known);
        }
        StoredMessage message = messages.get(known.size());
        return ReportStore.reasons(sql, message).compose(reasons -> {
            known.add(new ReportedMessage(message.message(), message.reports(), reasons, message.held()));
            return withReasons(sql, messages, known);
        });
    }

    Future<Void> dismissReports(Caller caller, UUID conferenceId, UUID messageId) {
        return moderating(
                caller,
                conferenceId,
                messageId,
                (tx, message) -> message.reports() == 0
                        ? Future.succeededFuture()
                        : changes.dismiss(tx, Messages.announced(tx, message, ChatReportsDismissed::new))
                                .mapEmpty());
    }

    Future<Void> approve(Caller caller, UUID conferenceId, UUID messageId) {
        return moderating(
                caller,
                conferenceId,
                messageId,
                (tx, message) -> message.isHeld()
                        ? changes.approve(tx, Messages.announced(tx, message, ChatMessageApproved::new))
                                .mapEmpty()
                        : Future.succeededFuture());
    }

    Future<ChatWords> words(Caller caller, UUID conferenceId) {
        return access.moderator(caller, conferenceId, null)
                .compose(place -> database.read(Caller.SYSTEM, sql -> ChatWordStore.find(sql, conferenceId)));
    }

    Future<ChatWords> putWords(Caller caller, ChatWords wanted) {
        ChatJudge.check(wanted.words());
        return access.moderator(caller, wanted.conferenceId(), null)
                .compose(place -> database.once(caller, tx -> LiveStore.about(tx.sql(), place.conferenceId())
                        .compose(about -> ChatWordStore.put(tx.sql(), place, wanted.words()))
                        .map(kept -> {
                            tx.announce(new ChatWordsChanged(), place.organizationId(), place.conferenceId());
                            return kept;
                        })));
    }

    Future<Void> remove(Caller caller, UUID conferenceId, UUID messageId) {
        return moderating(
                caller, conferenceId, messageId, (tx, message) -> changes.delete(tx, message, ChatMessageRemoved::new));
    }

    private Future<Void> moderating(
            Caller caller,
            UUID conferenceId,
            UUID messageId,
            BiFunction<Transaction, StoredMessage, Future<Void>> decision) {
        return access.moderator(caller, conferenceId, null)
                .compose(place -> database.once(caller, tx -> LiveStore.about(tx.sql(), place.conferenceId())
                        .compose(about -> Messages.locked(tx, conferenceId, messageId))
                        .compose(message -> decision.apply(tx, message))));
    }

    Future<ChatSettings> settings(Caller caller, UUID conferenceId, UUID sessionId) {
        return access.seen(caller, conferenceId, sessionId)
                .compose(place -> database.read(Caller.SYSTEM, sql -> ChatStore.find(sql, place)));
    }

    Future<ChatSettings> putSettings(Caller caller, ChatSettings wanted) {
        return access.moderator(caller, wanted.conferenceId(), wanted.sessionId())
                .compose(place -> {
                    ChatRules.check(wanted);
                    return database.once(caller, tx -> {
                        tx.announce(new ChatChanged(place.sessionId()), place.organizationId(), place.conferenceId());
                        return LiveStore.about(tx.sql(), place.conferenceId())
                                .compose(about -> changes.put(tx, place, wanted));
                    });
                });
    }
}
