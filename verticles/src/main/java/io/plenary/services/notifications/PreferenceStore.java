package io.plenary.services.notifications;

import io.plenary.contracts.notifications.Channel;
import io.plenary.contracts.notifications.ConferencePreference;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.notifications.Preference;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

final class PreferenceStore {

    private static final List<Way> UNUSUAL = Arrays.stream(MessageKind.values())
            .flatMap(kind -> kind.channels().stream()
                    .filter(channel -> channel != Channel.SMS && !kind.isUsual(channel))
                    .map(channel -> new Way(kind, channel)))
            .toList();

    private PreferenceStore() {}

    private record Way(MessageKind kind, Channel channel) {}

    /**
     * A way that somebody does not want messages of a kind to go.
     *
     * @param conferenceId null for those of whatever conference
     */
    record Unwanted(UUID userId, MessageKind kind, Channel channel, UUID conferenceId) {

        Unwanted(UUID userId, MessageKind kind, Channel channel) {
            this(userId, kind, channel, null);
        }
    }

    static boolean isWanted(Set<Unwanted> unwanted, UUID userId, MessageKind kind, Channel channel, UUID conferenceId) {
        return !unwanted.contains(new Unwanted(userId, kind, channel))
                && !unwanted.contains(new Unwanted(userId, kind, channel, conferenceId));
    }

    /** What they said, and what is nobody's without having said so; who wants to be texted is asked for where that is about to be done. */
    static Future<Set<Unwanted>> unwanted(SqlClient sql, UUID... users) {
        return sql.preparedQuery(
                        """
                        select user_id, kind, channel, null::uuid as conference_id
                        from preferences where user_id = any($1) and not wanted
                        union all
                        select users.user_id, unusual.kind, unusual.channel, null from unnest($1::uuid[]) as users (user_id)
                            cross join unnest($2::text[], $3::text[]) as unusual (kind, channel)
                        where not exists (select from preferences as said
                                          where (said.user_id, said.kind, said.channel)
                                              = (users.user_id, unusual.kind, unusual.channel)
                                            and wanted)
                        union all
                        select user_id, kind, 'EMAIL', conference_id from declined where user_id = any($1)
                        """)
                .mapping(row -> new Unwanted(
                        row.getUUID("user_id"),
                        MessageKind.valueOf(row.getString("kind")),
                        Channel.valueOf(row.getString("channel")),
                        row.getUUID("conference_id")))
                .execute(Tuple.of(
                        users,
                        UNUSUAL.stream().map(way -> way.kind().name()).toArray(String[]::new),
                        UNUSUAL.stream().map(way -> way.channel().name()).toArray(String[]::new)))
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    /** What somebody is texted: nothing unless they want it. */
    static Future<Set<MessageKind>> texted(SqlClient sql, UUID userId) {
        return sql.preparedQuery("select kind from preferences where user_id = $1 and channel = 'SMS' and wanted")
                .mapping(row -> MessageKind.valueOf(row.getString("kind")))
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    static Future<Void> set(SqlClient sql, UUID userId, List<Preference> changed) {
        return changed.isEmpty()
                ? Future.succeededFuture()
                : sql.preparedQuery(
                                """
                                insert into preferences (user_id, kind, channel, wanted) values ($1, $2, $3, $4)
                                on conflict (user_id, kind, channel) do update set wanted = excluded.wanted
                                """)
                        .executeBatch(changed.stream()
                                .map(one -> Tuple.of(
                                        userId, one.kind().name(), one.channel().name(), one.wanted()))
                                .toList())
                        .mapEmpty();
    }

    /** What no mails are sent of about one conference. */
    static Future<List<ConferencePreference>> declined(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        "select kind, conference_id from declined where user_id = $1 order by conference_id, kind")
                .mapping(row -> new ConferencePreference(
                        MessageKind.valueOf(row.getString("kind")), row.getUUID("conference_id"), false))
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Void> decline(SqlClient sql, UUID userId, MessageKind kind, UUID conferenceId) {
        return sql.preparedQuery(
                        "insert into declined (user_id, kind, conference_id) values ($1, $2, $3) on conflict do nothing")
                .execute(Tuple.of(userId, kind.name(), conferenceId))
                .mapEmpty();
    }

    /** Mails come again. */
    static Future<Void> lift(SqlClient sql, UUID userId, List<ConferencePreference> lifted) {
        return lifted.isEmpty()
                ? Future.succeededFuture()
                : sql.preparedQuery("delete from declined where user_id = $1 and kind = $2 and conference_id = $3")
                        .executeBatch(lifted.stream()
                                .map(one -> Tuple.of(userId, one.kind().name(), one.conferenceId()))
                                .toList())
                        .mapEmpty();
    }

    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from preferences where user_id = $1")
                .execute(Tuple.of(userId))
                .compose(gone -> sql.preparedQuery("delete from declined where user_id = $1")
                        .execute(Tuple.of(userId)))
                .mapEmpty();
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from declined where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }
}
