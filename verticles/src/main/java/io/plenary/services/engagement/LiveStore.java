package io.plenary.services.engagement;

import io.plenary.contracts.engagement.ContentPolicy;
import io.plenary.contracts.engagement.LiveSettings;
import io.plenary.contracts.engagement.Participants;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a conference wants, and what people did lately. */
final class LiveStore {

    private LiveStore() {}

    /** From now on the transaction is about this conference, on which the caller's rights were looked at. */
    static Future<Void> about(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select set_config('app.conference', $1, true)")
                .execute(Tuple.of(conferenceId.toString()))
                .mapEmpty();
    }

    static Future<LiveSettings> find(SqlClient sql, UUID organizationId, UUID conferenceId) {
        return sql.preparedQuery("select * from live_settings where conference_id = $1 and organization_id = $2")
                .mapping(LiveStore::settings)
                .execute(Tuple.of(conferenceId, organizationId))
                .map(rows ->
                        rows.stream().findFirst().orElseGet(() -> LiveSettings.usual(organizationId, conferenceId)));
    }

    static Future<LiveSettings> put(SqlClient sql, Place place, LiveSettings wanted, long position) {
        return sql.preparedQuery(
                        """
                        insert into live_settings as known (conference_id, organization_id, questions, anonymous_questions,
                            questions_moderated, chat, participants, position, feedback, reactions, links, images)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                        on conflict (conference_id) do update
                            set questions = excluded.questions, anonymous_questions = excluded.anonymous_questions,
                                questions_moderated = excluded.questions_moderated, chat = excluded.chat,
                                participants = excluded.participants, position = excluded.position,
                                feedback = excluded.feedback, reactions = excluded.reactions,
                                links = excluded.links, images = excluded.images,
                                version = known.version + 1
                        returning *
                        """)
                .mapping(LiveStore::settings)
                .execute(Tuple.from(new Object[] {
                    place.conferenceId(),
                    place.organizationId(),
                    wanted.questions(),
                    wanted.anonymousQuestions(),
                    wanted.questionsModerated(),
                    wanted.chat(),
                    wanted.participants().name(),
                    position,
                    wanted.feedback(),
                    wanted.reactions(),
                    wanted.links().name(),
                    wanted.images().name()
                }))
                .map(rows -> rows.iterator().next());
    }

    /** Put where that was said after one position and up to another; none or one. */
    static Future<List<Placed<LiveSettings>>> since(SqlClient sql, UUID conferenceId, long after, long upTo) {
        return sql.preparedQuery(
                        "select * from live_settings where conference_id = $1 and position > $2 and position <= $3")
                .mapping(row -> new Placed<>(row.getLong("position"), settings(row)))
                .execute(Tuple.of(conferenceId, after, upTo))
                .map(rows -> rows.stream().toList());
    }

    /**
     * Puts off when the user is rested.
     *
     * @return how long it takes from now until then
     */
    static Future<Duration> tire(SqlClient sql, UUID userId, LiveRules.Pace pace) {
        return sql.preparedQuery(
                        """
                        insert into paces as known (user_id, kind, rested)
                        values ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
                        on conflict (user_id, kind) do update
                            set rested = greatest(known.rested, clock_timestamp()) + $3 * interval '1 millisecond'
                        returning rested, clock_timestamp() as now
                        """)
                .mapping(row -> Duration.between(
                        row.getOffsetDateTime("now").toInstant(),
                        row.getOffsetDateTime("rested").toInstant()))
                .execute(Tuple.of(userId, pace.name(), pace.each().toMillis()))
                .map(rows -> rows.iterator().next());
    }

    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from paces where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from live_settings where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .compose(gone -> sql.preparedQuery("delete from rooms where conference_id = $1")
                        .execute(Tuple.of(conferenceId)))
                .mapEmpty();
    }

    private static LiveSettings settings(Row row) {
        return new LiveSettings(
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getBoolean("questions"),
                row.getBoolean("anonymous_questions"),
                row.getBoolean("questions_moderated"),
                row.getBoolean("chat"),
                row.getBoolean("feedback"),
                row.getBoolean("reactions"),
                ContentPolicy.valueOf(row.getString("links")),
                ContentPolicy.valueOf(row.getString("images")),
                Participants.valueOf(row.getString("participants")),
                row.getLong("version"));
    }

    /** Of those conferences that said what is to happen live. */
    static Future<Map<UUID, UUID>> organizations(SqlClient sql, List<UUID> conferences) {
        return sql.preparedQuery(
                        "select conference_id, organization_id from live_settings where conference_id = any ($1)")
                .execute(Tuple.of((Object) conferences.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.getUUID("conference_id"), row -> row.getUUID("organization_id"))));
    }
}
