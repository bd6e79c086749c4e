package io.plenary.services.registrations.tickets;

import io.plenary.contracts.registrations.AnswerCounts;
import io.plenary.contracts.registrations.AnswerPage;
import io.plenary.contracts.registrations.AnswerQuery;
import io.plenary.contracts.registrations.DoorAnswer;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.TicketAnswers;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

public final class AnswerStore {

    /** Of a row of {@code orders}. */
    static final String LACKING =
            """
            exists (select from tickets t
                    where t.order_id = orders.id and t.parent_id is null and t.state in ('HELD', 'VALID')
                      and lacks_answers(t.id, t.ticket_type_id, t.conference_id))
            """;

    private AnswerStore() {}

    /** By ticket; what has no answers is not among them. */
    public static Future<Map<UUID, Map<UUID, List<String>>>> of(SqlClient sql, UUID orderId) {
        return sql.preparedQuery("select * from ticket_answers where order_id = $1")
                .execute(Tuple.of(orderId))
                .map(rows -> {
                    Map<UUID, Map<UUID, List<String>>> answers = new HashMap<>();
                    rows.forEach(row -> answers.computeIfAbsent(row.getUUID("ticket_id"), first -> new HashMap<>())
                            .put(row.getUUID("question_id"), List.of(row.getArrayOfStrings("given"))));
                    return answers;
                });
    }

    /** In place of what these tickets had. */
    public static Future<Void> replace(SqlClient sql, Order order, List<TicketAnswers> tickets) {
        List<Tuple> rows = tickets.stream()
                .flatMap(ticket -> ticket.answers().entrySet().stream()
                        .map(answer -> Tuple.of(
                                ticket.ticketId(),
                                answer.getKey(),
                                order.organizationId(),
                                order.conferenceId(),
                                order.id(),
                                answer.getValue().toArray(String[]::new))))
                .toList();
        return sql.preparedQuery("delete from ticket_answers where order_id = $1 and ticket_id = any ($2)")
                .execute(Tuple.of(order.id(), (Object)
                        tickets.stream().map(TicketAnswers::ticketId).toArray(UUID[]::new)))
                .compose(gone -> rows.isEmpty() ? Future.succeededFuture() : insert(sql, rows));
    }

    /** Of a ticket that has none yet. */
    public static Future<Void> add(
            SqlClient sql, UUID organizationId, UUID conferenceId, UUID orderId, TicketAnswers ticket) {
        List<Tuple> rows = ticket.answers().entrySet().stream()
                .map(answer -> Tuple.of(
                        ticket.ticketId(),
                        answer.getKey(),
                        organizationId,
                        conferenceId,
                        orderId,
                        answer.getValue().toArray(String[]::new)))
                .toList();
        return rows.isEmpty() ? Future.succeededFuture() : insert(sql, rows);
    }

    private static Future<Void> insert(SqlClient sql, List<Tuple> rows) {
        return sql.preparedQuery(
                        """
                        insert into ticket_answers (ticket_id, question_id, organization_id, conference_id, order_id, given)
                        values ($1, $2, $3, $4, $5, $6)
                        """)
                .executeBatch(rows)
                .mapEmpty();
    }

    /** What somebody answered for whom the ticket is not any more. */
    public static Future<Void> forget(SqlClient sql, UUID orderId, List<UUID> ticketIds) {
        return sql.preparedQuery("delete from ticket_answers where order_id = $1 and ticket_id = any ($2)")
                .execute(Tuple.of(orderId, (Object) ticketIds.toArray(UUID[]::new)))
                .mapEmpty();
    }

    /** Nobody needs to know any more what they answered who do not come; of an order that has run out once it is not being paid. */
    public static Future<Void> forgetReleased(SqlClient sql, UUID orderId) {
        return sql.preparedQuery(
                        """
                        delete from ticket_answers
                        where order_id = $1
                          and ticket_id in (select id from tickets where order_id = $1 and state = 'RELEASED')
                          and not exists (
                              select from orders o join card_payments p on p.order_id = o.id
                              where o.id = $1 and o.state = 'EXPIRED' and p.state in ('STARTING', 'OPEN', 'CLOSING'))
                        """)
                .execute(Tuple.of(orderId))
                .mapEmpty();
    }

    /** Before the orders lose whose they are. Whoever answers locks the order, so nothing is added behind this. */
    public static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("select id from orders where user_id = $1 order by id for update")
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new))
                .compose(orders -> sql.preparedQuery("delete from ticket_answers where order_id = any ($1)")
                        .execute(Tuple.of((Object) orders)))
                .mapEmpty();
    }

    public static Future<Long> count(SqlClient sql, UUID questionId) {
        return sql.preparedQuery("select count(*) from ticket_answers where question_id = $1")
                .execute(Tuple.of(questionId))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Of the options of a question, those that somebody chose. */
    public static Future<Set<String>> chosen(SqlClient sql, UUID questionId) {
        return sql.preparedQuery("select distinct unnest(given) as value from ticket_answers where question_id = $1")
                .execute(Tuple.of(questionId))
                .map(rows -> rows.stream().map(row -> row.getString("value")).collect(Collectors.toSet()));
    }

    public static Future<AnswerPage> list(SqlClient sql, AnswerQuery query) {
        Cursor start = Cursor.parse(query.cursor());
        return sql.preparedQuery(
                        """
                        select ticket_id, jsonb_object_agg(question_id, to_jsonb(given)) as answers from ticket_answers
                        where organization_id = $1 and conference_id = $2 and ($3::uuid is null or ticket_id > $3)
                        group by ticket_id order by ticket_id limit $4
                        """)
                .mapping(AnswerStore::ticket)
                .execute(Tuple.of(query.organizationId(), query.conferenceId(), start.id(), query.limit() + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        query.limit(),
                        AnswerStore::length,
                        ticket -> new Cursor("", ticket.ticketId()),
                        AnswerPage::new));
    }

    private static int length(TicketAnswers ticket) {
        return ticket.answers().values().stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .sum();
    }

    private static TicketAnswers ticket(Row row) {
        return new TicketAnswers(row.getUUID("ticket_id"), answers(row.getJsonObject("answers")));
    }

    /** @param byQuestion those of a ticket, as arrays of texts */
    public static Map<UUID, List<String>> answers(JsonObject byQuestion) {
        Map<UUID, List<String>> answers = new HashMap<>();
        byQuestion.forEach(
                answer -> answers.put(UUID.fromString(answer.getKey()), texts((JsonArray) answer.getValue())));
        return answers;
    }

    private static List<String> texts(JsonArray values) {
        return values.stream().map(String.class::cast).toList();
    }

    /** How many chose what is counted of questions with few answers only. */
    public static Future<List<AnswerCounts>> counts(SqlClient sql, UUID organizationId, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        select q.id,
                               (select count(*) from tickets t
                                where t.conference_id = q.conference_id and t.state in ('HELD', 'VALID')
                                  and t.parent_id is null and (cardinality(q.ticket_type_ids) = 0 or t.ticket_type_id = any (q.ticket_type_ids)))
                                   as tickets,
                               (select count(*) from ticket_answers a where a.question_id = q.id) as answered,
                               (select jsonb_object_agg(v.value, v.count) from (
                                    select value, count(*) as count from ticket_answers a, unnest(a.given) as value
                                    where a.question_id = q.id group by value) v
                                where q.kind in ('CHOICE', 'SEVERAL', 'YES_NO', 'CONSENT')) as chosen
                        from questions q where q.organization_id = $1 and q.conference_id = $2
                        order by q.position, q.label, q.id
                        """)
                .mapping(AnswerStore::counts)
                .execute(Tuple.of(organizationId, conferenceId))
                .map(rows -> rows.stream().toList());
    }

    private static AnswerCounts counts(Row row) {
        Map<String, Long> values = new HashMap<>();
        JsonObject chosen = row.getJsonObject("chosen");
        if (chosen != null) {
            chosen.fieldNames().forEach(value -> values.put(value, chosen.getLong(value)));
        }
        return new AnswerCounts(row.getUUID("id"), row.getLong("tickets"), row.getLong("answered"), values);
    }

    /** True where something is missing that is required; else null. */
    public static Boolean lacks(Row row) {
        return row.getBoolean("lacks") ? true : null;
    }

    /** Whether any ticket of an order that is somebody's lacks an answer that is required. */
    public static Future<Boolean> isLacking(SqlClient sql, UUID orderId) {
        return sql.preparedQuery("select " + LACKING + " as lacks from orders where orders.id = $1")
                .execute(Tuple.of(orderId))
                .map(rows -> rows.rowCount() > 0 && rows.iterator().next().getBoolean("lacks"));
    }

    /** What doors read of a ticket. */
    public static List<DoorAnswer> atDoor(Row row) {
        JsonArray answers = row.getJsonArray("answers");
        return answers == null
                ? List.of()
                : answers.stream()
                        .map(JsonObject.class::cast)
                        .map(answer -> DoorAnswer.fromJson(answer.encode()))
                        .toList();
    }
}
