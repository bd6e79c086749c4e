package io.plenary.services.promotions;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.promotions.Placement;
import io.plenary.contracts.promotions.Sponsor;
import io.plenary.runtime.Faults;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Who decides about sponsors, and what a sponsor may be. */
final class SponsorRules {

    /** Which reads as if it led elsewhere: a name before the host, or signs that turn letters round. */
    private static final Pattern DECEIVING = Pattern.compile("//[^/?#]*@|\\p{Cf}");

    /** Of a conference. */
    static final int MOST = 200;

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LEVEL = 50;
    private static final int LONGEST_LINE = 120;
    private static final int LAST_POSITION = 10_000;

    private SponsorRules() {}

    static void require(Right right, Caller caller, UUID organizationId, UUID conferenceId) {
        if (!caller.isKnown() && !caller.isAdmin()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to work with sponsors.");
        }
        if (!caller.has(right, organizationId, conferenceId)) {
            throw right.isMissing();
        }
    }

    static void check(Sponsor sponsor) {
        Faults faults = new Faults()
                .required("/name", sponsor.name(), LONGEST_NAME)
                .line("/level", sponsor.level(), LONGEST_LEVEL)
                .line("/line", sponsor.line(), LONGEST_LINE)
                .check(
                        sponsor.position() >= 0 && sponsor.position() <= LAST_POSITION,
                        "/position",
                        Fault.WHOLE_NUMBER,
                        Map.of("least", 0, "most", LAST_POSITION));
        link(faults, sponsor.link());
        places(faults, sponsor.placements());
        faults.refuseIfAny("The sponsor cannot be kept.");
    }

    /** Nobody is sent where others could change on the way what they read. */
    static void link(Faults faults, String link) {
        boolean secure = link != null
                && Faults.isWebUrl(link)
                && link.regionMatches(true, 0, "https:", 0, 6)
                && !DECEIVING.matcher(link).find();
        faults.check(link != null, "/link", Fault.REQUIRED).check(link == null || secure, "/link", Fault.HTTPS_ADDRESS);
    }

    static void places(Faults faults, List<Placement> placements) {
        boolean once = placements.size() == new HashSet<>(placements).size();
        faults.check(once, "/placements", Fault.GIVEN_TWICE);
    }

    static void requireVersion(long version, Long wanted) {
        if (wanted != null && wanted != version) {
            throw Refusal.STALE.because("It was changed meanwhile.");
        }
    }

    static void requireRoom(long count) {
        if (count >= MOST) {
            throw Refusal.CONFLICT.because("TOO_MANY_SPONSORS", "There are 200 sponsors already.");
        }
    }

    static RuntimeException inUse() {
        return Refusal.CONFLICT.because("SPONSOR_IN_USE", "The sponsor has advertisements. Remove them first.");
    }

    static RuntimeException noSuchSponsor() {
        return Refusal.NOT_FOUND.because("There is no such sponsor.");
    }
}
