package io.plenary.services.conferences;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceAdded;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceUpdated;
import io.plenary.contracts.conferences.ConferencePage;
import io.plenary.contracts.conferences.ConferenceQuery;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.conferences.Endpoint;
import io.plenary.contracts.conferences.EndpointPage;
import io.plenary.contracts.conferences.LifecycleAction;
import io.plenary.contracts.conferences.TransitionPage;
import io.plenary.runtime.Database;
import io.plenary.runtime.DatabaseFailures;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

final class Conferences implements ConferencesService {

    private static final int MOST_AT_ONCE = 200;

    private static final Set<String> EDITABLE = Set.of(
            "acronym",
            "title",
            "subtitle",
            "description",
            "startDate",
            "endDate",
            "timeZone",
            "venue",
            "city",
            "country",
            "url",
            "logoUrl",
            "colors",
            "status");

    private final Database database;
    private final Approval approval;
    private final Transitions transitions;
    private final Deletions deletions;
    private final Endpoints endpoints;

    Conferences(Database database, Approval approval) {
        this.database = database;
        this.approval = approval;
        this.transitions = new Transitions(database, approval);
        this.deletions = new Deletions(database);
        this.endpoints = new Endpoints(database);
    }

    @Override
    public Future<ConferencePage> listConferences(Caller caller, ConferenceQuery query) {
        QueryRules.check(query);
        return database.readRelaxed(caller, sql -> ConferenceListStore.list(sql, caller, query));
    }

    @Override
    public Future<Conference> getConferenceDetails(Caller caller, String idOrSlug) {
        return database.read(ofRows(caller), sql -> ConferenceStore.find(sql, idOrSlug))
                .map(found -> found.filter(conference -> conference.isKnownTo(caller))
                        .orElseThrow(Visibility::noSuchConference));
    }

    /** A screen is of no organization, by which rows are told apart; whether it knows the conference is looked at afterwards. */
    private static Caller ofRows(Caller caller) {
        return caller.isAtScreen() ? Caller.SYSTEM : caller;
    }

    @Override
    public Future<List<Conference>> conferencesByIds(Caller caller, List<String> ids) {
        List<UUID> wanted = Uuids.parse("/ids", ids, MOST_AT_ONCE);
        return database.read(caller, sql -> ConferenceStore.find(sql, wanted)).map(found -> found.stream()
                .filter(conference -> conference.isKnownTo(caller))
                .toList());
    }

    @Override
    public Future<Conference> addConference(Caller caller, Conference conference) {
        Visibility.requireSignedIn(caller);
        if (conference.organizationId() != null && !caller.has(Right.CONFERENCES_CREATE, conference.organizationId())) {
            throw Right.CONFERENCES_CREATE.isMissing();
        }
        Conference completed = ConferenceDefaults.ofNew(conference);
        ConferenceRules.check(completed);
        return approval.isNeeded(caller, completed.organizationId())
                .compose(needed -> {
                    Lifecycle.requireMayAdd(caller, completed, !needed);
                    return database.once(caller, tx -> insert(tx, completed, !needed), Objects::nonNull);
                })
                .recover(failure -> DatabaseFailures.isTaken(failure, ConferenceStore.UNIQUE_SLUG)
                        ? addedBefore(caller, completed, Refusal.CONFLICT.because("SLUG_TAKEN", "The slug is taken."))
                        : Future.failedFuture(failure))
                .compose(saved -> saved == null
                        ? addedBefore(
                                caller, completed, Refusal.CONFLICT.because("The id of the conference is in use."))
                        : Future.succeededFuture(saved));
    }

    /** Null if the id exists. */
    private static Future<Conference> insert(Transaction tx, Conference conference, boolean approved) {
        return ConferenceStore.insert(tx.sql(), conference, approved)
                .map(inserted -> inserted.map(saved -> announced(tx, saved, ConferenceAdded::new))
                        .orElse(null));
    }

    /** The same request came again, or the id or slug is another conference's. */
    private Future<Conference> addedBefore(Caller caller, Conference conference, ServiceException otherwise) {
        return database.read(caller, sql -> ConferenceStore.find(sql, conference.id()))
                .map(found -> found.filter(saved -> isSame(saved, conference)).orElseThrow(() -> otherwise));
    }

    private static boolean isSame(Conference saved, Conference conference) {
        return saved.slug().equals(conference.slug())
                && saved.organizationId().equals(conference.organizationId())
                && saved.status() != ConferenceStatus.DELETED;
    }

    @Override
    public Future<Conference> updateConference(Caller caller, UUID conferenceId, MergePatch patch, Long ifVersion) {
        Visibility.requireSignedIn(caller);
        return transitions
                .isFree(conferenceId)
                .compose(free -> database.once(
                        caller, tx -> LockedConference.of(tx, caller, Right.CONFERENCES_EDIT, conferenceId)
                                .compose(conference -> {
                                    requireChangeable(conference, ifVersion);
                                    Conference patched = ConferenceDefaults.ofPatched(
                                            patch.applyTo(conference, Conference.class, EDITABLE));
                                    ConferenceRules.check(patched);
                                    return patched.status() == conference.status()
                                            ? save(tx, conference, patched)
                                            : moveAndSave(tx, caller, conference, patched, free);
                                })));
    }

    private static Future<Conference> save(Transaction tx, Conference conference, Conference patched) {
        return patched.equals(conference)
                ? Future.succeededFuture(conference)
                : ConferenceStore.update(tx.sql(), patched).map(saved -> announced(tx, saved, ConferenceUpdated::new));
    }

    /** A status that is changed like a member of the conference is reached by the same rules as any. */
    private static Future<Conference> moveAndSave(
            Transaction tx, Caller caller, Conference conference, Conference patched, boolean free) {
        LifecycleAction action = Lifecycle.towards(patched.status());
        Lifecycle.requireMay(caller, action, conference);
        Transitions.requireReason(action, null);
        return Transitions.move(tx, caller, conference, action, null, free)
                .compose(moved -> save(tx, moved, ConferenceDefaults.ofMoved(patched, moved)));
    }

    @Override
    public Future<Conference> transitionConference(
            Caller caller, UUID conferenceId, LifecycleAction action, String reason, Long ifVersion) {
        return transitions.transition(caller, conferenceId, action, reason, ifVersion);
    }

    @Override
    public Future<TransitionPage> listTransitions(Caller caller, UUID conferenceId, String cursor, int limit) {
        return transitions.list(caller, conferenceId, cursor, limit);
    }

    private static void requireChangeable(Conference conference, Long ifVersion) {
        if (conference.status() == ConferenceStatus.DELETED) {
            throw Refusal.CONFLICT.because("CONFERENCE_DELETED", "The conference is deleted; restore it first.");
        }
        requireVersion(conference, ifVersion);
    }

    static void requireVersion(Conference conference, Long ifVersion) {
        if (ifVersion != null && ifVersion != conference.version()) {
            throw Refusal.STALE.because("The conference was changed meanwhile.");
        }
    }

    @Override
    public Future<Conference> deleteConference(Caller caller, UUID conferenceId, Instant deleteAfter) {
        return deletions.delete(caller, conferenceId, deleteAfter);
    }

    @Override
    public Future<Conference> restoreConference(Caller caller, UUID conferenceId) {
        return deletions.restore(caller, conferenceId);
    }

    @Override
    public Future<Void> purgeConference(Caller caller, UUID conferenceId) {
        return deletions.purge(caller, conferenceId);
    }

    @Override
    public Future<List<Conference>> conferencesToPurge(Caller caller, Instant at) {
        return deletions.due(caller, at);
    }

    @Override
    public Future<Endpoint> findConferenceEndpoint(Caller caller, String idOrSlug) {
        return getConferenceDetails(caller, idOrSlug).compose(visible -> endpoints.find(caller, visible.id()));
    }

    @Override
    public Future<Endpoint> registerEndpoint(Caller caller, Endpoint endpoint) {
        return endpoints.register(caller, endpoint);
    }

    @Override
    public Future<Void> retireEndpoint(Caller caller, UUID conferenceId) {
        return endpoints.retire(caller, conferenceId);
    }

    @Override
    public Future<Void> retireConference(Caller caller, UUID conferenceId) {
        return deletions.retire(caller, conferenceId);
    }

    @Override
    public Future<EndpointPage> listEndpoints(Caller caller, String cursor, int limit) {
        return endpoints.list(caller, cursor, limit);
    }

    @Override
    public Future<Long> countConferences(Caller caller) {
        if (!caller.isAdmin()) {
            throw Refusal.FORBIDDEN.because("Only administrators count conferences.");
        }
        return database.read(caller, ConferenceStore::count);
    }

    static Conference announced(Transaction tx, Conference conference, Function<Conference, ConferenceEvents> what) {
        tx.announce(what.apply(conference), conference.organizationId(), conference.id());
        return conference;
    }
}
