package io.plenary.services.program.conference;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.program.Rules;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.function.LongFunction;

/**
 * A change of a program in the making. It holds the program's lock; what announces nothing changes nothing. Of a draft it is told
 * when that is released.
 */
public final class Change {

    private final Transaction transaction;
    private final Conference conference;
    private final Tracks tracks;
    private final boolean seenByAll;
    private final ProgramState before;
    private final boolean toDraft;
    private boolean happened;

    /**
     * @param tracks whose sessions the caller may edit
     * @param seenByAll whether not only the staff sees it happen
     * @param toDraft whether nobody does before a release
     */
    Change(
            Transaction transaction,
            Conference conference,
            Tracks tracks,
            boolean seenByAll,
            ProgramState before,
            boolean toDraft) {
        this.transaction = transaction;
        this.conference = conference;
        this.tracks = tracks;
        this.seenByAll = seenByAll;
        this.before = before;
        this.toDraft = toDraft;
    }

    public SqlClient sql() {
        return transaction.sql();
    }

    public Conference conference() {
        return conference;
    }

    /** Whose sessions the caller may edit: asked with the track a session is in and the one it is to be in. */
    public Tracks tracks() {
        return tracks;
    }

    /** Whether it is one of a draft. */
    public boolean toDraft() {
        return toDraft;
    }

    /** Whether not only the staff sees the program at the moment. */
    public boolean seenByAll() {
        return seenByAll;
    }

    /** Of the program before the change. */
    public ProgramState before() {
        return before;
    }

    public Rules rules() {
        return before.rules();
    }

    /** Of the program before the change. */
    public long version() {
        return before.version().version();
    }

    /** Tells the world under the program's next version, if and only if the change is committed. */
    public void announce(LongFunction<ProgramEvents> what) {
        happened = true;
        if (!toDraft) {
            transaction.announce(what.apply(version() + 1), conference.organizationId(), conference.id());
        }
    }

    /** Tells of something beside what readers see, which leaves the program at its version. */
    public void mention(ProgramEvents what) {
        transaction.announce(what, conference.organizationId(), conference.id());
    }

    /** However much was changed, the version grows by one. Refused with CONFLICT where the program becomes too large. */
    public Future<Void> finish() {
        boolean grows = happened;
        happened = false;
        return grows ? ProgramStore.grow(sql(), seenByAll).map(this::required) : Future.succeededFuture();
    }

    private Void required(long size) {
        ProgramSize.require(before.size(), size);
        return null;
    }
}
