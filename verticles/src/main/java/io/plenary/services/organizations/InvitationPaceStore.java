package io.plenary.services.organizations;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

final class InvitationPaceStore {

    private InvitationPaceStore() {}

    /** How many mails the organization has sent today, with one more. */
    static Future<Integer> countMail(SqlClient sql, UUID organizationId) {
        return sql.preparedQuery(
                        """
                        insert into invitation_paces as pace (organization_id, day, mails) values ($1, current_date, 1)
                        on conflict (organization_id, day) do update set mails = pace.mails + 1
                        returning mails
                        """)
                .execute(Tuple.of(organizationId))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Whether no mail went there since this time; if so, one goes now. */
    static Future<Boolean> rested(SqlClient sql, UUID organizationId, String email, Instant since) {
        return sql.preparedQuery(
                        """
                        insert into invitation_pauses as pause (organization_id, email, mailed_at) values ($1, $2, now())
                        on conflict (organization_id, email) do update set mailed_at = now()
                        where pause.mailed_at <= $3
                        """)
                .execute(Tuple.of(organizationId, email, since.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Days that are over, and pauses. */
    static Future<Void> deleteOver(SqlClient sql) {
        return sql.query("delete from invitation_paces where day < current_date - 1")
                .execute()
                .compose(deleted -> sql.query(
                                "delete from invitation_pauses where mailed_at < now() - interval '1 hour'")
                        .execute())
                .mapEmpty();
    }
}
