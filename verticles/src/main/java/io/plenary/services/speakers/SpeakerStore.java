package io.plenary.services.speakers;

import io.plenary.contracts.Json;
import io.plenary.contracts.Link;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.contracts.speakers.SpeakerPage;
import io.plenary.contracts.speakers.SpeakerQuery;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class SpeakerStore {

    private static final String SPEAKERS =
            """
            select id, organization_id, name, biography, affiliation, avatar_url, links,
                   created_at, updated_at, version,
                   array(select a.id from aliases a
                         where a.organization_id = s.organization_id and a.speaker_id = s.id
                         order by a.id) as merged_ids
            from speakers s
            """;

    private SpeakerStore() {}

    /**
     * Keeps all other changes of an organization's speakers away until the transaction ends: merges, imports and
     * deletions move identities between speakers, which locks of single rows would not hold together. Batches are
     * planned anew, for their size: the plan for any size compares every claim with every speaker.
     */
    static Future<Void> lock(SqlClient sql, UUID organizationId) {
        return sql.preparedQuery(
                        """
                        select set_config('plan_cache_mode', 'force_custom_plan', true)
                        from pg_advisory_xact_lock(hashtextextended($1, 0))
                        """)
                .execute(Tuple.of(organizationId.toString()))
                .mapEmpty();
    }

    /** Octets of what all speakers of an organization say. */
    static Future<Long> size(SqlClient sql, UUID organizationId) {
        return sql.preparedQuery(
                        """
                        select coalesce(sum(octet_length(concat(name, affiliation, avatar_url)) + pg_column_size(links)
                                            + coalesce(octet_length(biography), 0)), 0)
                        from speakers where organization_id = $1
                        """)
                .execute(Tuple.of(organizationId))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Answers whether the id was free. */
    static Future<Boolean> insert(SqlClient sql, Speaker speaker) {
        return sql.preparedQuery(
                        """
                        insert into speakers (organization_id, id, name, biography, affiliation, avatar_url, links)
                        select $1, $2, $3, $4, $5, $6, $7
                        where not exists (select from aliases where organization_id = $1 and id = $2)
                        on conflict (id) do nothing
                        """)
                .execute(values(speaker))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The speaker with this id, or the one it was merged into. */
    static Future<Optional<Speaker>> find(SqlClient sql, UUID organizationId, UUID id) {
        return byIds(sql, organizationId, List.of(id))
                .map(found -> found.stream().findFirst());
    }

    /** The speakers with these ids, or those they were merged into; each once, by name. */
    static Future<List<Speaker>> byIds(SqlClient sql, UUID organizationId, List<UUID> ids) {
        return sql.preparedQuery(
                        SPEAKERS
                                + """
                        where organization_id = $1
                          and id = any (array(select coalesce(a.speaker_id, wanted.id)
                                              from unnest($2::uuid[]) wanted (id)
                                              left join aliases a on a.organization_id = $1 and a.id = wanted.id))
                        order by sort_name collate "und-x-icu", id
                        """)
                .mapping(SpeakerStore::speaker)
                .execute(Tuple.of(organizationId).addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    /** @param words a text search query, null for all */
    static Future<SpeakerPage> list(SqlClient sql, SpeakerQuery query, String words, Cursor cursor) {
        return sql.preparedQuery(
                        SPEAKERS
                                + """
                        where organization_id = $1
                          and ($2::text is null or words @@ to_tsquery('simple', lower($2 collate "und-x-icu")))
                          and ($3::text is null
                               or (sort_name collate "und-x-icu", id)
                                  > (lower($3 collate "und-x-icu") collate "und-x-icu", $4))
                        order by sort_name collate "und-x-icu", id
                        limit $5
                        """)
                .mapping(SpeakerStore::speaker)
                .execute(Tuple.of(query.organizationId(), words, cursor.key(), cursor.id(), query.limit() + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        query.limit(),
                        speaker -> new Cursor(speaker.name(), speaker.id()),
                        SpeakerPage::new));
    }

    static Future<Speaker> update(SqlClient sql, Speaker speaker) {
        return sql.preparedQuery(
                        """
                        update speakers
                        set name = $3, biography = $4, affiliation = $5, avatar_url = $6, links = $7,
                            updated_at = now(), version = version + 1
                        where organization_id = $1 and id = $2
                        """)
                .execute(values(speaker))
                .compose(updated -> find(sql, speaker.organizationId(), speaker.id()))
                .map(Optional::orElseThrow);
    }

    /** Deletes a speaker with all identities and aliases. Answers whether there was one. */
    static Future<Boolean> delete(SqlClient sql, UUID organizationId, UUID id) {
        return sql.preparedQuery("delete from speakers where organization_id = $1 and id = $2")
                .execute(Tuple.of(organizationId, id))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Tuple values(Speaker speaker) {
        return Tuple.of(speaker.organizationId(), speaker.id(), speaker.name(), speaker.biography())
                .addString(speaker.affiliation())
                .addString(speaker.avatarUrl())
                .addJsonArray(new JsonArray(Json.write(speaker.links())));
    }

    private static Speaker speaker(Row row) {
        return new Speaker(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getString("name"),
                row.getString("biography"),
                row.getString("affiliation"),
                row.getString("avatar_url"),
                links(row.getJsonArray("links")),
                List.of(row.getArrayOfUUIDs("merged_ids")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"));
    }

    private static List<Link> links(JsonArray links) {
        return links.stream()
                .map(JsonObject.class::cast)
                .map(link -> new Link(link.getString("url"), link.getString("title"), link.getString("type")))
                .toList();
    }
}
