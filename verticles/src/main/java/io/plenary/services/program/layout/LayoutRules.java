package io.plenary.services.program.layout;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Rules;
import io.plenary.contracts.program.Track;
import io.plenary.runtime.Faults;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** What rooms, tracks and rules may be. */
final class LayoutRules {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LARGEST_ROOM = 1_000_000;
    private static final int LAST_POSITION = 100_000;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private static final Map<String, ?> LEVELS = Map.of("values", "BLOCK, WARN, IGNORE");

    private LayoutRules() {}

    static void check(Room room) {
        Integer capacity = room.capacity();
        new Faults()
                .check(room.id() != null, "/id", Fault.REQUIRED)
                .required("/name", room.name(), LONGEST_NAME)
                .line("/slug", room.slug(), LONGEST_NAME)
                .text("/description", room.description(), LONGEST_TEXT)
                .check(
                        capacity == null || capacity >= 0 && capacity <= LARGEST_ROOM,
                        "/capacity",
                        Fault.RANGE,
                        Map.of("least", 0, "most", LARGEST_ROOM))
                .check(isPosition(room.position()), "/position", Fault.RANGE, Map.of("least", 0, "most", LAST_POSITION))
                .refuseIfAny("The room cannot be kept.");
    }

    static void check(Track track) {
        new Faults()
                .check(track.id() != null, "/id", Fault.REQUIRED)
                .required("/name", track.name(), LONGEST_NAME)
                .line("/slug", track.slug(), LONGEST_NAME)
                .check(track.color() == null || COLOR.matcher(track.color()).matches(), "/color", Fault.COLOR)
                .check(
                        isPosition(track.position()),
                        "/position",
                        Fault.RANGE,
                        Map.of("least", 0, "most", LAST_POSITION))
                .refuseIfAny("The track cannot be kept.");
    }

    static void check(Rules rules) {
        new Faults()
                .check(rules.roomTaken() != null, "/roomTaken", Fault.ONE_OF, LEVELS)
                .check(rules.speakerTwice() != null, "/speakerTwice", Fault.ONE_OF, LEVELS)
                .check(rules.outsideConference() != null, "/outsideConference", Fault.ONE_OF, LEVELS)
                .refuseIfAny("The rules cannot be kept.");
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
