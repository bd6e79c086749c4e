package io.plenary.services.program.sessions;

import io.plenary.contracts.Caller;
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

    private static final int MOST = 2_000;

    private final SpeakersService speakers;

    public SpeakersClient(Proxies proxies) {
        this.speakers = proxies.of(SpeakersService.class, SpeakersService.ADDRESS);
    }

    /**
     * Whom each id stands for: itself, or the speaker it was merged into. Unknown ids are left out.
     */
    public Future<Map<UUID, UUID>> resolve(UUID organizationId, Collection<UUID> ids) {
        List<UUID> asked = ids.stream().distinct().toList();
        return known(organizationId, asked, new HashMap<>()).compose(known -> {
            List<UUID> others =
                    asked.stream().filter(id -> !known.containsKey(id)).toList();
            return merged(organizationId, others, known);
        });
    }

    /** Which of these ids are speakers of the organization, not merged into others. */
    public Future<Set<UUID>> existing(UUID organizationId, List<UUID> ids) {
        return known(organizationId, ids, new HashMap<>()).map(Map::keySet);
    }

    private Future<Map<UUID, UUID>> known(UUID organizationId, List<UUID> ids, Map<UUID, UUID> found) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(found);
        }
        int size = Math.min(MOST, ids.size());
        List<String> batch = ids.subList(0, size).stream().map(UUID::toString).toList();
        return speakers.speakersByIds(Caller.SYSTEM, organizationId, batch).compose(some -> {
            some.forEach(speaker -> found.put(speaker.id(), speaker.id()));
            return known(organizationId, ids.subList(size, ids.size()), found);
        });
    }

    /** Merged and deleted speakers are few: each is asked for by itself, since a list does not say which became which. */
    private Future<Map<UUID, UUID>> merged(UUID organizationId, List<UUID> ids, Map<UUID, UUID> found) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(found);
        }
        UUID id = ids.get(0);
        return speakers.getSpeaker(Caller.SYSTEM, organizationId, id)
                .map(Speaker::id)
                .recover(failure ->
                        Refusal.NOT_FOUND.is(failure) ? Future.succeededFuture() : Future.failedFuture(failure))
                .compose(target -> {
                    if (target != null) {
                        found.put(id, target);
                    }
                    return merged(organizationId, ids.subList(1, ids.size()), found);
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
                faults.add(new FieldError("/speakers/" + credited.size() + "/speakerId", "is no speaker known here"));
            }
            credited.add(new Credit(id, credit.name(), credit.number()));
        }
        if (!faults.isEmpty()) {
            throw Refusal.INVALID.because("Some speakers are not known.", faults);
        }
        return credited;
    }
}
