package io.plenary.services.promotions;

import io.plenary.contracts.promotions.Placement;
import io.plenary.contracts.promotions.Sponsor;
import io.plenary.contracts.promotions.SponsorKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class SponsorStore {

    private SponsorStore() {}

    static Future<List<Sponsor>> of(SqlClient sql, UUID organizationId, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        select * from sponsors where organization_id = $1 and conference_id = $2
                        order by position, created_at, id
                        """)
                .mapping(SponsorStore::sponsor)
                .execute(Tuple.of(organizationId, conferenceId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Optional<Sponsor>> find(SqlClient sql, SponsorKey key) {
        return one(sql, "", key);
    }

    /** Until the transaction ends nobody else changes it, or gives it an advertisement. */
    static Future<Optional<Sponsor>> lock(SqlClient sql, SponsorKey key) {
        return one(sql, " for update", key);
    }

    private static Future<Optional<Sponsor>> one(SqlClient sql, String lock, SponsorKey key) {
        return sql.preparedQuery(
                        "select * from sponsors where organization_id = $1 and conference_id = $2 and id = $3" + lock)
                .mapping(SponsorStore::sponsor)
                .execute(Tuple.of(key.organizationId(), key.conferenceId(), key.sponsorId()))
                .map(rows -> rows.stream().findFirst());
    }

    /** Until the transaction ends nobody else adds one to this conference, so that counting holds. */
    static Future<Long> lockAndCount(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of("sponsors of " + conferenceId))
                .compose(locked -> sql.preparedQuery("select count(*) from sponsors where conference_id = $1")
                        .execute(Tuple.of(conferenceId)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Empty if the id exists. */
    static Future<Optional<Sponsor>> insert(SqlClient sql, Sponsor sponsor) {
        return sql.preparedQuery(
                        """
                        insert into sponsors (id, organization_id, conference_id, name, level, line, link, placements,
                            listed, position)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                        on conflict (id) do nothing
                        returning *
                        """)
                .mapping(SponsorStore::sponsor)
                .execute(tuple(sponsor))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Sponsor> update(SqlClient sql, Sponsor sponsor) {
        return sql.preparedQuery(
                        """
                        update sponsors
                        set name = $4, level = $5, line = $6, link = $7, placements = $8, listed = $9, position = $10,
                            updated_at = now(), version = version + 1
                        where id = $1 and organization_id = $2 and conference_id = $3
                        returning *
                        """)
                .mapping(SponsorStore::sponsor)
                .execute(tuple(sponsor))
                .map(rows -> rows.iterator().next());
    }

    static Future<Sponsor> nameLogo(SqlClient sql, UUID id, String logo) {
        return sql.preparedQuery(
                        """
                        update sponsors set logo = $2, updated_at = now(), version = version + 1 where id = $1 returning *
                        """)
                .mapping(SponsorStore::sponsor)
                .execute(Tuple.of(id, logo))
                .map(rows -> rows.iterator().next());
    }

    static Future<Void> delete(SqlClient sql, UUID id) {
        return sql.preparedQuery("delete from sponsors where id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    /** With their advertisements and all figures. */
    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from placement_rules where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .compose(gone -> sql.preparedQuery("delete from advertisements where conference_id = $1")
                        .execute(Tuple.of(conferenceId)))
                .compose(gone -> sql.preparedQuery("delete from sponsors where conference_id = $1")
                        .execute(Tuple.of(conferenceId)))
                .mapEmpty();
    }

    private static Tuple tuple(Sponsor sponsor) {
        return Tuple.from(new Object[] {
            sponsor.id(),
            sponsor.organizationId(),
            sponsor.conferenceId(),
            sponsor.name().strip(),
            sponsor.level(),
            sponsor.line(),
            sponsor.link(),
            names(sponsor.placements()),
            sponsor.listed(),
            sponsor.position()
        });
    }

    static String[] names(List<Placement> placements) {
        return placements.stream().map(Placement::name).toArray(String[]::new);
    }

    static List<Placement> placements(Row row) {
        return Arrays.stream(row.getArrayOfStrings("placements"))
                .map(Placement::valueOf)
                .toList();
    }

    private static Sponsor sponsor(Row row) {
        return new Sponsor(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getString("name"),
                row.getString("level"),
                row.getString("line"),
                row.getString("link"),
                placements(row),
                row.getBoolean("listed"),
                row.getInteger("position"),
                row.getString("logo"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"));
    }
}
