package io.plenary.services.program.sessions;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.contracts.speakers.SpeakersService;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the program asks the speakers service: who a speaker id stands for. */
public final class SpeakersClient {

    /** A biography may have a hundred thousand characters. */
    private static final int MOST = 200;

    private final SpeakersService speakers;

    public SpeakersClient(Proxies proxies) {
        this.speakers = proxies.of(SpeakersService.class, SpeakersService.ADDRESS);
    }

    /**
     * Whom each id stands for: itself, or the speaker it was merged into. Unknown ids are left out.
     */
    public Future<Map<UUID, UUID>> resolve(UUID organizationId, Collection<UUID> ids) {
        return byEveryId(organizationId, ids).map(speakers -> {
            Map<UUID, UUID> resolved = new HashMap<>();
            speakers.forEach((id, speaker) -> resolved.put(id, speaker.id()));
            return resolved;
        });
    }

    /** The speakers by each id that stands for them, also that of an entry merged into them; unknown ids are left out. */
    public Future<Map<UUID, Speaker>> byEveryId(UUID organizationId, Collection<UUID> ids) {
        return speakers(organizationId, ids.stream().distinct().toList(), new ArrayList<>())
                .map(SpeakersClient::byEveryId);
    }

    private static Map<UUID, Speaker> byEveryId(List<Speaker> speakers) {
        Map<UUID, Speaker> found = new HashMap<>();
        for (Speaker speaker : speakers) {
            found.put(speaker.id(), speaker);
            speaker.mergedIds().forEach(merged -> found.put(merged, speaker));
        }
        return found;
    }

    /** Which of these ids are speakers of the organization, not merged into others. */
    public Future<Set<UUID>> existing(UUID organizationId, List<UUID> ids) {
        return speakers(organizationId, ids, new ArrayList<>())
                .map(found -> found.stream().map(Speaker::id).collect(Collectors.toSet()));
    }

    private Future<List<Speaker>> speakers(UUID organizationId, List<UUID> ids, List<Speaker> found) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(found);
        }
        int size = Math.min(MOST, ids.size());
        List<String> batch = ids.subList(0, size).stream().map(UUID::toString).toList();
        return speakers.speakersByIds(Caller.SYSTEM, organizationId, batch).compose(some -> {
            found.addAll(some);
            return speakers(organizationId, ids.subList(size, ids.size()), found);
        });
    }

    /**
     * Credits with the speakers their ids stand for.
     *
     * @param trusted speakers credited before: their credit stays even if they were deleted since
     */
    Future<List<Credit>> credited(UUID organizationId, List<Credit> credits, Set<UUID> trusted) {
        Set<UUID> unknown = credits.stream()
                .map(Credit::speakerId)
                .filter(id -> !trusted.contains(id))
                .collect(Collectors.toSet());
        return unknown.isEmpty()
                ? Future.succeededFuture(credits)
                : resolve(organizationId, unknown).map(resolved -> credited(credits, trusted, resolved));
    }

    private static List<Credit> credited(List<Credit> credits, Set<UUID> trusted, Map<UUID, UUID> resolved) {
        List<FieldError> faults = new ArrayList<>();
        List<Credit> credited = new ArrayList<>();
        for (Credit credit : credits) {
            UUID id = trusted.contains(credit.speakerId()) ? credit.speakerId() : resolved.get(credit.speakerId());
            if (id == null) {
                faults.add(Fault.UNKNOWN_SPEAKER.at("/speakers/" + credited.size() + "/speakerId"));
            }
            credited.add(new Credit(id, credit.name(), credit.number()));
        }
        if (!faults.isEmpty()) {
            throw Refusal.INVALID.because("Some speakers are not known.", faults);
        }
        return credited;
    }
}
