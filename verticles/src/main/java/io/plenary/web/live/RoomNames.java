package io.plenary.web.live;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomKind;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which room clients mean. Who may not know of its conference hears that there is none. */
final class RoomNames {

    private static final Pattern NAME = Pattern.compile("(conference|session|organizer|user):([0-9a-fA-F-]{36})");
    private static final int LONGEST_CONFERENCE = 100;

    private final BiFunction<Caller, String, Future<Conference>> conferences;

    RoomNames(BiFunction<Caller, String, Future<Conference>> conferences) {
        this.conferences = conferences;
    }

    /**
     * @param conference the id or slug of its conference, for the room of a session
     * @return fails with INVALID or NOT_FOUND
     */
    Future<Room> find(Caller caller, String name, String conference) {
        Matcher said = NAME.matcher(name);
        if (!said.matches()) {
            return Future.failedFuture(Refusal.INVALID.because("There are no rooms of such a name."));
        }
        RoomKind kind = RoomKind.valueOf(said.group(1).toUpperCase(Locale.ROOT));
        try {
            return find(caller, kind, UUID.fromString(said.group(2)), conference);
        } catch (IllegalArgumentException noId) {
            return Future.failedFuture(Refusal.INVALID.because("There are no rooms of such a name."));
        }
    }

    private Future<Room> find(Caller caller, RoomKind kind, UUID id, String conference) {
        return switch (kind) {
            case USER -> own(caller, id);
            case CONFERENCE -> visible(caller, id.toString()).map(found -> Room.ofConference(found.id()));
            case ORGANIZER -> visible(caller, id.toString()).map(found -> Room.ofOrganizers(found.id()));
            case SESSION ->
                conference == null
                        ? Future.failedFuture(Refusal.INVALID.because("Name the conference of the session."))
                        : visible(caller, conference).map(found -> Room.ofSession(found.id(), id));
        };
    }

    private static Future<Room> own(Caller caller, UUID id) {
        return id.equals(caller.userId())
                ? Future.succeededFuture(Room.ofUser(id))
                : Future.failedFuture(Refusal.NOT_FOUND.because("There is no such room."));
    }

    private Future<Conference> visible(Caller caller, String conference) {
        return conference.length() > LONGEST_CONFERENCE || conference.indexOf('\0') >= 0
                ? Future.failedFuture(Refusal.NOT_FOUND.because("There is no such conference."))
                : conferences.apply(caller, conference);
    }
}
