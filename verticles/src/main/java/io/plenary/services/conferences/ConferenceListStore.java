package io.plenary.services.conferences;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.ConferencePage;
import io.plenary.contracts.conferences.ConferenceQuery;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

final class ConferenceListStore {

    private ConferenceListStore() {}

    static Future<ConferencePage> list(SqlClient sql, Caller caller, ConferenceQuery query) {
        Cursor cursor = Cursor.parse(query.cursor());
        List<Granted> granted = granted(caller);
        return sql.preparedQuery(
                        """
                        select * from conferences
                        where (status in ('PUBLISHED', 'ARCHIVED')
                               or status = 'CANCELLED' and published_at is not null
                               or status <> 'DELETED' and ($1 or organization_id = any ($2)
                                    or exists (select from unnest($12::uuid[], $13::uuid[]) as granted (organization, conference)
                                               where organization = organization_id and conference = conferences.id))
                               or status = 'DELETED' and $5 = 'DELETED' and ($1 or organization_id = any ($3)))
                          and ($4::uuid is null or organization_id = $4)
                          and ($5::text is null or status = $5)
                          and ($6::text is null or words @@ $6::tsquery)
                          and ($7::date is null or end_date >= $7)
                          and ($8::date is null or start_date <= $8)
                          and ($9::date is null or (start_date, id) < ($9, $10))
                        order by start_date desc, id desc
                        limit $11
                        """)
                .mapping(ConferenceStore::conference)
                .execute(Tuple.of(caller.isAdmin())
                        .addArrayOfUUID(organizations(caller, organization -> caller.sees(organization, null)))
                        .addArrayOfUUID(organizations(
                                caller, organization -> caller.has(Right.CONFERENCES_DELETE, organization)))
                        .addUUID(query.organizationId())
                        .addString(
                                query.status() == null ? null : query.status().name())
                        .addString(SearchWords.query(query.text()))
                        .addLocalDate(query.from())
                        .addLocalDate(query.to())
                        .addLocalDate(QueryRules.startDate(cursor))
                        .addUUID(cursor.id())
                        .addInteger(query.limit() + 1)
                        .addArrayOfUUID(
                                granted.stream().map(Granted::organizationId).toArray(UUID[]::new))
                        .addArrayOfUUID(
                                granted.stream().map(Granted::conferenceId).toArray(UUID[]::new)))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        query.limit(),
                        conference -> new Cursor(conference.startDate().toString(), conference.id()),
                        ConferencePage::new));
    }

    private static UUID[] organizations(Caller caller, Predicate<UUID> wanted) {
        return caller.memberships().keySet().stream().filter(wanted).toArray(UUID[]::new);
    }

    /** A conference that a team gives rights on: one of the same organization, whatever its id. */
    private record Granted(UUID organizationId, UUID conferenceId) {}

    private static List<Granted> granted(Caller caller) {
        return caller.memberships().keySet().stream()
                .flatMap(organization -> caller.grants().getOrDefault(organization, List.of()).stream()
                        .filter(grant -> grant.conferenceId() != null)
                        .map(grant -> new Granted(organization, grant.conferenceId())))
                .distinct()
                .toList();
    }
}
