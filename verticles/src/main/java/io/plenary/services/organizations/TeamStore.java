package io.plenary.services.organizations;

import io.plenary.contracts.Grant;
import io.plenary.contracts.Right;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.Team;
import io.plenary.contracts.organizations.TeamReach;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class TeamStore {

    private static final String SELECT =
            """
            select t.*,
                   (select coalesce(jsonb_agg(jsonb_build_object('conferenceId', conference_id, 'trackIds', track_ids)
                                              order by conference_id), '[]')
                    from team_reaches where team_id = t.id) as conferences,
                   (select coalesce(array_agg(user_id order by user_id), '{}')
                    from team_members where team_id = t.id) as members
            from teams t
            """;

    private TeamStore() {}

    static Future<List<Team>> of(SqlClient sql, UUID organizationId) {
        return sql.preparedQuery(SELECT + "where organization_id = $1 order by name, id")
                .mapping(TeamStore::team)
                .execute(Tuple.of(organizationId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Optional<Team>> find(SqlClient sql, UUID organizationId, UUID id) {
        return sql.preparedQuery(SELECT + "where organization_id = $1 and id = $2")
                .mapping(TeamStore::team)
                .execute(Tuple.of(organizationId, id))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Long> count(SqlClient sql, UUID organizationId) {
        return sql.preparedQuery("select count(*) from teams where organization_id = $1")
                .execute(Tuple.of(organizationId))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** False if the id exists. */
    static Future<Boolean> insert(SqlClient sql, Team team) {
        return sql.preparedQuery(
                        """
                        insert into teams (id, organization_id, name, rights, everywhere) values ($1, $2, $3, $4, $5)
                        on conflict do nothing
                        """)
                .execute(Tuple.of(team.id(), team.organizationId(), team.name(), texts(team), team.everywhere()))
                .map(inserted -> inserted.rowCount() == 1);
    }

    static Future<Void> update(SqlClient sql, Team team) {
        return sql.preparedQuery(
                        """
                        update teams
                        set name = $3, rights = $4, everywhere = $5, updated_at = now(), version = version + 1
                        where organization_id = $1 and id = $2
                        """)
                .execute(Tuple.of(team.organizationId(), team.id(), team.name(), texts(team), team.everywhere()))
                .mapEmpty();
    }

    private static String[] texts(Team team) {
        return team.rights().stream().map(Right::text).toArray(String[]::new);
    }

    /** Where it works and who is in it, instead of what was there before. */
    static Future<Void> putParts(SqlClient sql, Team team) {
        return sql.preparedQuery("delete from team_reaches where team_id = $1")
                .execute(Tuple.of(team.id()))
                .compose(gone -> sql.preparedQuery("delete from team_members where team_id = $1")
                        .execute(Tuple.of(team.id())))
                .compose(gone -> sql.preparedQuery(
                                """
                                insert into team_reaches (team_id, organization_id, conference_id, track_ids)
                                select $1, $2, (reach ->> 'conferenceId')::uuid,
                                       array(select jsonb_array_elements_text(reach -> 'trackIds')::uuid)
                                from jsonb_array_elements($3::jsonb) as reach
                                """)
                        .execute(Tuple.of(team.id(), team.organizationId(), reaches(team))))
                .compose(put -> sql.preparedQuery(
                                """
                                insert into team_members (team_id, organization_id, user_id)
                                select $1, $2, unnest($3::uuid[])
                                """)
                        .execute(Tuple.of(team.id(), team.organizationId())
                                .addArrayOfUUID(team.members().toArray(UUID[]::new))))
                .mapEmpty();
    }

    private static JsonArray reaches(Team team) {
        JsonArray reaches = new JsonArray();
        team.conferences()
                .forEach(reach -> reaches.add(new JsonObject()
                        .put("conferenceId", reach.conferenceId().toString())
                        .put(
                                "trackIds",
                                reach.trackIds().stream().map(UUID::toString).toList())));
        return reaches;
    }

    /** Once is enough. */
    static Future<Void> join(SqlClient sql, UUID teamId, Member member) {
        return sql.preparedQuery(
                        """
                        insert into team_members (team_id, organization_id, user_id) values ($1, $2, $3)
                        on conflict do nothing
                        """)
                .execute(Tuple.of(teamId, member.organizationId(), member.userId()))
                .compose(joined -> sql.preparedQuery(
                                "update teams set version = version + 1, updated_at = now() where id = $1")
                        .execute(Tuple.of(teamId)))
                .mapEmpty();
    }

    static Future<Void> delete(SqlClient sql, UUID organizationId, UUID id) {
        return sql.preparedQuery("delete from teams where organization_id = $1 and id = $2")
                .execute(Tuple.of(organizationId, id))
                .mapEmpty();
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from team_reaches where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    /** Which of these users belong to the organization. */
    static Future<Set<UUID>> members(SqlClient sql, UUID organizationId, List<UUID> users) {
        return sql.preparedQuery("select user_id from members where organization_id = $1 and user_id = any ($2)")
                .execute(Tuple.of(organizationId).addArrayOfUUID(users.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()));
    }

    /** What teams give a user, by organization. */
    static Future<Map<UUID, List<Grant>>> grantsTo(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        select t.organization_id, t.rights, r.conference_id, r.track_ids
                        from team_members m
                            join teams t on t.id = m.team_id
                            left join team_reaches r on r.team_id = t.id
                        where m.user_id = $1 and (t.everywhere or r.conference_id is not null)
                        order by t.id, r.conference_id
                        """)
                .execute(Tuple.of(userId))
                .map(rows -> {
                    Map<UUID, List<Grant>> grants = new HashMap<>();
                    rows.forEach(row ->
                            grants.merge(row.getUUID("organization_id"), List.of(grant(row)), TeamStore::together));
                    return grants;
                });
    }

    private static List<Grant> together(List<Grant> some, List<Grant> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static Grant grant(Row row) {
        UUID[] tracks = row.getArrayOfUUIDs("track_ids");
        return new Grant(
                new HashSet<>(rights(row)), row.getUUID("conference_id"), tracks == null ? Set.of() : Set.of(tracks));
    }

    private static Team team(Row row) {
        return new Team(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getString("name"),
                rights(row),
                row.getBoolean("everywhere"),
                row.getJsonArray("conferences").stream()
                        .map(JsonObject.class::cast)
                        .map(TeamStore::reach)
                        .toList(),
                List.of(row.getArrayOfUUIDs("members")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"));
    }

    /** Those of a release to come are left out. */
    private static List<Right> rights(Row row) {
        return Arrays.stream(row.getArrayOfStrings("rights"))
                .map(text -> Right.of(text).orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private static TeamReach reach(JsonObject reach) {
        return new TeamReach(
                UUID.fromString(reach.getString("conferenceId")),
                reach.getJsonArray("trackIds").stream()
                        .map(id -> UUID.fromString((String) id))
                        .toList());
    }
}
