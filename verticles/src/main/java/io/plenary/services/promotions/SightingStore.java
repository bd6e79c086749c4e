package io.plenary.services.promotions;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.promotions.FiguresOfDay;
import io.plenary.contracts.promotions.Placement;
import io.plenary.contracts.promotions.Sighting;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** How often advertisements were seen and followed. */
final class SightingStore {

    /** Of an advertisement at a place on a day: as many as ten thousand people see ten times. Each is a row for two days. */
    static final long MOST_A_DAY = 100_000;

    private SightingStore() {}

    /**
     * Counts what was not counted before: an id and what it counts are kept together or not at all. What is told twice at once
     * waits for the first one, and counts only if that did not. Only what could be seen since then counts.
     *
     * More than {@link #MOST_A_DAY} are neither counted nor kept: whoever makes some up fills neither a disk nor a report.
     *
     * Of clicks no more count than somebody saw where they may have clicked: whoever makes up some makes up no more than that.
     *
     * @param since how far back somebody may have seen it
     */
    static Future<Void> count(
            SqlClient sql, Conference conference, List<Sighting> sightings, LocalDate day, Instant since, Instant now) {
        return sql.preparedQuery(
                        """
                        with told as (
                            select distinct on (id) * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])
                                as t (id, advertisement_id, placement, kind)
                        ), possible as (
                            select t.*, a.organization_id, a.conference_id
                            from told t
                            join advertisements a on a.id = t.advertisement_id
                            left join sponsors s on s.id = a.sponsor_id
                            join placement_rules r on r.conference_id = a.conference_id and r.placement = t.placement
                            where a.conference_id = $5 and a.organization_id = $6 and a.state = 'ACTIVE' and r.most > 0
                              and t.placement <> 'MAIL_FOOTER'
                              and t.placement = any (a.placements)
                              and (a.sponsor_id is null or t.placement = any (s.placements))
                              and not exists (select from sighting_days d
                                              where d.advertisement_id = a.id and d.placement = t.placement and d.day = $9
                                                and d.impressions + d.clicks >= $10)
                              and (a.starts_at is null or a.starts_at <= $7) and (a.ends_at is null or a.ends_at > $8)
                            for key share of a
                        ), fresh as (
                            insert into sightings (advertisement_id, id, seen_at)
                            select advertisement_id, id, $7 from possible order by advertisement_id, id
                            on conflict do nothing
                            returning advertisement_id, id
                        )
                        insert into sighting_days as known (advertisement_id, placement, day, organization_id, conference_id,
                            impressions, clicks)
                        select p.advertisement_id, p.placement, $9, p.organization_id, p.conference_id,
                            count(*) filter (where p.kind = 'SEEN'),
                            least(count(*) filter (where p.kind = 'CLICKED'),
                                  count(*) filter (where p.kind = 'SEEN')
                                  + coalesce((select impressions - clicks from sighting_days d
                                              where d.advertisement_id = p.advertisement_id and d.placement = p.placement
                                                and d.day = $9), 0))
                        from possible p join fresh f on f.advertisement_id = p.advertisement_id and f.id = p.id
                        group by p.advertisement_id, p.placement, p.organization_id, p.conference_id
                        order by p.advertisement_id, p.placement
                        on conflict (advertisement_id, placement, day) do update
                            set impressions = known.impressions + excluded.impressions,
                                clicks = least(known.clicks + excluded.clicks, known.impressions + excluded.impressions)
                        """)
                .execute(Tuple.from(new Object[] {
                    column(sightings, Sighting::id, UUID[]::new),
                    column(sightings, Sighting::advertisementId, UUID[]::new),
                    column(sightings, each -> each.placement().name(), String[]::new),
                    column(sightings, each -> each.kind().name(), String[]::new),
                    conference.id(),
                    conference.organizationId(),
                    now.atOffset(ZoneOffset.UTC),
                    since.atOffset(ZoneOffset.UTC),
                    day,
                    MOST_A_DAY
                }))
                .mapEmpty();
    }

    private static <T> T[] column(List<Sighting> sightings, Function<Sighting, T> member, IntFunction<T[]> array) {
        return sightings.stream().map(member).toArray(array);
    }

    static Future<List<FiguresOfDay>> ofSponsor(SqlClient sql, UUID sponsorId) {
        return sql.preparedQuery(
                        """
                        select d.* from sighting_days d join advertisements a on a.id = d.advertisement_id
                        where a.sponsor_id = $1
                        order by d.day, a.created_at, a.id, d.placement
                        """)
                .mapping(SightingStore::figures)
                .execute(Tuple.of(sponsorId))
                .map(rows -> rows.stream().toList());
    }

    static Future<List<FiguresOfDay>> ofOffers(SqlClient sql, UUID organizationId, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        select d.* from sighting_days d join advertisements a on a.id = d.advertisement_id
                        where a.organization_id = $1 and a.conference_id = $2 and a.add_on_id is not null
                        order by d.day, a.created_at, a.id, d.placement
                        """)
                .mapping(SightingStore::figures)
                .execute(Tuple.of(organizationId, conferenceId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Boolean> hasCounted(SqlClient sql, UUID advertisementId) {
        return sql.preparedQuery("select exists (select from sighting_days where advertisement_id = $1)")
                .execute(Tuple.of(advertisementId))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** What was not told yet is told from now on, of so many rows at most; two who tell never tell the same. */
    static Future<List<SightingTally.New>> tell(SqlClient sql, int most) {
        return sql.preparedQuery(
                        """
                        with untold as (
                            select advertisement_id, placement, day, impressions - told_impressions as impressions,
                                clicks - told_clicks as clicks
                            from sighting_days where impressions > told_impressions or clicks > told_clicks
                            order by 1, 2, 3 limit $1 for update skip locked
                        )
                        update sighting_days d
                        set told_impressions = d.told_impressions + u.impressions, told_clicks = d.told_clicks + u.clicks
                        from untold u
                        where d.advertisement_id = u.advertisement_id and d.placement = u.placement and d.day = u.day
                        returning d.organization_id, d.conference_id, u.impressions as seen, u.clicks as followed
                        """)
                .mapping(row -> new SightingTally.New(
                        row.getUUID("organization_id"),
                        row.getUUID("conference_id"),
                        row.getLong("seen"),
                        row.getLong("followed")))
                .execute(Tuple.of(most))
                .map(rows -> rows.stream().toList());
    }

    /** Deletes at most this many ids; answers how many. Two who sweep never wait for each other. */
    static Future<Integer> deleteBefore(SqlClient sql, Instant before, int most) {
        return sql.preparedQuery(
                        """
                        delete from sightings
                        where ctid in (select ctid from sightings where seen_at < $1 limit $2 for update skip locked)
                        """)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), most))
                .map(rows -> rows.rowCount());
    }

    private static FiguresOfDay figures(Row row) {
        return new FiguresOfDay(
                row.getUUID("advertisement_id"),
                Placement.valueOf(row.getString("placement")),
                row.getLocalDate("day"),
                row.getLong("impressions"),
                row.getLong("clicks"));
    }
}
