package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.EngagementEvents.NameHidden;
import io.plenary.contracts.engagement.EngagementEvents.ParticipantHeardAgain;
import io.plenary.contracts.engagement.EngagementEvents.ParticipantSilenced;
import io.plenary.contracts.engagement.RoomState;
import io.plenary.contracts.engagement.Silence;
import io.plenary.contracts.engagement.SilenceDraft;
import io.plenary.contracts.engagement.SilenceKind;
import io.plenary.contracts.engagement.SilencesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who does not take part, as those who moderate decide it. */
final class Silences implements SilencesService {

    private static final int LONGEST_REASON = 500;
    /** A year; what is to last longer lasts for good. */
    private static final int MOST_MINUTES = 366 * 24 * 60;

    /** @param name as others are told it; null where they are not */
    record Author(UUID userId, String name, boolean anonymous) {}

    private final Database database;
    private final Access access;
    private final Telling telling;

    Silences(Database database, Access access, Telling telling) {
        this.database = database;
        this.access = access;
        this.telling = telling;
    }

    /** Of somebody who is about to ask or write. */
    Future<Void> requireVoice(SqlClient sql, Place place, UUID userId) {
        return SilenceStore.ofUser(sql, place.conferenceId(), userId).map(found -> {
            found.ifPresent(Silences::refuse);
            return null;
        });
    }

    /** Of somebody who is about to do what nobody reads. */
    Future<Void> requireNoBan(SqlClient sql, Place place, UUID userId) {
        return SilenceStore.ofUser(sql, place.conferenceId(), userId).map(found -> {
            found.filter(silence -> silence.kind() == SilenceKind.BANNED).ifPresent(Silences::refuse);
            return null;
        });
    }

    private static void refuse(Silence silence) {
        String until = silence.until() == null ? "" : " until " + silence.until();
        String reason = silence.reason() == null ? "" : ": " + silence.reason();
        throw Refusal.FORBIDDEN.because("SILENCED", "You do not take part here%s%s.".formatted(until, reason));
    }

    @Override
    public Future<List<Silence>> silences(Caller caller, UUID conferenceId) {
        return access.moderator(caller, conferenceId, null)
                .compose(place -> database.read(Caller.SYSTEM, sql -> SilenceStore.all(sql, conferenceId)));
    }

    @Override
    public Future<Silence> silence(Caller caller, SilenceDraft draft) {
        check(draft);
        return access.moderator(caller, draft.conferenceId(), null)
                .compose(place -> database.once(caller, tx -> LiveStore.about(tx.sql(), place.conferenceId())
                        .compose(about -> SilenceStore.find(tx.sql(), place.conferenceId(), draft.id()))
                        .compose(before -> before.map(Future::succeededFuture)
                                .orElseGet(() -> author(tx, draft).compose(author -> put(tx, place, author, draft))))));
    }

    private static void check(SilenceDraft draft) {
        boolean unbounded = draft.minutes() != null && (draft.minutes() < 1 || draft.minutes() > MOST_MINUTES);
        new Faults()
                .check(draft.kind() != null, "/kind", Fault.REQUIRED)
                .check((draft.questionId() == null) != (draft.messageId() == null), "/questionId", Fault.IMPOSSIBLE)
                .check(!unbounded, "/minutes", Fault.WHOLE_NUMBER, Map.of("least", 1, "most", MOST_MINUTES))
                .text("/reason", draft.reason(), LONGEST_REASON)
                .refuseIfAny("Nobody can be silenced like that.");
    }

    private static Future<Author> author(Transaction tx, SilenceDraft draft) {
        if (draft.messageId() != null) {
            return MessageStore.find(tx.sql(), draft.conferenceId(), draft.messageId())
                    .map(found -> found.orElseThrow(ChatRules::noSuchMessage))
                    .map(StoredMessage::author)
                    .map(known -> known.orElseThrow(Silences::nobody));
        }
        return QuestionStore.find(tx.sql(), draft.conferenceId(), draft.questionId())
                .map(found -> found.orElseThrow(QuestionRules::noSuchQuestion))
                .map(StoredQuestion::author)
                .map(known -> known.orElseThrow(Silences::nobody));
    }

    private static RuntimeException nobody() {
        return Refusal.CONFLICT.because("Nobody is known to have written it (any more).");
    }

    private Future<Silence> put(Transaction tx, Place place, Author author, SilenceDraft draft) {
        return SilenceStore.put(tx.sql(), place, author, draft).compose((Optional<Silence> kept) -> {
            Silence silence = kept.orElseThrow(() -> Refusal.CONFLICT.because("The id is in use."));
            ParticipantSilenced what = new ParticipantSilenced(silence.id(), silence.kind());
            tx.announce(what, place.organizationId(), place.conferenceId());
            told(tx, place, author.userId(), silence);
            return unnamed(tx, place, author, silence).map(silence);
        });
    }

    /** Whoever does not take part is named nowhere; where others do not know who wrote it, they would learn it by that. */
    private static Future<Void> unnamed(Transaction tx, Place place, Author author, Silence silence) {
        return silence.kind() != SilenceKind.BANNED || author.anonymous()
                ? Future.succeededFuture()
                : ShownNameStore.has(tx.sql(), place.conferenceId(), author.userId())
                        .map(named -> {
                            if (named) {
                                tx.announce(
                                        new NameHidden(),
                                        place.organizationId(),
                                        place.conferenceId(),
                                        author.userId(),
                                        null);
                            }
                            return null;
                        });
    }

    /** Who it is about learns of it at once, and not by being refused; nothing of who decided it. */
    private void told(Transaction tx, Place place, UUID userId, Silence silence) {
        telling.own(tx, place.organizationId(), userId, state(place.conferenceId(), silence));
    }

    /** @param silence null where it is over */
    static RoomState state(UUID conferenceId, Silence silence) {
        JsonObject value = new JsonObject().put("conferenceId", conferenceId.toString());
        if (silence != null) {
            value.put("kind", silence.kind().name()).put("reason", silence.reason());
            value.put("until", silence.until() == null ? null : silence.until().toString());
        }
        return new RoomState(StateTelling.key("silence", conferenceId), value);
    }

    @Override
    public Future<Void> lift(Caller caller, UUID conferenceId, UUID silenceId) {
        return access.moderator(caller, conferenceId, null)
                .compose(place -> database.once(caller, tx -> LiveStore.about(tx.sql(), conferenceId)
                        .compose(about -> SilenceStore.delete(tx.sql(), conferenceId, silenceId))
                        .map(gone -> {
                            gone.ifPresent(userId -> {
                                tx.announce(new ParticipantHeardAgain(silenceId), place.organizationId(), conferenceId);
                                told(tx, place, userId, null);
                            });
                            return null;
                        })));
    }
}
