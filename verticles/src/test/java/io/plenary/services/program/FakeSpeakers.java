package io.plenary.services.program;

import io.plenary.contracts.Link;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.speakers.ResolvedSpeaker;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.contracts.speakers.SpeakerClaim;
import io.plenary.contracts.speakers.SpeakersService;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Stands in for the speakers service: people of one organization, kept in memory. */
public final class FakeSpeakers {

    private final Map<UUID, Speaker> known = new ConcurrentHashMap<>();
    private final Map<UUID, UUID> merged = new ConcurrentHashMap<>();
    private final Map<String, UUID> claimed = new ConcurrentHashMap<>();
    private final AtomicReference<Future<Void>> next = new AtomicReference<>(Future.succeededFuture());
    private final AtomicInteger resolutions = new AtomicInteger();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final AtomicReference<Promise<Void>> held = new AtomicReference<>();

    void standIn(TestNode node) {
        node.fake(SpeakersService.class, SpeakersService.ADDRESS, service());
    }

    public UUID add(String name) {
        return add(new SpeakerClaim(null, null, name, null, null, null));
    }

    private UUID add(SpeakerClaim claim) {
        UUID id = UUID.randomUUID();
        List<Link> links = claim.url() == null ? List.of() : List.of(new Link(claim.url(), null, null));
        introduce(id, claim.name(), claim.biography(), claim.avatarUrl(), links);
        return id;
    }

    /** What the speaker's page says from now on. */
    void introduce(UUID id, String name, String biography, String avatarUrl, List<Link> links) {
        known.put(id, new Speaker(id, null, name, biography, null, avatarUrl, links, Instant.now(), Instant.now(), 1));
    }

    List<Speaker> all() {
        return List.copyOf(known.values());
    }

    public void merge(UUID keep, UUID gone) {
        merged.put(gone, keep);
        known.remove(gone);
        known.computeIfPresent(
                keep,
                (id, speaker) -> new Speaker(
                        id, null, speaker.name(), null, null, null, List.of(), List.of(gone), null, null, 2));
    }

    public void delete(UUID id) {
        known.remove(id);
    }

    /** How often a batch of claims was resolved. */
    public int resolutions() {
        return resolutions.get();
    }

    public int size() {
        return known.size();
    }

    private SpeakersService service() {
        return (SpeakersService) Proxy.newProxyInstance(
                SpeakersService.class.getClassLoader(),
                new Class<?>[] {SpeakersService.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "speakersByIds" -> lookedUp().map(seen -> byIds((List<?>) arguments[2]));
                    case "getSpeaker" -> get((UUID) arguments[2]);
                    case "findSpeakers" -> Future.succeededFuture(find((List<?>) arguments[2]));
                    case "resolveSpeakers" -> resolve((List<?>) arguments[2]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Future<Void> lookedUp() {
        lookUps.incrementAndGet();
        Promise<Void> promise = held.get();
        return promise == null ? Future.succeededFuture() : promise.future();
    }

    /** How often speakers were looked up by their ids. */
    int lookUps() {
        return lookUps.get();
    }

    /** Whoever looks speakers up waits until they are released. */
    void hold() {
        held.set(Promise.promise());
    }

    void release() {
        held.getAndSet(null).complete();
    }

    private List<Speaker> byIds(List<?> ids) {
        return ids.stream()
                .map(id -> UUID.fromString((String) id))
                .map(id -> known.get(merged.getOrDefault(id, id)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Future<Speaker> get(UUID id) {
        Speaker speaker = known.get(merged.getOrDefault(id, id));
        return speaker == null
                ? Future.failedFuture(Refusal.NOT_FOUND.because("There is no such speaker."))
                : Future.succeededFuture(speaker);
    }

    private List<ResolvedSpeaker> find(List<?> claims) {
        return claims.stream()
                .map(SpeakerClaim.class::cast)
                .filter(claim -> claimed.containsKey(claim.scope() + " " + claim.externalId()))
                .map(claim -> new ResolvedSpeaker(
                        claim.scope(), claim.externalId(), claimed.get(claim.scope() + " " + claim.externalId())))
                .toList();
    }

    /** The real one refuses them too. */
    private static void check(SpeakerClaim claim) {
        String biography = claim.biography() == null ? "" : claim.biography();
        boolean kept = claim.externalId().length() <= 500
                && !claim.name().isBlank()
                && claim.name().length() <= 500
                && biography.length() <= 100_000
                && StandardCharsets.UTF_8.newEncoder().canEncode(claim.externalId() + claim.name() + biography)
                && (claim.externalId() + claim.name() + biography).indexOf('\0') < 0;
        if (!kept) {
            throw Refusal.INVALID.because("The speakers cannot be kept.");
        }
    }

    /** As if nobody had been claimed before. */
    void forgetClaims() {
        claimed.clear();
    }

    /** The next claims end with this. */
    void failNext(RuntimeException failure) {
        delayNext(Future.failedFuture(failure));
    }

    /** The next claims wait for this, and end with it if it fails. */
    void delayNext(Future<Void> until) {
        next.set(until);
    }

    private Future<List<ResolvedSpeaker>> resolve(List<?> claims) {
        resolutions.incrementAndGet();
        return next.getAndSet(Future.succeededFuture()).map(reached -> resolved(claims));
    }

    private List<ResolvedSpeaker> resolved(List<?> claims) {
        claims.stream().map(SpeakerClaim.class::cast).forEach(FakeSpeakers::check);
        return claims.stream()
                .map(SpeakerClaim.class::cast)
                .map(claim -> new ResolvedSpeaker(
                        claim.scope(),
                        claim.externalId(),
                        claimed.computeIfAbsent(claim.scope() + " " + claim.externalId(), key -> meant(claim))))
                .toList();
    }

    private UUID meant(SpeakerClaim claim) {
        UUID named = claim.speakerId() == null ? null : merged.getOrDefault(claim.speakerId(), claim.speakerId());
        return named != null && known.containsKey(named) ? named : add(claim);
    }
}
