package io.plenary.services.program.exchange.imports;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Whom the files of a conference called what. */
final class PersonStore {

    private PersonStore() {}

    static Future<List<KnownPerson>> all(SqlClient sql) {
        return sql.preparedQuery("select kind, id, name, external_id from persons")
                .mapping(row -> new KnownPerson(
                        KnownPerson.Kind.valueOf(row.getString(0)),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3)))
                .execute()
                .map(rows -> rows.stream().toList());
    }

    static Future<Void> add(SqlClient sql, Collection<KnownPerson> persons) {
        if (persons.isEmpty()) {
            return Future.succeededFuture();
        }
        return sql.preparedQuery(
                        """
                        insert into persons (kind, id, name, external_id)
                        select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
                        on conflict do nothing
                        """)
                .execute(Tuple.of(
                        column(persons, person -> person.kind().name()),
                        column(persons, KnownPerson::id),
                        column(persons, KnownPerson::name),
                        column(persons, KnownPerson::externalId)))
                .mapEmpty();
    }

    private static String[] column(Collection<KnownPerson> persons, Function<KnownPerson, String> value) {
        return persons.stream().map(value).toArray(String[]::new);
    }
}
