package io.plenary.services.promotions;

import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.Sighting;
import io.plenary.contracts.promotions.SightingBatch;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** How often advertisements went out below mails, and were followed from there: the platform says so itself, and is believed. */
final class MailedStore {

    private MailedStore() {}

    /** Counts what was not counted before: an id and what it counts are kept together or not at all. */
    static Future<Void> count(SqlClient sql, SightingBatch batch, LocalDate day, Instant now) {
        return sql.preparedQuery(
                        """
                        with told as (
                            select distinct * from unnest($1::uuid[], $2::uuid[]) as t (id, advertisement_id)
                        ), possible as (
                            select t.id, a.id as advertisement_id from told t
                            join advertisements a on a.id = t.advertisement_id and a.conference_id = $3
                            for key share of a
                        ), fresh as (
                            insert into sightings (advertisement_id, id, seen_at)
                            select advertisement_id, id, $4 from possible order by advertisement_id, id
                            on conflict do nothing
                            returning advertisement_id
                        )
                        insert into sighting_days as known (advertisement_id, placement, day, organization_id, conference_id,
                            impressions, clicks)
                        select a.id, 'MAIL_FOOTER', $5, a.organization_id, a.conference_id, count(*), 0
                        from fresh f join advertisements a on a.id = f.advertisement_id
                        group by a.id order by a.id
                        on conflict (advertisement_id, placement, day) do update
                            set impressions = known.impressions + excluded.impressions
                        """)
                .execute(Tuple.of(
                        batch.sightings().stream().map(Sighting::id).toArray(UUID[]::new),
                        batch.sightings().stream()
                                .map(Sighting::advertisementId)
                                .toArray(UUID[]::new),
                        batch.conferenceId(),
                        now.atOffset(ZoneOffset.UTC),
                        day))
                .mapEmpty();
    }

    /** Counts that it was followed from a mail, unless it was from the same before. */
    static Future<Void> follow(SqlClient sql, Advertisement advertisement, UUID mail, LocalDate day, Instant now) {
        return sql.preparedQuery(
                        """
                        with possible as (
                            select id, organization_id, conference_id from advertisements where id = $1 for key share
                        ), fresh as (
                            insert into mailed_clicks (advertisement_id, id, clicked_at) select id, $2, $3 from possible
                            on conflict do nothing
                            returning advertisement_id
                        )
                        insert into sighting_days as known (advertisement_id, placement, day, organization_id, conference_id,
                            impressions, clicks)
                        select a.id, 'MAIL_FOOTER', $4, a.organization_id, a.conference_id, 0, 1
                        from fresh f join possible a on a.id = f.advertisement_id
                        on conflict (advertisement_id, placement, day) do update set clicks = known.clicks + 1
                        """)
                .execute(Tuple.of(advertisement.id(), mail, now.atOffset(ZoneOffset.UTC), day))
                .mapEmpty();
    }

    /** Deletes at most this many ids; answers how many. */
    static Future<Integer> deleteBefore(SqlClient sql, Instant before, int most) {
        return sql.preparedQuery(
                        """
                        delete from mailed_clicks
                        where ctid in (select ctid from mailed_clicks where clicked_at < $1 limit $2 for update skip locked)
                        """)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), most))
                .map(rows -> rows.rowCount());
    }
}
