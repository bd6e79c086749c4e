package io.plenary.services.program.sessions;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Link;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Slot;
import io.plenary.runtime.Faults;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a session may be. Only what a person changes is judged: what an imported file brought may stay as it is.
 */
final class SessionRules {

    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_TEXT = 200_000;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_EXTRA = 50_000;
    private static final int LONGEST_MINUTES = 7 * 24 * 60;
    private static final int MOST_CREDITS = 200;
    private static final int MOST_LINKS = 100;
    private static final Instant FIRST = Instant.parse("1970-01-02T00:00:00Z");
    private static final Instant LAST = Instant.parse("2999-12-31T00:00:00Z");

    private final Session before;
    private final Session after;
    private final Faults faults = new Faults();

    private SessionRules(Session before, Session after) {
        this.before = before;
        this.after = after;
    }

    /**
     * @param before what is stored, null for a new session
     * @param zone the conference's
     * @throws io.vertx.serviceproxy.ServiceException INVALID
     */
    static void check(Session before, Session after, ZoneId zone) {
        new SessionRules(before, after).check(zone);
    }

    /** The same for a slot alone. */
    static void check(Slot slot, ZoneId zone) {
        Faults faults = new Faults();
        checkSlot(faults, slot, "", zone);
        faults.refuseIfAny("The slot cannot be taken.");
    }

    private void check(ZoneId zone) {
        faults.check(after.id() != null, "/id", Fault.REQUIRED);
        if (changed(Session::title)) {
            faults.required("/title", after.title(), LONGEST_LINE);
        }
        line(Session::slug, "/slug");
        line(Session::subtitle, "/subtitle");
        line(Session::type, "/type");
        line(Session::language, "/language");
        line(Session::license, "/license");
        text(Session::summary, "/summary");
        text(Session::description, "/description");
        checkNumber();
        checkUrls();
        checkCredits();
        checkExtra();
        if (after.slot() != null && changed(Session::slot)) {
            checkSlot(faults, after.slot(), "/slot", zone);
        }
        faults.refuseIfAny("The session cannot be kept.");
    }

    private void line(Function<Session, String> member, String pointer) {
        if (changed(member)) {
            faults.line(pointer, member.apply(after), LONGEST_LINE);
        }
    }

    private void text(Function<Session, String> member, String pointer) {
        if (changed(member)) {
            faults.text(pointer, member.apply(after), LONGEST_TEXT);
        }
    }

    private void checkNumber() {
        Integer number = after.number();
        faults.check(number == null || number > 0, "/number", Fault.TOO_SMALL, Map.of("least", 1));
    }

    private void checkUrls() {
        url(Session::url, "/url");
        url(Session::feedbackUrl, "/feedbackUrl");
        url(Session::logo, "/logo");
        links(Session::links, "/links");
        links(Session::attachments, "/attachments");
    }

    private void url(Function<Session, String> member, String pointer) {
        if (changed(member)) {
            faults.webUrl(pointer, member.apply(after));
        }
    }

    private void links(Function<Session, List<Link>> member, String pointer) {
        if (changed(member)) {
            faults.links(pointer, member.apply(after), MOST_LINKS, LONGEST_LINE, LONGEST_LINE);
        }
    }

    private void checkCredits() {
        if (!changed(Session::speakers)) {
            return;
        }
        List<Credit> credits = after.speakers();
        faults.check(credits.size() <= MOST_CREDITS, "/speakers", Fault.TOO_MANY, Map.of("most", MOST_CREDITS));
        for (int i = 0; i < credits.size(); i++) {
            faults.check(credits.get(i).speakerId() != null, "/speakers/" + i + "/speakerId", Fault.REQUIRED)
                    .required("/speakers/" + i + "/name", credits.get(i).name(), LONGEST_NAME);
        }
    }

    private void checkExtra() {
        if (after.extra() != null && changed(Session::extra)) {
            String extra = after.extra().encode();
            faults.text("/extra", extra, LONGEST_EXTRA).check(!extra.contains("\\u0000"), "/extra", Fault.NUL);
        }
    }

    static void checkSlot(Faults faults, Slot slot, String pointer, ZoneId zone) {
        Instant start = slot.start();
        faults.check(
                        slot.durationMinutes() >= 0 && slot.durationMinutes() <= LONGEST_MINUTES,
                        pointer + "/durationMinutes",
                        Fault.RANGE,
                        Map.of("least", 0, "most", LONGEST_MINUTES))
                .check(start != null, pointer + "/start", Fault.EMPTY);
        if (start == null) {
            return;
        }
        boolean inRange = start.isAfter(FIRST) && start.isBefore(LAST);
        faults.check(inRange, pointer + "/start", Fault.YEARS, Map.of("first", "1970", "last", "2999"));
        if (inRange && slot.day() != null) {
            LocalDate date = start.atZone(zone).toLocalDate();
            boolean near = slot.day().equals(date) || slot.day().equals(date.minusDays(1));
            faults.check(near, pointer + "/day", Fault.OTHER_DAY);
        }
    }

    private boolean changed(Function<Session, ?> member) {
        return before == null || !Objects.equals(member.apply(before), member.apply(after));
    }
}
