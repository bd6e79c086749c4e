package io.plenary.services.registrations.doors;

import io.plenary.contracts.registrations.Badge;
import io.plenary.contracts.registrations.BadgeDesign;
import io.plenary.contracts.registrations.BadgeQuery;
import io.plenary.contracts.registrations.BadgeSize;
import io.plenary.runtime.Cursor;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

public final class BadgeStore {

    private BadgeStore() {}

    static Future<Optional<BadgeDesign>> design(SqlClient sql, UUID organizationId, UUID conferenceId) {
        return sql.preparedQuery("select * from badge_designs where organization_id = $1 and conference_id = $2")
                .mapping(BadgeStore::design)
                .execute(Tuple.of(organizationId, conferenceId))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> set(SqlClient sql, BadgeDesign design) {
        return sql.preparedQuery(
                        """
                        insert into badge_designs (conference_id, organization_id, size, affiliation_question_id, show_type,
                            show_answers, show_conference, show_code)
                        values ($1, $2, $3, $4, $5, $6, $7, $8)
                        on conflict (conference_id) do update
                        set size = excluded.size, affiliation_question_id = excluded.affiliation_question_id,
                            show_type = excluded.show_type, show_answers = excluded.show_answers,
                            show_conference = excluded.show_conference, show_code = excluded.show_code, updated_at = now()
                        """)
                .execute(Tuple.of(
                        design.conferenceId(),
                        design.organizationId(),
                        design.size().name(),
                        design.affiliationQuestionId(),
                        design.showType(),
                        design.showAnswers(),
                        design.showConference(),
                        design.showCode()))
                .mapEmpty();
    }

    public static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from badge_designs where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    /** By name, those without one first. */
    static Future<List<Badge>> list(SqlClient sql, BadgeQuery query, BadgeDesign design, int most) {
        Cursor after = Cursor.parse(query.cursor());
        return sql.preparedQuery(
                        """
                        select t.id, t.ticket_type_id, t.type_name, t.attendee_name, o.code,
                               answer_in_words(t.id, $7) as affiliation,
                               case when $8 then answers_at_door(t.id) end as answers
                        from tickets t join orders o on o.id = t.order_id
                        where t.organization_id = $1 and t.conference_id = $2 and t.parent_id is null and t.state = 'VALID'
                          and ($3::uuid is null or t.ticket_type_id = $3)
                          and ($4::timestamptz is null or t.badge_at >= $4)
                          and ($5::uuid is null or t.id = $5)
                          and ($6::uuid is null or (lower(coalesce(t.attendee_name, '')), t.id) > (lower($9), $6))
                        order by lower(coalesce(t.attendee_name, '')), t.id limit $10
                        """)
                .mapping(BadgeStore::badge)
                .execute(Tuple.from(new Object[] {
                    query.organizationId(),
                    query.conferenceId(),
                    query.ticketTypeId(),
                    query.since() == null ? null : query.since().atOffset(ZoneOffset.UTC),
                    query.ticketId(),
                    after.id(),
                    design.affiliationQuestionId(),
                    design.showAnswers(),
                    after.key(),
                    most
                }))
                .map(rows -> rows.stream().toList());
    }

    /** Where the page after a badge begins; the database compares it as it does names. */
    static Cursor after(Badge badge) {
        return new Cursor(badge.name() == null ? "" : badge.name(), badge.ticketId());
    }

    private static Badge badge(Row row) {
        return new Badge(
                row.getUUID("id"),
                row.getString("code"),
                row.getUUID("ticket_type_id"),
                row.getString("type_name"),
                row.getString("attendee_name"),
                row.getString("affiliation"),
                AnswerStore.atDoor(row),
                null);
    }

    private static BadgeDesign design(Row row) {
        return new BadgeDesign(
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                BadgeSize.valueOf(row.getString("size")),
                row.getUUID("affiliation_question_id"),
                row.getBoolean("show_type"),
                row.getBoolean("show_answers"),
                row.getBoolean("show_conference"),
                row.getBoolean("show_code"));
    }
}
