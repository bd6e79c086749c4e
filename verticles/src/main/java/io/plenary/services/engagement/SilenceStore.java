package io.plenary.services.engagement;

import io.plenary.contracts.engagement.Silence;
import io.plenary.contracts.engagement.SilenceDraft;
import io.plenary.contracts.engagement.SilenceKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class SilenceStore {

    private static final String LASTS = " and (until is null or until > now())";

    /**
     * Whoever a row {@code n} is about is banned, and so named nowhere. By something they wrote without a name they are not: whose name
     * is gone in that moment, others would see.
     */
    static final String IS_BANNED =
            """
            exists (select from silences s where s.conference_id = n.conference_id and s.user_id = n.user_id
                and s.kind = 'BANNED' and not s.anonymous and (s.until is null or s.until > now()))
            """;

    private SilenceStore() {}

    /** The one that lasts, if any; of two the one that says more. */
    static Future<Optional<Silence>> ofUser(SqlClient sql, UUID conferenceId, UUID userId) {
        return sql.preparedQuery("select * from silences where conference_id = $1 and user_id = $2" + LASTS
                        + " order by kind = 'BANNED' desc, until desc nulls first")
                .mapping(SilenceStore::silence)
                .execute(Tuple.of(conferenceId, userId))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Optional<Silence>> find(SqlClient sql, UUID conferenceId, UUID id) {
        return sql.preparedQuery("select * from silences where conference_id = $1 and id = $2")
                .mapping(SilenceStore::silence)
                .execute(Tuple.of(conferenceId, id))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<List<Silence>> all(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select * from silences where conference_id = $1" + LASTS
                        + " order by created_at desc limit 200")
                .mapping(SilenceStore::silence)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().toList());
    }

    /**
     * In place of the one before; empty where the id is in use. An anonymous one leaves one that has a name, and the other way round, or
     * the list would tell who is who.
     */
    static Future<Optional<Silence>> put(SqlClient sql, Place place, Silences.Author author, SilenceDraft draft) {
        return sql.preparedQuery(
                        """
                        delete from silences where conference_id = $1 and user_id = $2 and id <> $3 and anonymous = $4
                        """)
                .execute(Tuple.of(place.conferenceId(), author.userId(), draft.id(), author.anonymous()))
                .compose(gone -> sql.preparedQuery(
                                """
                                insert into silences (id, organization_id, conference_id, user_id, name, anonymous, kind, until, reason)
                                values ($1, $2, $3, $4, $5, $6, $7, now() + $8::integer * interval '1 minute', $9)
                                on conflict do nothing
                                returning *
                                """)
                        .mapping(SilenceStore::silence)
                        .execute(Tuple.from(new Object[] {
                            draft.id(),
                            place.organizationId(),
                            place.conferenceId(),
                            author.userId(),
                            author.name(),
                            author.anonymous(),
                            draft.kind().name(),
                            draft.minutes(),
                            draft.reason()
                        })))
                .map(rows -> rows.stream().findFirst());
    }

    /** Whom it was about. */
    static Future<Optional<UUID>> delete(SqlClient sql, UUID conferenceId, UUID id) {
        return sql.preparedQuery("delete from silences where conference_id = $1 and id = $2 returning user_id")
                .mapping(row -> row.getUUID("user_id"))
                .execute(Tuple.of(conferenceId, id))
                .map(rows -> rows.stream().findFirst());
    }

    /** Those that last of one person, at all conferences. */
    static Future<List<Silence>> ofUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        "select * from silences where user_id = $1" + LASTS + " order by created_at desc limit 100")
                .mapping(SilenceStore::silence)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from silences where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from silences where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static Silence silence(Row row) {
        OffsetDateTime until = row.getOffsetDateTime("until");
        return new Silence(
                row.getUUID("id"),
                row.getUUID("conference_id"),
                row.getBoolean("anonymous") ? null : row.getUUID("user_id"),
                row.getString("name"),
                SilenceKind.valueOf(row.getString("kind")),
                until == null ? null : until.toInstant(),
                row.getString("reason"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
