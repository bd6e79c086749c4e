package io.plenary.services.speakers;

import io.plenary.contracts.Fault;
import io.plenary.contracts.speakers.SpeakerClaim;
import io.plenary.runtime.Faults;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a schedule file may claim about a person. */
final class ClaimRules {

    private static final int MOST = 500;
    private static final int LONGEST_SCOPE = 200;
    private static final int LONGEST_ID = 500;

    /** What makes two claims one person. */
    record Identity(String scope, String externalId) {

        static Identity of(SpeakerClaim claim) {
            return new Identity(claim.scope(), claim.externalId());
        }
    }

    private ClaimRules() {}

    static void check(List<SpeakerClaim> claims) {
        Faults faults = new Faults().check(claims.size() <= MOST, "/claims", Fault.TOO_MANY, Map.of("most", MOST));
        for (int i = 0; i < claims.size(); i++) {
            SpeakerClaim claim = claims.get(i);
            String pointer = "/claims/" + i;
            said(faults, pointer + "/scope", claim.scope(), LONGEST_SCOPE);
            said(faults, pointer + "/externalId", claim.externalId(), LONGEST_ID);
            said(faults, pointer + "/name", claim.name(), SpeakerRules.LONGEST_NAME);
            faults.text(pointer + "/biography", claim.biography(), SpeakerRules.LONGEST_BIOGRAPHY);
        }
        faults.refuseIfAny("The speakers cannot be kept.");
    }

    /** What a file said is kept as it said it: nobody sits there to correct it. */
    private static void said(Faults faults, String pointer, String value, int longest) {
        faults.check(value != null && !value.isBlank(), pointer, Fault.EMPTY).text(pointer, value, longest);
    }

    /** One claim for each person, with the first thing said about each matter. */
    static Collection<SpeakerClaim> distinct(List<SpeakerClaim> claims) {
        Map<Identity, SpeakerClaim> claimByIdentity = new LinkedHashMap<>();
        claims.forEach(claim -> claimByIdentity.merge(Identity.of(claim), cleaned(claim), ClaimRules::united));
        return claimByIdentity.values();
    }

    /**
     * Without the biographies for which an organization has no room.
     *
     * @param size what its speakers say already
     */
    static Collection<SpeakerClaim> fitting(Collection<SpeakerClaim> claims, long size) {
        List<SpeakerClaim> fitting = new ArrayList<>();
        long taken = size;
        for (SpeakerClaim claim : claims) {
            SpeakerClaim bare = new SpeakerClaim(
                            claim.scope(), claim.externalId(), claim.name(), null, claim.avatarUrl(), claim.url())
                    .of(claim.speakerId());
            taken += bare.toJson().length();
            int biography =
                    claim.biography() == null ? 0 : 3 * claim.biography().length();
            boolean fits = taken + biography <= SpeakerRules.MOST_OF_ALL;
            taken += fits ? biography : 0;
            fitting.add(fits ? claim : bare);
        }
        return fitting;
    }

    private static SpeakerClaim united(SpeakerClaim first, SpeakerClaim second) {
        return new SpeakerClaim(
                first.scope(),
                first.externalId(),
                first.name(),
                SpeakerRules.filled(first.biography(), second.biography()),
                SpeakerRules.filled(first.avatarUrl(), second.avatarUrl()),
                SpeakerRules.filled(first.url(), second.url()),
                first.speakerId() == null ? second.speakerId() : first.speakerId());
    }

    private static SpeakerClaim cleaned(SpeakerClaim claim) {
        return new SpeakerClaim(
                claim.scope(),
                claim.externalId(),
                claim.name(),
                SpeakerRules.filled(claim.biography(), null),
                followable(claim.avatarUrl()),
                followable(claim.url()),
                claim.speakerId());
    }

    private static String followable(String url) {
        return url != null && Faults.isWebUrl(url) ? url : null;
    }
}
