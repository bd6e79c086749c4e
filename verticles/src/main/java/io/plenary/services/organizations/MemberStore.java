package io.plenary.services.organizations;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.MemberPage;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class MemberStore {

    private MemberStore() {}

    static Future<Optional<Member>> find(SqlClient sql, UUID organizationId, UUID userId) {
        return sql.preparedQuery("select * from members where organization_id = $1 and user_id = $2")
                .mapping(MemberStore::member)
                .execute(Tuple.of(organizationId, userId))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Long> countOwners(SqlClient sql, UUID organizationId) {
        return sql.preparedQuery(
                        "select count(*) from members where organization_id = $1 and role = 'OWNER' and not pending")
                .execute(Tuple.of(organizationId))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Who changes role has been there as long as before. */
    static Future<Member> put(SqlClient sql, Member member) {
        return sql.preparedQuery(
                        """
                        insert into members (organization_id, user_id, role, pending)
                        values ($1, $2, $3, $4)
                        on conflict (organization_id, user_id)
                        do update set role = excluded.role, pending = members.pending and excluded.pending
                        returning *
                        """)
                .mapping(MemberStore::member)
                .execute(Tuple.of(
                        member.organizationId(), member.userId(), member.role().name(), member.pending()))
                .map(rows -> rows.iterator().next());
    }

    static Future<Void> delete(SqlClient sql, UUID organizationId, UUID userId) {
        return sql.preparedQuery("delete from members where organization_id = $1 and user_id = $2")
                .execute(Tuple.of(organizationId, userId))
                .mapEmpty();
    }

    /** What is no longer pending. */
    static Future<List<Member>> confirm(SqlClient sql, UUID userId) {
        return sql.preparedQuery("update members set pending = false where user_id = $1 and pending returning *")
                .mapping(MemberStore::member)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Void> deleteAllOf(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from members where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static Future<MemberPage> list(SqlClient sql, UUID organizationId, Cursor cursor, int limit) {
        return sql.preparedQuery(
                        """
                        select * from members
                        where organization_id = $1 and ($2::timestamptz is null or (since, user_id) > ($2, $3))
                        order by since, user_id
                        limit $4
                        """)
                .mapping(MemberStore::member)
                .execute(Tuple.of(organizationId, cursor.time(), cursor.id(), limit + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(), limit, m -> Cursor.of(m.since(), m.userId()), MemberPage::new));
    }

    static Future<List<Member>> ofUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        select members.*, second_factor_required
                        from members join organizations on organizations.id = organization_id
                        where user_id = $1 and not pending
                        order by since, organization_id
                        """)
                .mapping(row -> member(row).requiring(row.getBoolean("second_factor_required")))
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().toList());
    }

    private static Member member(Row row) {
        return new Member(
                row.getUUID("organization_id"),
                row.getUUID("user_id"),
                OrganizationRole.valueOf(row.getString("role")),
                row.getOffsetDateTime("since").toInstant(),
                row.getBoolean("pending"));
    }
}
