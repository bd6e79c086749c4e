package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.notes.NotesService;
import io.plenary.contracts.notes.PeoplePage;
import io.plenary.contracts.notes.Starred;
import io.plenary.contracts.notifications.Bulletin;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionQuery;
import io.plenary.contracts.registrations.HolderGroup;
import io.plenary.contracts.registrations.HolderQuery;
import io.plenary.contracts.registrations.HoldersService;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Whom a bulletin is for, some at a time and always in the same order: by the number of the account, or of the address. */
abstract sealed class Recipients {

    /** @param after the last of those before, null for the first */
    abstract Future<Page> page(Proxies proxies, UUID after, int limit);

    /**
     * Some of them.
     *
     * @param next after whom the next page starts, null on the last one
     */
    record Page(List<Addressee> items, UUID next) {

        static Page of(PeoplePage people) {
            return new Page(people.items().stream().map(Addressee::account).toList(), people.next());
        }
    }

    static Recipients of(Bulletin bulletin) {
        UUID conferenceId = bulletin.conferenceId();
        return switch (bulletin.audience()) {
            case ATTENDEES -> new Attendees(conferenceId);
            case SESSION -> new OfSession(conferenceId, bulletin.sessionId());
            case TRACK -> new OfTrack(conferenceId, bulletin.trackId());
            case TEAM -> new Team(bulletin.organizationId());
            case TICKETS, CHECKED_IN, NOT_CHECKED_IN, WAITING, UNPAID ->
                new Holders(
                        conferenceId, HolderGroup.valueOf(bulletin.audience().name()), bulletin.ticketTypeId());
        };
    }

    private static final class Attendees extends Recipients {

        private final UUID conferenceId;

        private Attendees(UUID conferenceId) {
            this.conferenceId = conferenceId;
        }

        @Override
        Future<Page> page(Proxies proxies, UUID after, int limit) {
            return proxies.of(NotesService.class, NotesService.ADDRESS)
                    .attendees(Caller.SYSTEM, conferenceId, after, limit)
                    .map(Page::of);
        }
    }

    private static final class OfSession extends Recipients {

        private final UUID conferenceId;
        private final UUID sessionId;

        /** @param sessionId null where none was chosen yet: then it is for nobody */
        private OfSession(UUID conferenceId, UUID sessionId) {
            this.conferenceId = conferenceId;
            this.sessionId = sessionId;
        }

        @Override
        Future<Page> page(Proxies proxies, UUID after, int limit) {
            List<String> sessions = sessionId == null ? List.of() : List.of(sessionId.toString());
            return starred(proxies, conferenceId, sessions, after, limit);
        }
    }

    private static final class OfTrack extends Recipients {

        private static final int PAGE = 200;

        private final UUID conferenceId;
        private final UUID trackId;

        /** @param trackId null where none was chosen yet: then it is for nobody */
        private OfTrack(UUID conferenceId, UUID trackId) {
            this.conferenceId = conferenceId;
            this.trackId = trackId;
        }

        @Override
        Future<Page> page(Proxies proxies, UUID after, int limit) {
            return trackId == null
                    ? Future.succeededFuture(new Page(List.of(), null))
                    : sessions(proxies, null, new ArrayList<>())
                            .compose(sessions -> starred(proxies, conferenceId, sessions, after, limit));
        }

        private Future<List<String>> sessions(Proxies proxies, String cursor, List<String> found) {
            SessionQuery query = new SessionQuery(null, trackId, null, null, null, null, null, cursor, PAGE);
            return proxies.of(ProgramService.class, ProgramService.address(conferenceId))
                    .listContentItems(Caller.SYSTEM, query)
                    .compose(page -> {
                        page.items().stream()
                                .map(Session::id)
                                .map(UUID::toString)
                                .forEach(found::add);
                        return page.nextCursor() == null
                                ? Future.succeededFuture(found)
                                : sessions(proxies, page.nextCursor(), found);
                    });
        }
    }

    private static final class Team extends Recipients {

        private final UUID organizationId;

        private Team(UUID organizationId) {
            this.organizationId = organizationId;
        }

        @Override
        Future<Page> page(Proxies proxies, UUID after, int limit) {
            return new Audience(proxies)
                    .team(organizationId)
                    .map(team -> page(team, after, limit))
                    .map(Page::of);
        }

        /** In the order of the database, which knows no signs. */
        private static PeoplePage page(List<UUID> team, UUID after, int limit) {
            List<UUID> rest = team.stream()
                    .sorted(Comparator.comparing(UUID::toString))
                    .filter(member -> after == null || member.toString().compareTo(after.toString()) > 0)
                    .toList();
            return rest.size() <= limit
                    ? new PeoplePage(rest, null)
                    : new PeoplePage(rest.subList(0, limit), rest.get(limit - 1));
        }
    }

    /** Those who have to do with tickets, each address once. */
    private static final class Holders extends Recipients {

        private final UUID conferenceId;
        private final HolderGroup group;
        private final UUID ticketTypeId;

        /** @param ticketTypeId null for all */
        private Holders(UUID conferenceId, HolderGroup group, UUID ticketTypeId) {
            this.conferenceId = conferenceId;
            this.group = group;
            this.ticketTypeId = ticketTypeId;
        }

        @Override
        Future<Page> page(Proxies proxies, UUID after, int limit) {
            return proxies.of(HoldersService.class, HoldersService.ADDRESS)
                    .holders(Caller.SYSTEM, new HolderQuery(conferenceId, group, ticketTypeId, after, limit))
                    .map(page ->
                            new Page(page.items().stream().map(Addressee::of).toList(), page.next()));
        }
    }

    private static Future<Page> starred(
            Proxies proxies, UUID conferenceId, List<String> sessions, UUID after, int limit) {
        return sessions.isEmpty()
                ? Future.succeededFuture(new Page(List.of(), null))
                : proxies.of(NotesService.class, NotesService.ADDRESS)
                        .starredBy(Caller.SYSTEM, conferenceId, sessions, after, limit)
                        .map(page -> Page.of(new PeoplePage(
                                page.items().stream().map(Starred::userId).toList(), page.next())));
    }
}
