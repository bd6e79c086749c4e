package io.plenary.services.speakers;

import io.plenary.contracts.speakers.SpeakerClaim;
import io.plenary.services.speakers.ClaimRules.Identity;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whom claims and ids mean. Whole batches are one statement each: a file names hundreds of persons. */
final class IdentityStore {

    /** A speaker that was added or filled up. */
    record Named(UUID id, String name) {}

    private IdentityStore() {}

    /** Adds a speaker for each claim nobody made before, but for those that name one themselves. */
    static Future<List<Named>> addUnknown(
            SqlClient sql, UUID organizationId, Collection<SpeakerClaim> claims, Collection<UUID> ids) {
        return sql.preparedQuery(
                        """
                        with claims as (
                            select * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                                                 $8::uuid[], $9::uuid[])
                                as c (scope, external_id, name, biography, avatar_url, url, id, named)
                        ), unknown as (
                            insert into identities (organization_id, scope, external_id, speaker_id)
                            select $1, scope, external_id, coalesce(s.id, a.speaker_id, c.id)
                            from claims c
                            left join speakers s on s.organization_id = $1 and s.id = c.named
                            left join aliases a on a.organization_id = $1 and a.id = c.named
                            on conflict (organization_id, scope, external_id) do nothing
                            returning speaker_id
                        )
                        insert into speakers (id, organization_id, name, biography, avatar_url, links)
                        select c.id, $1, c.name, c.biography, c.avatar_url,
                               case when c.url is null then '[]'
                                    else jsonb_build_array(jsonb_build_object('url', c.url)) end
                        from claims c join unknown u on u.speaker_id = c.id
                        returning id, name
                        """)
                .mapping(row -> new Named(row.getUUID("id"), row.getString("name")))
                .execute(values(organizationId, claims)
                        .addArrayOfUUID(ids.toArray(UUID[]::new))
                        .addArrayOfUUID(
                                claims.stream().map(SpeakerClaim::speakerId).toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    /** Gives known speakers what they lack; what they have stays. */
    static Future<List<Named>> fillUp(SqlClient sql, UUID organizationId, Collection<SpeakerClaim> claims) {
        return sql.preparedQuery(
                        """
                        with claims as (
                            select * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
                                with ordinality as c (scope, external_id, name, biography, avatar_url, url, place)
                        ), claimed as (
                            select i.speaker_id,
                                   (array_agg(c.biography order by place) filter (where c.biography is not null))[1]
                                       as biography,
                                   (array_agg(c.avatar_url order by place) filter (where c.avatar_url is not null))[1]
                                       as avatar_url,
                                   (array_agg(c.url order by place) filter (where c.url is not null))[1] as url
                            from claims c
                            join identities i on i.organization_id = $1
                                and i.scope = c.scope and i.external_id = c.external_id
                            group by i.speaker_id
                        )
                        update speakers s
                        set biography = coalesce(nullif(s.biography, ''), c.biography),
                            avatar_url = coalesce(s.avatar_url, c.avatar_url),
                            links = case when s.links = '[]' and c.url is not null
                                         then jsonb_build_array(jsonb_build_object('url', c.url)) else s.links end,
                            updated_at = now(), version = version + 1
                        from claimed c
                        where s.organization_id = $1 and s.id = c.speaker_id
                          and (coalesce(s.biography, '') = '' and c.biography is not null
                               or s.avatar_url is null and c.avatar_url is not null
                               or s.links = '[]' and c.url is not null)
                        returning s.id, s.name
                        """)
                .mapping(row -> new Named(row.getUUID("id"), row.getString("name")))
                .execute(values(organizationId, claims))
                .map(rows -> rows.stream().toList());
    }

    static Future<Map<Identity, UUID>> speakers(SqlClient sql, UUID organizationId, Collection<SpeakerClaim> claims) {
        return sql.preparedQuery(
                        """
                        select scope, external_id, speaker_id
                        from identities join unnest($2::text[], $3::text[]) as c (scope, external_id)
                            using (scope, external_id)
                        where organization_id = $1
                        """)
                .execute(Tuple.of(
                        organizationId, column(claims, SpeakerClaim::scope), column(claims, SpeakerClaim::externalId)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new Identity(row.getString("scope"), row.getString("external_id")),
                                row -> row.getUUID("speaker_id"))));
    }

    /** Lets all that meant one speaker mean the other, its own id included, and deletes it. */
    static Future<Void> merge(SqlClient sql, UUID organizationId, UUID keepId, UUID mergeId) {
        Tuple merge = Tuple.of(organizationId, keepId, mergeId);
        return sql.preparedQuery("update identities set speaker_id = $2 where organization_id = $1 and speaker_id = $3")
                .execute(merge)
                .compose(moved -> sql.preparedQuery(
                                "update aliases set speaker_id = $2 where organization_id = $1 and speaker_id = $3")
                        .execute(merge))
                .compose(moved -> sql.preparedQuery(
                                "insert into aliases (organization_id, speaker_id, id) values ($1, $2, $3)")
                        .execute(merge))
                .compose(known -> SpeakerEmailStore.merge(sql, organizationId, keepId, mergeId))
                .compose(known -> SpeakerStore.delete(sql, organizationId, mergeId))
                .mapEmpty();
    }

    private static Tuple values(UUID organizationId, Collection<SpeakerClaim> claims) {
        return Tuple.of(
                        organizationId,
                        column(claims, SpeakerClaim::scope),
                        column(claims, SpeakerClaim::externalId),
                        column(claims, SpeakerClaim::name))
                .addArrayOfString(column(claims, SpeakerClaim::biography))
                .addArrayOfString(column(claims, SpeakerClaim::avatarUrl))
                .addArrayOfString(column(claims, SpeakerClaim::url));
    }

    private static String[] column(Collection<SpeakerClaim> claims, Function<SpeakerClaim, String> value) {
        return claims.stream().map(value).toArray(String[]::new);
    }
}
