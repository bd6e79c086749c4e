package io.plenary.services.program.pictures;

import io.plenary.contracts.program.Picture;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

final class PictureStore {

    /** The right to fetch a picture. */
    record Lease(String tag) {}

    /** Bytes of all pictures of a conference: about a thousand people. */
    private static final long MOST_BYTES = 64L << 20;

    private PictureStore() {}

    /** Null where there is none. */
    static Future<String> logo(SqlClient sql, UUID sessionId) {
        return sql.preparedQuery("select logo from sessions where id = $1")
                .execute(Tuple.of(sessionId))
                .map(rows -> rows.stream()
                        .map(row -> Optional.ofNullable(row.getString("logo")))
                        .findFirst()
                        .flatMap(logo -> logo)
                        .orElse(null));
    }

    /** Whether anybody of these ids is credited. */
    static Future<Boolean> speaks(SqlClient sql, UUID[] ids) {
        return sql.preparedQuery("select exists (select from credits where speaker_id = any ($1)) as speaks")
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(rows -> rows.iterator().next().getBoolean("speaks"));
    }

    /** Empty where it was never looked for. By the clock: whoever begins to fetch it meanwhile does so later than this began. */
    static Future<Optional<Shown>> find(SqlClient sql, PictureSource source, int size) {
        return sql.preparedQuery(
                        """
                        select check_after <= clock_timestamp() as due, media_type, bytes
                        from pictures left join picture_sizes on pictures.subject = picture_sizes.subject and size = $3
                        where pictures.subject = $1 and source = $2
                        """)
                .mapping(PictureStore::shown)
                .execute(Tuple.of(source.subject(), source.address(), size))
                .map(rows -> rows.stream().findFirst());
    }

    private static Shown shown(Row row) {
        Buffer bytes = row.getBuffer("bytes");
        return new Shown(
                bytes == null ? null : new Picture(row.getString("media_type"), bytes.getBytes()),
                row.getBoolean("due"));
    }

    /** For whoever is the first to ask for what is not there or due; empty for all others. */
    static Future<Optional<Lease>> lease(SqlClient sql, PictureSource source) {
        return sql.preparedQuery("delete from pictures where subject = $1 and source <> $2")
                .execute(Tuple.of(source.subject(), source.address()))
                .compose(gone -> sql.preparedQuery(
                                """
                                insert into pictures (subject, source, leased_until)
                                values ($1, $2, now() + interval '30 seconds')
                                on conflict (subject) do update set leased_until = excluded.leased_until
                                where pictures.source = excluded.source
                                  and pictures.check_after <= now() and pictures.leased_until <= now()
                                returning source_tag
                                """)
                        .mapping(row -> new Lease(row.getString("source_tag")))
                        .execute(Tuple.of(source.subject(), source.address())))
                .map(rows -> rows.stream().findFirst());
    }

    /** It is still what it was. */
    static Future<Void> confirm(SqlClient sql, PictureSource source) {
        return sql.preparedQuery(
                        """
                        update pictures
                        set fetched_at = now(), check_after = now() + interval '1 day', leased_until = now(), failures = 0
                        where subject = $1 and source = $2
                        """)
                .execute(Tuple.of(source.subject(), source.address()))
                .mapEmpty();
    }

    /** It could not be fetched: the more often, the longer it is left alone. What was there before is kept. */
    static Future<Void> postpone(SqlClient sql, PictureSource source) {
        return sql.preparedQuery(
                        """
                        update pictures
                        set failures = failures + 1, leased_until = now(),
                            check_after = now() + least(interval '10 minutes' * power(3, least(failures, 9)), interval '1 day')
                        where subject = $1 and source = $2
                        """)
                .execute(Tuple.of(source.subject(), source.address()))
                .mapEmpty();
    }

    /** Makes room for it, too. */
    static Future<Void> keep(SqlClient sql, PictureSource source, String tag, Map<Integer, Picture> sizes) {
        int weight = sizes.values().stream()
                .mapToInt(picture -> picture.bytes().length)
                .sum();
        return sql.preparedQuery(
                        """
                        update pictures
                        set source_tag = $3, weight = $4, fetched_at = now(), check_after = now() + interval '1 day',
                            leased_until = now(), failures = 0
                        where subject = $1 and source = $2
                        returning subject
                        """)
                .execute(Tuple.of(source.subject(), source.address(), tag, weight))
                .compose(kept -> kept.size() == 0 ? Future.succeededFuture() : replace(sql, source, sizes))
                .compose(kept -> makeRoom(sql));
    }

    private static Future<Void> replace(SqlClient sql, PictureSource source, Map<Integer, Picture> sizes) {
        List<Tuple> rows = sizes.entrySet().stream()
                .map(size -> Tuple.of(
                        source.subject(),
                        size.getKey(),
                        size.getValue().mediaType(),
                        Buffer.buffer(size.getValue().bytes())))
                .toList();
        return sql.preparedQuery(
                        """
                        insert into picture_sizes (subject, size, media_type, bytes) values ($1, $2, $3, $4)
                        on conflict (subject, size) do update set media_type = excluded.media_type, bytes = excluded.bytes
                        """)
                .executeBatch(rows)
                .mapEmpty();
    }

    /** What somebody looks at is looked up again each day: what was not, is shown no more. */
    private static Future<Void> makeRoom(SqlClient sql) {
        return sql.preparedQuery(
                        """
                        delete from pictures
                        where subject in (select subject
                                          from (select subject, fetched_at,
                                                       sum(weight) over (order by fetched_at desc, subject) as total
                                                from pictures) by_age
                                          where total > $1 or fetched_at < now() - interval '30 days')
                        """)
                .execute(Tuple.of(MOST_BYTES))
                .mapEmpty();
    }

    /** Of what there are pictures. */
    static Future<List<UUID>> subjects(SqlClient sql) {
        return sql.query("select subject from pictures")
                .mapping(row -> row.getUUID("subject"))
                .execute()
                .map(rows -> rows.stream().toList());
    }

    /** @param named what is named besides the logos of sessions */
    static Future<Void> forgetAllBut(SqlClient sql, List<PictureSource> named) {
        return sql.preparedQuery(
                        """
                        delete from pictures
                        where not exists (select from sessions where id = subject and logo = source)
                          and (subject, source) not in (select * from unnest($1::uuid[], $2::text[]))
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(
                                named.stream().map(PictureSource::subject).toArray(UUID[]::new))
                        .addArrayOfString(
                                named.stream().map(PictureSource::address).toArray(String[]::new)))
                .mapEmpty();
    }
}
