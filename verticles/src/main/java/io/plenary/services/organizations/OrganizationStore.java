package io.plenary.services.organizations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationPage;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

final class OrganizationStore {

    private OrganizationStore() {}

    /** Empty if the id exists or the slug is taken. */
    static Future<Optional<Organization>> insert(SqlClient sql, Organization organization) {
        return sql.preparedQuery(
                        """
                        insert into organizations (id, slug, name, description, url, approval_waived, second_factor_required)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        on conflict do nothing
                        returning *
                        """)
                .mapping(OrganizationStore::organization)
                .execute(Tuple.of(
                        organization.id(),
                        organization.slug(),
                        organization.name(),
                        organization.description(),
                        organization.url(),
                        Boolean.TRUE.equals(organization.approvalWaived()),
                        Boolean.TRUE.equals(organization.secondFactorRequired())))
                .map(OrganizationStore::first);
    }

    /** An organization the caller sees. */
    static Future<Optional<Organization>> find(SqlClient sql, Caller caller, UUID id) {
        return sql.preparedQuery(
                        """
                        select * from organizations o
                        where id = $1
                          and ($2 or exists (select from members where organization_id = o.id and user_id = $3 and not pending))
                        """)
                .mapping(OrganizationStore::organization)
                .execute(Tuple.of(id, caller.isAdmin(), caller.userId()))
                .map(OrganizationStore::first);
    }

    /** An organization the caller sees. */
    static Future<Optional<Organization>> findBySlug(SqlClient sql, Caller caller, String slug) {
        return sql.preparedQuery(
                        """
                        select * from organizations o
                        where slug = $1
                          and ($2 or exists (select from members where organization_id = o.id and user_id = $3 and not pending))
                        """)
                .mapping(OrganizationStore::organization)
                .execute(Tuple.of(slug, caller.isAdmin(), caller.userId()))
                .map(OrganizationStore::first);
    }

    /** An organization the caller sees, kept with its members from other writers until the transaction ends. */
    static Future<Optional<Organization>> lock(SqlClient sql, Caller caller, UUID id) {
        return sql.preparedQuery(
                        """
                        select * from organizations o
                        where id = $1
                          and ($2 or exists (select from members where organization_id = o.id and user_id = $3 and not pending))
                        for update
                        """)
                .mapping(OrganizationStore::organization)
                .execute(Tuple.of(id, caller.isAdmin(), caller.userId()))
                .map(OrganizationStore::first);
    }

    static Future<OrganizationPage> list(SqlClient sql, Caller caller, Cursor cursor, int limit) {
        return sql.preparedQuery(
                        """
                        select * from organizations o
                        where ($1 or exists (select from members where organization_id = o.id and user_id = $2 and not pending))
                          and ($3::text is null or slug > $3)
                        order by slug
                        limit $4
                        """)
                .mapping(OrganizationStore::organization)
                .execute(Tuple.of(caller.isAdmin(), caller.userId(), cursor.key(), limit + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(), limit, o -> new Cursor(o.slug(), o.id()), OrganizationPage::new));
    }

    static Future<Organization> update(SqlClient sql, Organization organization) {
        return sql.preparedQuery(
                        """
                        update organizations
                        set name = $2, description = $3, url = $4, approval_waived = $5, second_factor_required = $6,
                            updated_at = now(), version = version + 1
                        where id = $1
                        returning *
                        """)
                .mapping(OrganizationStore::organization)
                .execute(Tuple.of(
                        organization.id(),
                        organization.name(),
                        organization.description(),
                        organization.url(),
                        Boolean.TRUE.equals(organization.approvalWaived()),
                        Boolean.TRUE.equals(organization.secondFactorRequired())))
                .map(rows -> rows.iterator().next());
    }

    static Future<Long> count(SqlClient sql) {
        return sql.preparedQuery("select count(*) from organizations")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Optional<Organization> first(RowSet<Organization> rows) {
        return rows.stream().findFirst();
    }

    private static Organization organization(Row row) {
        return new Organization(
                row.getUUID("id"),
                row.getString("slug"),
                row.getString("name"),
                row.getString("description"),
                row.getString("url"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"),
                row.getBoolean("approval_waived") ? true : null,
                row.getBoolean("second_factor_required") ? true : null);
    }
}
