package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.ChatMessage;
import io.plenary.contracts.engagement.ChatMessageDraft;
import io.plenary.contracts.engagement.ChatMessagePage;
import io.plenary.contracts.engagement.ChatQuery;
import io.plenary.contracts.engagement.ChatService;
import io.plenary.contracts.engagement.ChatSettings;
import io.plenary.contracts.engagement.ChatWords;
import io.plenary.contracts.engagement.EngagementEvents.ChatMessageDeleted;
import io.plenary.contracts.engagement.EngagementEvents.ChatMessageEdited;
import io.plenary.contracts.engagement.EngagementEvents.ChatMessagePosted;
import io.plenary.contracts.engagement.EngagementEvents.ChatMessageReacted;
import io.plenary.contracts.engagement.EngagementEvents.ChatMessageReported;
import io.plenary.contracts.engagement.HeldFor;
import io.plenary.contracts.engagement.ReactionKind;
import io.plenary.contracts.engagement.ReportedMessage;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

final class Chat implements ChatService {

    private final Database database;
    private final Access access;
    private final Writing writing;
    private final ChatChanges changes;
    private final Silences silences;
    private final ChatModeration moderation;

    Chat(Database database, Access access, Writing writing, ChatChanges changes, Silences silences) {
        this.database = database;
        this.access = access;
        this.writing = writing;
        this.changes = changes;
        this.silences = silences;
        moderation = new ChatModeration(database, access, changes);
    }

    @Override
    public Future<ChatMessage> post(Caller caller, ChatMessageDraft draft) {
        LiveRules.requireSignedIn(caller);
        ChatRules.check(draft);
        return writer(caller, draft.conferenceId(), draft.sessionId()).compose(place -> access.nameOf(caller)
                .compose(name -> writing.once(caller, place, tx -> about(tx, place)
                        .compose(about -> requireWritable(tx, caller, place, true))
                        .compose(mayWrite -> post(tx, caller, place, draft, name)))));
    }

    private Future<Place> writer(Caller caller, UUID conferenceId, UUID sessionId) {
        return access.participant(caller, conferenceId, sessionId).compose(place -> {
            ChatRules.requireOn(place);
            return Pacing.keep(database, caller, LiveRules.Pace.MESSAGE).map(place);
        });
    }

    private static Future<Void> about(Transaction tx, Place place) {
        return LiveStore.about(tx.sql(), place.conferenceId());
    }

    /** Those who moderate write at any time. */
    private Future<Void> requireWritable(Transaction tx, Caller caller, Place place, boolean slowly) {
        if (LiveRules.isModerator(caller, place)) {
            return Future.succeededFuture();
        }
        return silences.requireVoice(tx.sql(), place, caller.userId())
                .compose(heard -> ChatStore.find(tx.sql(), place))
                .compose(settings -> {
                    ChatRules.requireWritable(settings);
                    return slowly && settings.slowSeconds() > 0
                            ? MessageStore.sinceLast(tx.sql(), place, caller.userId())
                                    .map(since -> {
                                        ChatRules.checkSlow(settings, since);
                                        return null;
                                    })
                            : Future.succeededFuture();
                });
    }

    private Future<ChatMessage> post(Transaction tx, Caller caller, Place place, ChatMessageDraft draft, String name) {
        return MessageStore.find(tx.sql(), place.conferenceId(), draft.id())
                .compose(before -> before.isPresent()
                        ? Future.succeededFuture(before.filter(message -> message.isOf(caller.userId()))
                                .orElseThrow(() -> Refusal.CONFLICT.because("The id of the message is in use.")))
                        : Messages.requireParent(tx, place, draft)
                                .compose(known -> Messages.requireMentionable(tx, place, draft.mentions()))
                                .compose(known -> heldFor(tx, caller, place, draft.text()))
                                .compose(held -> changes.post(
                                        tx, place, new Silences.Author(caller.userId(), name, false), draft, held))
                                .map(message -> Messages.announced(tx, message, ChatMessagePosted::new)))
                .map(StoredMessage::message);
    }

    /** Nobody holds what those who moderate write. */
    private static Future<List<HeldFor>> heldFor(Transaction tx, Caller caller, Place place, String text) {
        return LiveRules.isModerator(caller, place)
                ? Future.succeededFuture(List.of())
                : ChatWordStore.find(tx.sql(), place.conferenceId())
                        .map(words -> ChatJudge.heldFor(place.settings(), words.words(), text));
    }

    @Override
    public Future<ChatMessagePage> messages(Caller caller, ChatQuery query) {
        Faults.requirePage(query.limit());
        Cursor before = Cursor.parse(query.cursor());
        return access.onlooker(caller, query.conferenceId(), query.sessionId())
                .compose(place ->
                        database.read(Caller.SYSTEM, sql -> MessageStore.page(sql, query, before.time(), before.id())
                                .compose(found -> ChatContents.counted(sql, found, caller.userId()))))
                .map(found -> Cursor.page(
                        found,
                        query.limit(),
                        message -> message.message().text().length(),
                        message -> Cursor.of(message.message().createdAt(), message.id()),
                        (items, next) -> new ChatMessagePage(
                                items.stream().map(StoredMessage::message).toList(), next)));
    }

    @Override
    public Future<ChatMessage> edit(Caller caller, UUID conferenceId, UUID messageId, String text) {
        LiveRules.requireSignedIn(caller);
        ChatRules.check(text);
        return found(conferenceId, messageId)
                .compose(message ->
                        writer(caller, conferenceId, message.message().sessionId()))
                .compose(place -> database.once(caller, tx -> about(tx, place)
                        .compose(about -> requireWritable(tx, caller, place, false))
                        .compose(mayWrite -> Messages.own(tx, caller, conferenceId, messageId))
                        .compose(message -> heldFor(tx, caller, place, text)
                                .compose(held -> edit(tx, message, text.strip(), held)))));
    }

    private Future<ChatMessage> edit(Transaction tx, StoredMessage message, String text, List<HeldFor> held) {
        if (message.isDeleted()) {
            throw ChatRules.noSuchMessage();
        }
        return text.equals(message.message().text())
                ? Future.succeededFuture(message.message())
                : changes.edit(tx, message, text, held)
                        .map(edited -> Messages.announced(tx, edited, ChatMessageEdited::new)
                                .message());
    }

    @Override
    public Future<Void> delete(Caller caller, UUID conferenceId, UUID messageId) {
        LiveRules.requireSignedIn(caller);
        return database.once(caller, tx -> LiveStore.about(tx.sql(), conferenceId)
                .compose(about -> Messages.own(tx, caller, conferenceId, messageId))
                .compose(message -> changes.delete(tx, message, ChatMessageDeleted::new)));
    }

    @Override
    public Future<ChatMessage> react(Caller caller, UUID conferenceId, UUID messageId, ReactionKind kind) {
        return reacting(caller, conferenceId, messageId, (tx, message) -> ReactionStore.insert(
                        tx.sql(), conferenceId, messageId, kind, caller.userId())
                .map(isNew -> {
                    if (isNew) {
                        Messages.announced(tx, message, ChatMessageReacted::new);
                    }
                    return isNew;
                }));
    }

    @Override
    public Future<ChatMessage> unreact(Caller caller, UUID conferenceId, UUID messageId, ReactionKind kind) {
        return reacting(
                caller,
                conferenceId,
                messageId,
                (tx, message) -> ReactionStore.delete(tx.sql(), conferenceId, messageId, kind, caller.userId()));
    }

    private Future<ChatMessage> reacting(
            Caller caller,
            UUID conferenceId,
            UUID messageId,
            BiFunction<Transaction, StoredMessage, Future<Boolean>> reaction) {
        LiveRules.requireSignedIn(caller);
        return found(conferenceId, messageId)
                .compose(message -> access.participant(
                        caller, conferenceId, message.message().sessionId()))
                .compose(place -> {
                    ChatRules.requireOn(place);
                    return writing.once(caller, place, tx -> about(tx, place)
                            .compose(about -> silences.requireNoBan(tx.sql(), place, caller.userId()))
                            .compose(heard -> Pacing.keep(tx, caller, LiveRules.Pace.REACTION))
                            .compose(rested -> Messages.there(tx, conferenceId, messageId))
                            .compose(message -> reaction.apply(tx, message)
                                    .compose(changed -> reacted(tx, caller, message, changed))));
                });
    }

    private Future<ChatMessage> reacted(Transaction tx, Caller caller, StoredMessage message, boolean changed) {
        if (changed) {
            changes.reactionsChanged(tx, message);
        }
        return ChatContents.counted(tx.sql(), List.of(message), caller.userId())
                .map(counted -> counted.get(0).message());
    }

    @Override
    public Future<Void> report(Caller caller, UUID conferenceId, UUID messageId, String reason) {
        LiveRules.requireSignedIn(caller);
        ChatRules.checkReason(reason);
        return found(conferenceId, messageId)
                .compose(message -> access.participant(
                        caller, conferenceId, message.message().sessionId()))
                .compose(place -> database.once(caller, tx -> about(tx, place)
                        .compose(about -> silences.requireNoBan(tx.sql(), place, caller.userId()))
                        .compose(heard -> Pacing.keep(tx, caller, LiveRules.Pace.REACTION))
                        .compose(rested -> Messages.there(tx, conferenceId, messageId))
                        .compose(message -> report(tx, caller, message, reason))));
    }

    private Future<Void> report(Transaction tx, Caller caller, StoredMessage message, String reason) {
        UUID conferenceId = message.message().conferenceId();
        return ReportStore.insert(tx.sql(), conferenceId, message.id(), caller.userId(), reason)
                .compose(isNew -> isNew
                        ? changes.count(tx, Messages.announced(tx, message, ChatMessageReported::new))
                                .mapEmpty()
                        : Future.succeededFuture());
    }

    @Override
    public Future<List<ReportedMessage>> reported(Caller caller, UUID conferenceId) {
        return moderation.reported(caller, conferenceId);
    }

    @Override
    public Future<Void> dismissReports(Caller caller, UUID conferenceId, UUID messageId) {
        return moderation.dismissReports(caller, conferenceId, messageId);
    }

    @Override
    public Future<Void> remove(Caller caller, UUID conferenceId, UUID messageId) {
        return moderation.remove(caller, conferenceId, messageId);
    }

    @Override
    public Future<ChatSettings> settings(Caller caller, UUID conferenceId, UUID sessionId) {
        return moderation.settings(caller, conferenceId, sessionId);
    }

    @Override
    public Future<ChatSettings> putSettings(Caller caller, ChatSettings settings) {
        return moderation.putSettings(caller, settings);
    }

    @Override
    public Future<Void> approve(Caller caller, UUID conferenceId, UUID messageId) {
        return moderation.approve(caller, conferenceId, messageId);
    }

    @Override
    public Future<ChatWords> words(Caller caller, UUID conferenceId) {
        return moderation.words(caller, conferenceId);
    }

    @Override
    public Future<ChatWords> putWords(Caller caller, ChatWords words) {
        return moderation.putWords(caller, words);
    }

    private Future<StoredMessage> found(UUID conferenceId, UUID messageId) {
        return database.read(Caller.SYSTEM, sql -> MessageStore.find(sql, conferenceId, messageId))
                .map(found -> found.orElseThrow(ChatRules::noSuchMessage));
    }
}
