package io.plenary.services.program.layout;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Rules;
import io.plenary.contracts.program.Track;
import io.plenary.services.program.conference.Faults;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** What rooms, tracks and rules may be. */
final class LayoutRules {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LARGEST_ROOM = 1_000_000;
    private static final int LAST_POSITION = 100_000;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private LayoutRules() {}

    static void check(Room room) {
        Integer capacity = room.capacity();
        new Faults()
                .check(room.id() != null, "/id", "must be chosen by the creator")
                .required(room.name(), LONGEST_NAME, "/name")
                .optional(room.slug(), LONGEST_NAME, "/slug")
                .optional(room.description(), LONGEST_TEXT, "/description")
                .check(
                        capacity == null || capacity >= 0 && capacity <= LARGEST_ROOM,
                        "/capacity",
                        "must be from 0 to 1,000,000")
                .check(isPosition(room.position()), "/position", "must be from 0 to 100,000")
                .refuse("The room cannot be kept.");
    }

    static void check(Track track) {
        new Faults()
                .check(track.id() != null, "/id", "must be chosen by the creator")
                .required(track.name(), LONGEST_NAME, "/name")
                .optional(track.slug(), LONGEST_NAME, "/slug")
                .check(
                        track.color() == null || COLOR.matcher(track.color()).matches(),
                        "/color",
                        "must be written as #rrggbb")
                .check(isPosition(track.position()), "/position", "must be from 0 to 100,000")
                .refuse("The track cannot be kept.");
    }

    static void check(Rules rules) {
        new Faults()
                .check(rules.roomTaken() != null, "/roomTaken", "must be BLOCK, WARN or IGNORE")
                .check(rules.speakerTwice() != null, "/speakerTwice", "must be BLOCK, WARN or IGNORE")
                .check(rules.outsideConference() != null, "/outsideConference", "must be BLOCK, WARN or IGNORE")
                .refuse("The rules cannot be kept.");
    }

    private static boolean isPosition(int position) {
        return position >= 0 && position <= LAST_POSITION;
    }

    /** Colors are compared as text, so they are kept in one way. */
    static Track normal(Track track) {
        return track.color() == null
                ? track
                : new Track(
                        track.id(),
                        track.name(),
                        track.slug(),
                        track.color().toLowerCase(Locale.ROOT),
                        track.position(),
                        track.updatedAt(),
                        track.version());
    }

    static boolean isSame(Room one, Room other) {
        return one.name().equals(other.name())
                && Objects.equals(one.slug(), other.slug())
                && Objects.equals(one.description(), other.description())
                && Objects.equals(one.capacity(), other.capacity())
                && one.position() == other.position();
    }

    static boolean isSame(Track one, Track other) {
        return one.name().equals(other.name())
                && Objects.equals(one.slug(), other.slug())
                && Objects.equals(one.color(), other.color())
                && one.position() == other.position();
    }

    /** @throws io.vertx.serviceproxy.ServiceException STALE */
    static void requireVersion(long version, Long ifVersion) {
        if (ifVersion != null && ifVersion != version) {
            throw Refusal.STALE.because("It was changed meanwhile.");
        }
    }
}
