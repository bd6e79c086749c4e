package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.notifications.Channel;
import io.plenary.contracts.notifications.MessageKind.Must;
import io.plenary.contracts.notifications.Preference;
import io.plenary.contracts.notifications.Unsubscribed;
import io.plenary.contracts.registrations.Holder;
import io.plenary.runtime.Database;
import io.plenary.services.notifications.Unsubscriptions.Unsubscription;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;

/** Ends mails by the link in one of them. */
final class Unsubscribing {

    private final Database database;
    private final Unsubscriptions links;
    private final Readers readers;

    Unsubscribing(Database database, Unsubscriptions links, Readers readers) {
        this.database = database;
        this.links = links;
        this.readers = readers;
    }

    /**
     * In the name of the one whose link it is: mail programs are not signed in. Links last longer than accounts; of whom is gone they say
     * the same, and nothing is kept again; addresses without an account are kept by their ids. What comes while an account goes, goes with it: erasures come twice.
     */
    Future<Unsubscribed> end(String token) {
        Unsubscription ended = links.read(token);
        return readers.account(ended.userId())
                .compose(found -> found.isEmpty() && !Holder.isAddress(ended.userId())
                        ? Future.<Void>succeededFuture()
                        : database.write(Caller.SYSTEM, tx -> end(tx.sql(), ended)))
                .map(new Unsubscribed(ended.kind(), ended.conferenceId()));
    }

    private static Future<Void> end(SqlClient sql, Unsubscription ended) {
        Preference none = new Preference(ended.kind(), Channel.EMAIL, false, Must.NOT);
        return ended.conferenceId() == null
                ? PreferenceStore.set(sql, ended.userId(), List.of(none))
                : PreferenceStore.decline(sql, ended.userId(), ended.kind(), ended.conferenceId());
    }
}
