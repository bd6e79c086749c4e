package io.plenary.processes;

import java.sql.SQLException;
import java.util.List;

/** Keeps a provisioning waiting at the moment its next step is done but not yet written down. */
final class HeldSteps implements AutoCloseable {

    private static final String TRIGGER =
            """
            create table held (slug text, state text);
            create function hold() returns trigger language plpgsql security definer as $$
            begin
              if exists (select from public.held where held.slug = new.slug and held.state = new.state) then
                perform pg_advisory_xact_lock(%d);
              end if;
              return new;
            end $$;
            create trigger hold before update of state on provisionings for each row execute function hold()
            """
                    .formatted(HeldWrites.LOCK);

    private final HeldWrites writes;

    private HeldSteps(HeldWrites writes) {
        this.writes = writes;
    }

    /** @param prefix of the node's databases */
    static HeldSteps of(String prefix) throws SQLException {
        return new HeldSteps(HeldWrites.of(prefix + "_admin", TRIGGER));
    }

    void hold(String slug, String state) throws SQLException {
        writes.run("insert into held values ('%s', '%s')".formatted(slug, state));
    }

    void awaitHeld() {
        writes.awaitHeld();
    }

    /** What the killed node was about to write stays unwritten. */
    void forget() throws SQLException {
        writes.run("delete from held");
        writes.forget();
    }

    /** The steps that are written down for the conference. Asked while no node runs, since the next one goes on at once. */
    List<String> written(String slug) throws SQLException {
        return writes.read("select unnest(reached) from provisionings where slug = '" + slug + "'");
    }

    @Override
    public void close() throws SQLException {
        writes.close();
    }
}
