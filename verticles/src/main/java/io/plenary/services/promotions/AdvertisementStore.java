package io.plenary.services.promotions;

import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.AdvertisementKey;
import io.plenary.contracts.promotions.AdvertisementPicture;
import io.plenary.contracts.promotions.AdvertisementState;
import io.plenary.contracts.promotions.Offer;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class AdvertisementStore {

    private AdvertisementStore() {}

    static Future<List<Advertisement>> of(SqlClient sql, UUID organizationId, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        select * from advertisements where organization_id = $1 and conference_id = $2
                        order by created_at, id
                        """)
                .mapping(AdvertisementStore::advertisement)
                .execute(Tuple.of(organizationId, conferenceId))
                .map(rows -> rows.stream().toList());
    }

    static Future<List<Advertisement>> ofSponsor(SqlClient sql, UUID sponsorId) {
        return sql.preparedQuery("select * from advertisements where sponsor_id = $1 order by created_at, id")
                .mapping(AdvertisementStore::advertisement)
                .execute(Tuple.of(sponsorId))
                .map(rows -> rows.stream().toList());
    }

    static Future<List<Advertisement>> offers(SqlClient sql, UUID organizationId, UUID conferenceId) {
        return of(sql, organizationId, conferenceId).map(all -> all.stream()
                .filter(advertisement -> advertisement.offer() != null)
                .toList());
    }

    static Future<Optional<Advertisement>> find(SqlClient sql, AdvertisementKey key) {
        return one(sql, "", key);
    }

    /** Until the transaction ends nobody else changes it, or counts that it was seen. */
    static Future<Optional<Advertisement>> lock(SqlClient sql, AdvertisementKey key) {
        return one(sql, " for update", key);
    }

    private static Future<Optional<Advertisement>> one(SqlClient sql, String lock, AdvertisementKey key) {
        return sql.preparedQuery(
                        "select * from advertisements where organization_id = $1 and conference_id = $2 and id = $3"
                                + lock)
                .mapping(AdvertisementStore::advertisement)
                .execute(Tuple.of(key.organizationId(), key.conferenceId(), key.advertisementId()))
                .map(rows -> rows.stream().findFirst());
    }

    /** Until the transaction ends nobody else adds one to this conference, so that counting holds. */
    static Future<Long> lockAndCount(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of("advertisements of " + conferenceId))
                .compose(locked -> sql.preparedQuery("select count(*) from advertisements where conference_id = $1")
                        .execute(Tuple.of(conferenceId)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Empty if the id exists. */
    static Future<Optional<Advertisement>> insert(SqlClient sql, Advertisement advertisement) {
        return sql.preparedQuery(
                        """
                        insert into advertisements (id, organization_id, conference_id, sponsor_id, placements, headline,
                            text, link, weight, starts_at, ends_at, most_per_day, state, add_on_id, ticket_type_ids, unless_had)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
                        on conflict (id) do nothing
                        returning *
                        """)
                .mapping(AdvertisementStore::advertisement)
                .execute(tuple(advertisement))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Advertisement> update(SqlClient sql, Advertisement advertisement) {
        return sql.preparedQuery(
                        """
                        update advertisements
                        set placements = $5, headline = $6, text = $7, link = $8, weight = $9, starts_at = $10,
                            ends_at = $11, most_per_day = $12, state = $13, add_on_id = $14, ticket_type_ids = $15,
                            unless_had = $16, picture_alt = $17, updated_at = now(), version = version + 1
                        where id = $1 and organization_id = $2 and conference_id = $3 and sponsor_id is not distinct from $4
                        returning *
                        """)
                .mapping(AdvertisementStore::advertisement)
                .execute(tuple(advertisement)
                        .addValue(
                                advertisement.picture() == null
                                        ? null
                                        : advertisement.picture().alt().strip()))
                .map(rows -> rows.iterator().next());
    }

    /** @param picture null for none */
    static Future<Advertisement> describePicture(SqlClient sql, UUID id, AdvertisementPicture picture) {
        boolean none = picture == null;
        return sql.preparedQuery(
                        """
                        update advertisements
                        set picture = $2, picture_width = $3, picture_height = $4, picture_alt = $5,
                            updated_at = now(), version = version + 1
                        where id = $1
                        returning *
                        """)
                .mapping(AdvertisementStore::advertisement)
                .execute(Tuple.of(
                        id,
                        none ? null : picture.name(),
                        none ? null : picture.width(),
                        none ? null : picture.height(),
                        none ? null : picture.alt().strip()))
                .map(rows -> rows.iterator().next());
    }

    /** Of whatever conference. */
    static Future<Optional<Advertisement>> findAnywhere(SqlClient sql, UUID id) {
        return sql.preparedQuery("select * from advertisements where id = $1")
                .mapping(AdvertisementStore::advertisement)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> delete(SqlClient sql, UUID id) {
        return sql.preparedQuery("delete from advertisements where id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    private static Tuple tuple(Advertisement advertisement) {
        Offer offer = advertisement.offer();
        return Tuple.from(new Object[] {
            advertisement.id(),
            advertisement.organizationId(),
            advertisement.conferenceId(),
            advertisement.sponsorId(),
            SponsorStore.names(advertisement.placements()),
            advertisement.headline().strip(),
            advertisement.text(),
            advertisement.link(),
            advertisement.weight(),
            time(advertisement.startsAt()),
            time(advertisement.endsAt()),
            advertisement.mostPerDay(),
            advertisement.state().name(),
            offer == null ? null : offer.addOnId(),
            offer == null ? new UUID[0] : offer.ticketTypeIds().toArray(UUID[]::new),
            offer != null && offer.unlessHad()
        });
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static Offer offer(Row row) {
        UUID addOnId = row.getUUID("add_on_id");
        return addOnId == null
                ? null
                : new Offer(addOnId, List.of(row.getArrayOfUUIDs("ticket_type_ids")), row.getBoolean("unless_had"));
    }

    private static AdvertisementPicture picture(Row row) {
        String name = row.getString("picture");
        return name == null
                ? null
                : new AdvertisementPicture(
                        name,
                        row.getInteger("picture_width"),
                        row.getInteger("picture_height"),
                        row.getString("picture_alt"));
    }

    private static Advertisement advertisement(Row row) {
        return new Advertisement(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getUUID("sponsor_id"),
                SponsorStore.placements(row),
                row.getString("headline"),
                row.getString("text"),
                row.getString("link"),
                offer(row),
                row.getInteger("weight"),
                instant(row.getOffsetDateTime("starts_at")),
                instant(row.getOffsetDateTime("ends_at")),
                row.getInteger("most_per_day"),
                AdvertisementState.valueOf(row.getString("state")),
                picture(row),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"));
    }
}
