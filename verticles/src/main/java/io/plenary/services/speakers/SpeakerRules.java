package io.plenary.services.speakers;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Link;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.contracts.speakers.SpeakerEmail;
import io.plenary.contracts.speakers.SpeakerMerge;
import io.plenary.contracts.speakers.SpeakerQuery;
import io.plenary.runtime.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What a speaker may be, and what becomes of two that are one. */
final class SpeakerRules {

    static final int LONGEST_NAME = 500;
    static final int LONGEST_BIOGRAPHY = 100_000;
    private static final int MOST_LINKS = 50;
    private static final int LONGEST_LINK_TYPE = 50;
    private static final int LONGEST_SEARCH = 200;
    private static final int MOST_IDS = 2_000;

    /** Who asks for a schedule may ask for all of them at once; the speakers of ten large congresses say less. */
    static final long MOST_OF_ALL = 10_000_000;

    private SpeakerRules() {}

    /** What is too much already may become less. */
    static void requireSize(long before, long after) {
        if (after > MOST_OF_ALL && after > before) {
            throw Refusal.CONFLICT.because(
                    "SPEAKERS_TOO_LARGE", "All speakers of the organization together would say more than can be kept.");
        }
    }

    static void check(Speaker speaker) {
        new Faults()
                .check(speaker.id() != null, "/id", Fault.REQUIRED)
                .check(speaker.organizationId() != null, "/organizationId", Fault.REQUIRED)
                .required("/name", speaker.name(), LONGEST_NAME)
                .text("/biography", speaker.biography(), LONGEST_BIOGRAPHY)
                .line("/affiliation", speaker.affiliation(), LONGEST_NAME)
                .webUrl("/avatarUrl", speaker.avatarUrl())
                .links("/links", speaker.links(), MOST_LINKS, LONGEST_NAME, LONGEST_LINK_TYPE)
                .refuseIfAny("The speaker cannot be kept.");
    }

    static void check(SpeakerQuery query) {
        new Faults()
                .check(query.organizationId() != null, "/organizationId", Fault.REQUIRED)
                .page(query.limit())
                .text("query/q", query.text(), LONGEST_SEARCH)
                .refuseIfAny("The speakers cannot be listed.");
    }

    static void check(SpeakerMerge merge) {
        new Faults()
                .check(merge.keepId() != null, "/keepId", Fault.REQUIRED)
                .check(merge.mergeId() != null, "/mergeId", Fault.REQUIRED)
                .check(
                        merge.keepId() == null || !merge.keepId().equals(merge.mergeId()),
                        "/mergeId",
                        Fault.SAME_SPEAKER)
                .refuseIfAny("The speakers cannot be merged.");
    }

    static void check(SpeakerEmail wanted) {
        if (wanted.email() != null) {
            new Faults().email("/email", wanted.email()).refuseIfAny("The speaker cannot be read there.");
        }
    }

    static List<UUID> parse(List<String> ids) {
        Faults faults = new Faults().check(ids.size() <= MOST_IDS, "/ids", Fault.TOO_MANY, Map.of("most", MOST_IDS));
        List<UUID> parsed = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            try {
                parsed.add(UUID.fromString(ids.get(i)));
            } catch (IllegalArgumentException e) {
                faults.check(false, "/ids/" + i, Fault.ID);
            }
        }
        faults.refuseIfAny("The speakers cannot be found.");
        return parsed;
    }

    /** Whether two descriptions of a speaker say the same. */
    static boolean isSame(Speaker one, Speaker other) {
        return one.name().equals(other.name())
                && Objects.equals(one.biography(), other.biography())
                && Objects.equals(one.affiliation(), other.affiliation())
                && Objects.equals(one.avatarUrl(), other.avatarUrl())
                && one.links().equals(other.links());
    }

    /** The kept speaker with what it lacks from the other; links that both have stay once. */
    static Speaker united(Speaker keep, Speaker merge) {
        List<Link> links = new ArrayList<>(keep.links());
        merge.links().stream()
                .filter(link ->
                        keep.links().stream().noneMatch(kept -> kept.url().equals(link.url())))
                .forEach(links::add);
        return new Speaker(
                keep.id(),
                keep.organizationId(),
                keep.name(),
                filled(keep.biography(), merge.biography()),
                filled(keep.affiliation(), merge.affiliation()),
                filled(keep.avatarUrl(), merge.avatarUrl()),
                links,
                keep.mergedIds(),
                keep.createdAt(),
                keep.updatedAt(),
                keep.version());
    }

    static String filled(String kept, String other) {
        return kept == null || kept.isBlank() ? other : kept;
    }
}
