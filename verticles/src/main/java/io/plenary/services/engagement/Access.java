package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Screen;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.engagement.LiveSettings;
import io.plenary.contracts.engagement.Participants;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomKind;
import io.plenary.contracts.profiles.ProfileCard;
import io.plenary.contracts.profiles.ProfilesService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.registrations.HoldersService;
import io.plenary.contracts.speakers.SpeakersService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Who may look on, take part and moderate; it asks the floors below what there is, and who has a ticket. */
final class Access {

    private final Database database;
    private final Proxies proxies;

    Access(Database database, Proxies proxies) {
        this.database = database;
        this.proxies = proxies;
    }

    /** What somebody is to be told of a room: refused where they are not. */
    Future<Place> enter(Caller caller, Room room) {
        return caller.isAtScreen() ? atScreen(caller, room) : byKind(caller, room);
    }

    /** What those see who sit in front of it, and nothing of other rooms; drafts are nobody's to see but by their code. */
    private Future<Place> atScreen(Caller caller, Room room) {
        boolean session = room.kind() == RoomKind.SESSION;
        if (!mayHang(caller.screen(), room)) {
            throw LiveRules.noSuchRoom();
        }
        return database.read(
                        Caller.SYSTEM,
                        sql -> ScreenStore.isLive(sql, caller.screen().id()))
                .compose(live -> {
                    if (!live) {
                        throw LiveRules.noSuchScreen();
                    }
                    return session ? inFrontOf(caller.screen(), room) : seen(Caller.SYSTEM, room.conferenceId(), null);
                });
    }

    /** A foyer is told how sessions stand, and nothing of what is asked and voted in them. */
    private static boolean mayHang(Screen screen, Room room) {
        return screen.conferenceId().equals(room.conferenceId())
                && (room.kind() == RoomKind.CONFERENCE || room.kind() == RoomKind.SESSION && screen.roomId() != null);
    }

    private Future<Place> inFrontOf(Screen screen, Room room) {
        return proxies.of(ProgramService.class, ProgramService.address(room.conferenceId()))
                .getContentItemDetails(Caller.SYSTEM, room.id())
                .compose(session -> {
                    if (session.slot() == null
                            || !screen.roomId().equals(session.slot().roomId())) {
                        throw LiveRules.noSuchRoom();
                    }
                    return seen(Caller.SYSTEM, room.conferenceId(), room.id());
                });
    }

    private Future<Place> byKind(Caller caller, Room room) {
        return switch (room.kind()) {
            case USER -> own(caller, room.id());
            case ORGANIZER -> {
                LiveRules.requireWhole(room);
                yield moderator(caller, room.conferenceId(), null);
            }
            case CONFERENCE -> {
                LiveRules.requireWhole(room);
                yield onlooker(caller, room.conferenceId(), null);
            }
            case SESSION -> onlooker(caller, room.conferenceId(), room.id());
        };
    }

    private static Future<Place> own(Caller caller, UUID userId) {
        LiveRules.requireSignedIn(caller);
        if (!userId.equals(caller.userId())) {
            throw LiveRules.noSuchRoom();
        }
        return Future.succeededFuture(new Place(null, null, null, null));
    }

    /** Somebody who sees what everybody does there. */
    Future<Place> onlooker(Caller caller, UUID conferenceId, UUID sessionId) {
        return seen(caller, conferenceId, sessionId)
                .compose(place -> place.settings().participants() == Participants.EVERYBODY
                        ? Future.succeededFuture(place)
                        : requireTicket(caller, place));
    }

    /** Somebody who may ask, vote, answer and write there. */
    Future<Place> participant(Caller caller, UUID conferenceId, UUID sessionId) {
        LiveRules.requireSignedIn(caller);
        return onlooker(caller, conferenceId, sessionId);
    }

    Future<Place> moderator(Caller caller, UUID conferenceId, UUID sessionId) {
        LiveRules.requireKnown(caller);
        return seen(caller, conferenceId, sessionId).map(place -> {
            LiveRules.requireModerator(caller, place);
            return place;
        });
    }

    /** Somebody who reads how a session was liked: who moderates, and who speaks there. */
    Future<Place> listener(Caller caller, UUID conferenceId, UUID sessionId) {
        LiveRules.requireKnown(caller);
        return seen(caller, conferenceId, sessionId).compose(place -> session(caller, place)
                .compose(session -> mayListen(caller, place, session))
                .map(may -> {
                    if (!may) {
                        LiveRules.requireModerator(caller, place);
                    }
                    return place;
                }));
    }

    Future<Boolean> mayListen(Caller caller, Place place, Session session) {
        if (LiveRules.isModerator(caller, place) || session.speakers().isEmpty()) {
            return Future.succeededFuture(LiveRules.isModerator(caller, place));
        }
        return proxies.of(SpeakersService.class, SpeakersService.ADDRESS)
                .speakingAs(caller, place.organizationId())
                .map(ids -> session.speakers().stream()
                        .anyMatch(credit -> credit.speakerId() != null
                                && ids.contains(credit.speakerId().toString())));
    }

    /** Somebody who lets people in. */
    Future<Place> doorkeeper(Caller caller, UUID conferenceId, UUID sessionId) {
        LiveRules.requireKnown(caller);
        return seen(caller, conferenceId, sessionId).map(place -> {
            LiveRules.requireDoorkeeper(caller, place);
            return place;
        });
    }

    /** Somebody who sees the conference and the session, whether or not they take part. */
    Future<Place> seen(Caller caller, UUID conferenceId, UUID sessionId) {
        return proxies.of(ConferencesService.class, ConferencesService.ADDRESS)
                .getConferenceDetails(caller, conferenceId.toString())
                .compose(conference -> sessionId == null
                        ? place(conference, null)
                        : proxies.of(ProgramService.class, ProgramService.address(conferenceId))
                                .getContentItemDetails(caller, sessionId)
                                .compose(session -> place(conference, sessionId)));
    }

    Future<Session> session(Caller caller, Place place) {
        return proxies.of(ProgramService.class, ProgramService.address(place.conferenceId()))
                .getContentItemDetails(caller, place.sessionId());
    }

    private Future<Place> place(Conference conference, UUID sessionId) {
        return database.read(Caller.SYSTEM, sql -> LiveStore.find(sql, conference.organizationId(), conference.id()))
                .map(settings -> place(settings, sessionId));
    }

    private static Place place(LiveSettings settings, UUID sessionId) {
        return new Place(settings.organizationId(), settings.conferenceId(), sessionId, settings);
    }

    private Future<Place> requireTicket(Caller caller, Place place) {
        if (LiveRules.isModerator(caller, place)) {
            return Future.succeededFuture(place);
        }
        LiveRules.requireSignedIn(caller);
        return proxies.of(HoldersService.class, HoldersService.ADDRESS)
                .hasTicket(caller, place.conferenceId())
                .map(has -> {
                    if (!has) {
                        throw Refusal.FORBIDDEN.because(
                                "TICKET_HOLDERS_ONLY", "Only those who have a ticket take part here.");
                    }
                    return place;
                });
    }

    /** What others call the caller; null where the profile says nothing. */
    Future<String> nameOf(Caller caller) {
        return proxies.of(ProfilesService.class, ProfilesService.ADDRESS)
                .profileCards(caller, List.of(caller.userId().toString()))
                .map(cards ->
                        cards.stream().findFirst().map(ProfileCard::displayName).orElse(null));
    }
}
