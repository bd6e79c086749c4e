package io.plenary.services.program.releases;

import io.plenary.contracts.Caller;
import io.plenary.contracts.program.ReleaseRequest;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** A release that does all it does, and whose connection ends before the commit. */
public final class InterruptedRelease {

    private InterruptedRelease() {}

    public static Future<?> of(Database database, int number) {
        ReleaseRequest whole = new ReleaseRequest(null, List.of(), List.of());
        return database.write(Caller.SYSTEM, tx -> ReleaseStore.insert(
                        tx.sql(), new ReleaseStore.Draft(9, UUID.randomUUID(), true, whole, null))
                .compose(made -> ReleaseCopyStore.note(tx.sql(), number, whole))
                .compose(noted -> ReleaseCopyStore.begin(tx.sql()))
                .compose(begun -> ReleaseCopyStore.takeOver(tx.sql(), number, true))
                .compose(taken -> ReleaseCopyStore.keep(tx.sql(), number))
                .compose(kept -> tx.sql()
                        .query("select pg_terminate_backend(pg_backend_pid())")
                        .execute()));
    }
}
