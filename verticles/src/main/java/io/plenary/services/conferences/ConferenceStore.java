package io.plenary.services.conferences;

import io.plenary.contracts.conferences.Colors;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.runtime.Faults;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class ConferenceStore {

    static final String UNIQUE_SLUG = "conference_slug";

    private ConferenceStore() {}

    /** Empty if the id exists. */
    static Future<Optional<Conference>> insert(SqlClient sql, Conference conference, boolean approved) {
        return sql.preparedQuery(
                        """
                        insert into conferences (id, acronym, title, subtitle, description, start_date, end_date,
                            time_zone, venue, city, country, url, color_primary, color_accent, status, words,
                            logo_url, organization_id, slug, approved_at, published_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
                            array_to_tsvector($16), $17, $18, $19, case when $20 then now() end,
                            case when $15 = 'PUBLISHED' then now() end)
                        on conflict (id) do nothing
                        returning *
                        """)
                .mapping(ConferenceStore::conference)
                .execute(editable(conference)
                        .addUUID(conference.organizationId())
                        .addString(conference.slug())
                        .addBoolean(approved))
                .map(ConferenceStore::first);
    }

    /** By id where the text is one; a slug never is. */
    static Future<Optional<Conference>> find(SqlClient sql, String idOrSlug) {
        return Faults.isId(idOrSlug) ? find(sql, UUID.fromString(idOrSlug)) : findBySlug(sql, idOrSlug);
    }

    static Future<Optional<Conference>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery("select * from conferences where id = $1")
                .mapping(ConferenceStore::conference)
                .execute(Tuple.of(id))
                .map(ConferenceStore::first);
    }

    /** In the order of the ids. */
    static Future<List<Conference>> find(SqlClient sql, List<UUID> ids) {
        return sql.preparedQuery("select * from conferences where id = any($1) order by array_position($1, id)")
                .mapping(ConferenceStore::conference)
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    private static Future<Optional<Conference>> findBySlug(SqlClient sql, String slug) {
        return sql.preparedQuery("select * from conferences where slug = $1")
                .mapping(ConferenceStore::conference)
                .execute(Tuple.of(slug))
                .map(ConferenceStore::first);
    }

    /** Kept from other writers until the transaction ends. */
    static Future<Optional<Conference>> lock(SqlClient sql, UUID id) {
        return sql.preparedQuery("select * from conferences where id = $1 for update")
                .mapping(ConferenceStore::conference)
                .execute(Tuple.of(id))
                .map(ConferenceStore::first);
    }

    static Future<Conference> update(SqlClient sql, Conference conference) {
        return sql.preparedQuery(
                        """
                        update conferences
                        set acronym = $2, title = $3, subtitle = $4, description = $5, start_date = $6, end_date = $7,
                            time_zone = $8, venue = $9, city = $10, country = $11, url = $12, color_primary = $13,
                            color_accent = $14, status = $15, words = array_to_tsvector($16), logo_url = $17,
                            updated_at = now(), version = version + 1
                        where id = $1
                        returning *
                        """)
                .mapping(ConferenceStore::conference)
                .execute(editable(conference))
                .map(rows -> rows.iterator().next());
    }

    static Future<Long> count(SqlClient sql) {
        return sql.query("select count(*) as conferences from conferences where status <> 'DELETED'")
                .execute()
                .map(rows -> rows.iterator().next().getLong("conferences"));
    }

    private static Tuple editable(Conference conference) {
        Colors colors = conference.colors() == null ? new Colors(null, null) : conference.colors();
        return Tuple.tuple(new ArrayList<>(Arrays.asList(
                conference.id(),
                conference.acronym(),
                conference.title(),
                conference.subtitle(),
                conference.description(),
                conference.startDate(),
                conference.endDate(),
                conference.timeZone(),
                conference.venue(),
                conference.city(),
                conference.country(),
                conference.url(),
                colors.primary(),
                colors.accent(),
                conference.status().name(),
                words(conference),
                conference.logoUrl())));
    }

    private static String[] words(Conference conference) {
        return SearchWords.of(
                conference.title(),
                conference.acronym(),
                conference.description(),
                conference.venue(),
                conference.city());
    }

    private static Optional<Conference> first(RowSet<Conference> rows) {
        return rows.stream().findFirst();
    }

    static Conference conference(Row row) {
        return new Conference(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getString("slug"),
                row.getString("acronym"),
                row.getString("title"),
                row.getString("subtitle"),
                row.getString("description"),
                row.getLocalDate("start_date"),
                row.getLocalDate("end_date"),
                row.getString("time_zone"),
                row.getString("venue"),
                row.getString("city"),
                row.getString("country"),
                row.getString("url"),
                colors(row.getString("color_primary"), row.getString("color_accent")),
                ConferenceStatus.valueOf(row.getString("status")),
                instant(row, "delete_after"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"),
                row.getString("logo_url"),
                instant(row, "approved_at"),
                instant(row, "published_at"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static Colors colors(String primary, String accent) {
        return primary == null && accent == null ? null : new Colors(primary, accent);
    }
}
