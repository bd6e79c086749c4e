package io.plenary.contracts.program;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.UUID;

/**
 * The releases of one conference's program: numbered states of it, which whoever sees the conference reads, and what is not
 * released yet.
 */
@ProxyGen
public interface ReleasesService {

    /** Where this contract answers for one conference. */
    static String address(UUID conferenceId) {
        return "plenary.program.releases." + conferenceId;
    }

    /**
     * How changes become public, and how much of the draft is not; for the staff.
     */
    @Repeatable
    Future<DraftState> draftState(Caller caller);

    /**
     * How the draft differs from what is released; for the staff.
     * @param kind null for all
     * @throws io.vertx.serviceproxy.ServiceException INVALID for a bad cursor
     */
    @Repeatable
    Future<ReleaseChangePage> listUnreleased(
            Caller caller, @Nullable ReleaseKind kind, @Nullable String cursor, int limit);

    /**
     * Decides how changes become public.
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT if something is not released and it is not said what becomes of it
     */
    @Once
    Future<DraftState> putReleaseMode(Caller caller, ReleaseModeRequest request);

    /**
     * Releases the draft, or a part of it.
     * @param ifVersion of the draft
     * @throws io.vertx.serviceproxy.ServiceException STALE, CONFLICT if there is nothing to release
     */
    @Once
    Future<Release> release(Caller caller, ReleaseRequest request, @Nullable Long ifVersion);

    /**
     * Makes the draft, and what is public, what a release was; under a new number.
     * @param ifVersion of the draft
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, STALE, CONFLICT if it is that already
     */
    @Once
    Future<Release> rollBack(Caller caller, int number, @Nullable String note, @Nullable Long ifVersion);

    /**
     * Releases, the newest first.
     * @throws io.vertx.serviceproxy.ServiceException INVALID for a bad cursor
     */
    @Repeatable
    Future<ReleasePage> listReleases(Caller caller, @Nullable String cursor, int limit);

    /**
     * One release.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<Release> getRelease(Caller caller, int number);

    /**
     * What a release changed.
     * @param kind null for all
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, INVALID for a bad cursor
     */
    @Repeatable
    Future<ReleaseChangePage> listReleaseChanges(
            Caller caller, int number, @Nullable ReleaseKind kind, @Nullable String cursor, int limit);

    /**
     * The whole program as it was. Text is a {@link Schedule} as JSON.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<String> releasedSchedule(Caller caller, int number);

    /**
     * A session as it was, with its texts.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<SessionText> releasedItem(Caller caller, int number, UUID sessionId);
}
