package io.plenary.processes;

import io.plenary.runtime.DatabaseNames;
import java.sql.SQLException;

/** Keeps a release waiting where one of its steps is done. */
final class HeldRelease implements AutoCloseable {

    /** In the order of a release. */
    enum Step {
        NUMBERED,
        NOTED,
        TAKEN_OVER,
        KEPT,
        ANNOUNCED,
        /** It is as good as committed: whoever asked for it is not told. */
        COMMITTED
    }

    /** A release checks what it deferred before it is at its end, hence the decision to defer once more what waits for the commit. */
    private static final String TRIGGERS =
            """
            create table held (step text);
            create function hold() returns trigger language plpgsql security definer as $$
            begin
              if exists (select from public.held where held.step = tg_argv[0]) then
                perform pg_advisory_xact_lock(%d);
              end if;
              return null;
            end $$;
            create function commit_as_late_as_it_takes() returns trigger language plpgsql security definer as $$
            begin
              set constraints public.committed deferred;
              perform set_config('statement_timeout', '0', true);
              return null;
            end $$;
            create trigger numbered after insert on releases for each statement execute function hold('NUMBERED');
            create trigger noted after insert on release_changes for each statement execute function hold('NOTED');
            create trigger taken_over after insert on sessions for each statement execute function hold('TAKEN_OVER');
            create trigger kept after insert on release_rows for each statement execute function hold('KEPT');
            create trigger announced after insert on outbox for each statement execute function hold('ANNOUNCED');
            create trigger later before insert on outbox for each statement execute function commit_as_late_as_it_takes();
            create constraint trigger committed after insert on outbox deferrable initially deferred
                for each row execute function hold('COMMITTED')
            """
                    .formatted(HeldWrites.LOCK);

    private final HeldWrites writes;

    private HeldRelease(HeldWrites writes) {
        this.writes = writes;
    }

    /** @param prefix of the node's databases */
    static HeldRelease of(String prefix, String slug) throws SQLException {
        return new HeldRelease(HeldWrites.of(DatabaseNames.of(prefix, slug), TRIGGERS));
    }

    void hold(Step step) throws SQLException {
        writes.run("insert into held values ('%s')".formatted(step));
    }

    void awaitHeld() {
        writes.awaitHeld();
    }

    /** After the node was killed: what was committed already comes about, anything else does not. */
    void leave(Step step) throws SQLException {
        writes.run("delete from held");
        if (step == Step.COMMITTED) {
            writes.letThrough();
        } else {
            writes.forget();
        }
    }

    @Override
    public void close() throws SQLException {
        writes.close();
    }
}
