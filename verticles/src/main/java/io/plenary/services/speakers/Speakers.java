package io.plenary.services.speakers;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.speakers.ResolvedSpeaker;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.contracts.speakers.SpeakerClaim;
import io.plenary.contracts.speakers.SpeakerEmail;
import io.plenary.contracts.speakers.SpeakerEvents;
import io.plenary.contracts.speakers.SpeakerEvents.SpeakerAdded;
import io.plenary.contracts.speakers.SpeakerEvents.SpeakerDeleted;
import io.plenary.contracts.speakers.SpeakerEvents.SpeakerEmailChanged;
import io.plenary.contracts.speakers.SpeakerEvents.SpeakerUpdated;
import io.plenary.contracts.speakers.SpeakerEvents.SpeakersMerged;
import io.plenary.contracts.speakers.SpeakerMerge;
import io.plenary.contracts.speakers.SpeakerPage;
import io.plenary.contracts.speakers.SpeakerQuery;
import io.plenary.contracts.speakers.SpeakersService;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.services.speakers.ClaimRules.Identity;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

final class Speakers implements SpeakersService {

    private static final Set<String> EDITABLE = Set.of("name", "biography", "affiliation", "avatarUrl", "links");

    private final Database database;
    private final AuthService auth;

    Speakers(Database database, AuthService auth) {
        this.database = database;
        this.auth = auth;
    }

    @Override
    public Future<SpeakerPage> listSpeakers(Caller caller, SpeakerQuery query) {
        SpeakerRules.check(query);
        require(Right.PEOPLE_READ, caller, query.organizationId());
        Cursor start = Cursor.parse(query.cursor());
        return database.read(caller, sql -> SpeakerStore.list(sql, query, Search.query(query.text()), start));
    }

    @Override
    public Future<Speaker> getSpeaker(Caller caller, UUID organizationId, UUID speakerId) {
        if (!caller.has(Right.PEOPLE_READ, organizationId)) {
            throw noSuchSpeaker();
        }
        return database.read(caller, sql -> SpeakerStore.find(sql, organizationId, speakerId))
                .map(found -> found.orElseThrow(Speakers::noSuchSpeaker));
    }

    @Override
    public Future<List<Speaker>> speakersByIds(Caller caller, UUID organizationId, List<String> ids) {
        require(Right.PEOPLE_READ, caller, organizationId);
        List<UUID> wanted = SpeakerRules.parse(ids);
        return database.read(caller, sql -> SpeakerStore.byIds(sql, organizationId, wanted));
    }

    @Override
    public Future<Speaker> createSpeaker(Caller caller, Speaker speaker) {
        SpeakerRules.check(speaker);
        return change(caller, speaker.organizationId(), tx -> SpeakerStore.insert(tx.sql(), speaker)
                .compose(isNew -> {
                    if (isNew) {
                        announce(tx, speaker.organizationId(), new SpeakerAdded(speaker.id(), speaker.name()));
                    }
                    return SpeakerStore.find(tx.sql(), speaker.organizationId(), speaker.id());
                })
                .map(found -> found.filter(kept -> kept.id().equals(speaker.id()))
                        .filter(kept -> SpeakerRules.isSame(kept, speaker))
                        .orElseThrow(() -> Refusal.CONFLICT.because("The id of the speaker is in use."))));
    }

    @Override
    public Future<Speaker> updateSpeaker(
            Caller caller, UUID organizationId, UUID speakerId, MergePatch patch, Long ifVersion) {
        return change(caller, organizationId, tx -> existing(tx, organizationId, speakerId)
                .compose(speaker -> update(tx, speaker, patch, ifVersion)));
    }

    private static Future<Speaker> update(Transaction tx, Speaker speaker, MergePatch patch, Long ifVersion) {
        if (ifVersion != null && ifVersion != speaker.version()) {
            throw Refusal.STALE.because("The speaker was changed meanwhile.");
        }
        Speaker patched = patch.applyTo(speaker, Speaker.class, EDITABLE);
        SpeakerRules.check(patched);
        if (SpeakerRules.isSame(speaker, patched)) {
            return Future.succeededFuture(speaker);
        }
        announce(tx, patched.organizationId(), new SpeakerUpdated(patched.id(), patched.name()));
        return SpeakerStore.update(tx.sql(), patched);
    }

    @Override
    public Future<Void> deleteSpeaker(Caller caller, UUID organizationId, UUID speakerId) {
        return change(caller, organizationId, tx -> SpeakerStore.find(tx.sql(), organizationId, speakerId)
                .compose(found ->
                        found.map(speaker -> delete(tx, speaker, speakerId)).orElse(Future.succeededFuture())));
    }

    private static Future<Void> delete(Transaction tx, Speaker speaker, UUID speakerId) {
        if (!speaker.id().equals(speakerId)) {
            throw Refusal.CONFLICT.because("SPEAKER_MERGED", "The speaker was merged into " + speaker.id() + ".");
        }
        announce(tx, speaker.organizationId(), new SpeakerDeleted(speakerId));
        return SpeakerStore.delete(tx.sql(), speaker.organizationId(), speakerId)
                .mapEmpty();
    }

    @Override
    public Future<Speaker> mergeSpeakers(Caller caller, UUID organizationId, SpeakerMerge merge) {
        SpeakerRules.check(merge);
        return change(caller, organizationId, tx -> existing(tx, organizationId, merge.keepId())
                .compose(keep -> existing(tx, organizationId, merge.mergeId())
                        .compose(other ->
                                keep.id().equals(other.id()) ? Future.succeededFuture(keep) : merge(tx, keep, other))));
    }

    private static Future<Speaker> merge(Transaction tx, Speaker keep, Speaker merge) {
        Speaker united = SpeakerRules.united(keep, merge);
        SpeakerRules.check(united);
        announce(tx, keep.organizationId(), new SpeakersMerged(keep.id(), merge.id()));
        return IdentityStore.merge(tx.sql(), keep.organizationId(), keep.id(), merge.id())
                .compose(merged -> SpeakerStore.update(tx.sql(), united));
    }

    @Override
    public Future<SpeakerEmail> speakerEmail(Caller caller, UUID organizationId, UUID speakerId) {
        require(Right.PEOPLE_EDIT, caller, organizationId);
        return database.read(caller, sql -> SpeakerStore.find(sql, organizationId, speakerId)
                .map(found -> found.orElseThrow(Speakers::noSuchSpeaker))
                .compose(speaker -> SpeakerEmailStore.find(sql, organizationId, speaker.id())
                        .map(email -> new SpeakerEmail(organizationId, speaker.id(), email.orElse(null)))));
    }

    @Override
    public Future<SpeakerEmail> setSpeakerEmail(Caller caller, SpeakerEmail wanted) {
        SpeakerRules.check(wanted);
        UUID organizationId = wanted.organizationId();
        return change(caller, organizationId, tx -> existing(tx, organizationId, wanted.speakerId())
                .compose(speaker -> {
                    SpeakerEmail email = new SpeakerEmail(organizationId, speaker.id(), wanted.email());
                    announce(tx, organizationId, new SpeakerEmailChanged(speaker.id()));
                    return (email.email() == null
                                    ? SpeakerEmailStore.delete(tx.sql(), organizationId, speaker.id())
                                    : SpeakerEmailStore.put(tx.sql(), email))
                            .map(email);
                }));
    }

    /** Nobody sees addresses of speakers: they are looked up for whoever asks. */
    @Override
    public Future<List<String>> speakingAs(Caller caller, UUID organizationId) {
        return caller.isSignedIn()
                ? auth.validateUser(Caller.SYSTEM, caller.userId())
                        .compose(account -> account.confirmed()
                                ? database.read(
                                        Caller.SYSTEM,
                                        sql -> SpeakerEmailStore.idsAt(sql, organizationId, account.email()))
                                : Future.succeededFuture(List.of()))
                : Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<ResolvedSpeaker>> resolveSpeakers(
            Caller caller, UUID organizationId, List<SpeakerClaim> claims) {
        ClaimRules.check(claims);
        Collection<SpeakerClaim> distinct = ClaimRules.distinct(claims);
        return change(caller, organizationId, tx -> SpeakerStore.size(tx.sql(), organizationId)
                        .compose(size -> resolve(tx, organizationId, ClaimRules.fitting(distinct, size))))
                .map(speakers -> claims.stream()
                        .map(claim -> new ResolvedSpeaker(
                                claim.scope(), claim.externalId(), speakers.get(Identity.of(claim))))
                        .toList());
    }

    @Override
    public Future<List<ResolvedSpeaker>> findSpeakers(Caller caller, UUID organizationId, List<SpeakerClaim> claims) {
        ClaimRules.check(claims);
        require(Right.PEOPLE_EDIT, caller, organizationId);
        return database.read(caller, sql -> IdentityStore.speakers(sql, organizationId, ClaimRules.distinct(claims)))
                .map(speakers -> speakers.entrySet().stream()
                        .map(known -> new ResolvedSpeaker(
                                known.getKey().scope(), known.getKey().externalId(), known.getValue()))
                        .toList());
    }

    private static Future<Map<Identity, UUID>> resolve(
            Transaction tx, UUID organizationId, Collection<SpeakerClaim> claims) {
        List<UUID> ids = Stream.generate(Uuids::next).limit(claims.size()).toList();
        return IdentityStore.addUnknown(tx.sql(), organizationId, claims, ids)
                .compose(added -> {
                    added.forEach(one -> announce(tx, organizationId, new SpeakerAdded(one.id(), one.name())));
                    return IdentityStore.fillUp(tx.sql(), organizationId, claims);
                })
                .compose(filled -> {
                    filled.forEach(one -> announce(tx, organizationId, new SpeakerUpdated(one.id(), one.name())));
                    return IdentityStore.speakers(tx.sql(), organizationId, claims);
                });
    }

    /** Changes speakers of an organization, one change at a time. Refused where they would say too much altogether. */
    private <T> Future<T> change(Caller caller, UUID organizationId, Function<Transaction, Future<T>> work) {
        require(Right.PEOPLE_EDIT, caller, organizationId);
        return database.once(caller, tx -> SpeakerStore.lock(tx.sql(), organizationId)
                .compose(locked -> SpeakerStore.size(tx.sql(), organizationId))
                .compose(before -> work.apply(tx).compose(done -> SpeakerStore.size(tx.sql(), organizationId)
                        .map(after -> {
                            SpeakerRules.requireSize(before, after);
                            return done;
                        }))));
    }

    private static Future<Speaker> existing(Transaction tx, UUID organizationId, UUID speakerId) {
        return SpeakerStore.find(tx.sql(), organizationId, speakerId)
                .map(found -> found.orElseThrow(Speakers::noSuchSpeaker));
    }

    private static void require(Right right, Caller caller, UUID organizationId) {
        if (caller.has(right, organizationId)) {
            return;
        }
        throw caller.isKnown() ? right.isMissing() : Refusal.UNAUTHENTICATED.because("Sign in to work with speakers.");
    }

    private static RuntimeException noSuchSpeaker() {
        return Refusal.NOT_FOUND.because("There is no such speaker.");
    }

    private static void announce(Transaction tx, UUID organizationId, SpeakerEvents what) {
        tx.announce(what, organizationId, null);
    }
}
