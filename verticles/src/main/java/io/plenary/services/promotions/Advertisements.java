package io.plenary.services.promotions;

import io.plenary.contracts.Fault;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.AdvertisementKey;
import io.plenary.contracts.promotions.Placement;
import io.plenary.contracts.promotions.PromotionEvents;
import io.plenary.contracts.promotions.PromotionEvents.AdvertisementAdded;
import io.plenary.contracts.promotions.PromotionEvents.AdvertisementChanged;
import io.plenary.contracts.promotions.PromotionEvents.AdvertisementRemoved;
import io.plenary.contracts.promotions.Sponsor;
import io.plenary.contracts.promotions.SponsorKey;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** How the advertisements of a conference are made and changed, each in a transaction of whoever may. */
final class Advertisements {

    /** Not whose it is: figures of one sponsor do not become another's. */
    private static final Set<String> EDITABLE = Set.of(
            "placements",
            "headline",
            "text",
            "link",
            "offer",
            "weight",
            "startsAt",
            "endsAt",
            "mostPerDay",
            "state",
            "picture");

    private Advertisements() {}

    static Future<Advertisement> create(Transaction tx, Advertisement draft) {
        return AdvertisementStore.lockAndCount(tx.sql(), draft.conferenceId()).compose(count -> AdvertisementStore.find(
                        tx.sql(), key(draft))
                .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> insert(tx, draft, count))));
    }

    private static Future<Advertisement> insert(Transaction tx, Advertisement draft, long count) {
        AdvertisementRules.requireRoom(count);
        return requirePlaces(tx, draft, List.of())
                .compose(allowed -> AdvertisementStore.insert(tx.sql(), draft))
                .map(inserted -> {
                    Advertisement made = inserted.orElseThrow(
                            () -> Refusal.CONFLICT.because("The id of the advertisement is in use."));
                    announce(tx, made, new AdvertisementAdded(made.id(), made.state()));
                    return made;
                });
    }

    /** The sponsor stays until the transaction ends. The places of the conference are its own. */
    private static Future<Void> requirePlaces(Transaction tx, Advertisement draft, List<Placement> before) {
        if (draft.sponsorId() == null) {
            return Future.succeededFuture();
        }
        SponsorKey key = new SponsorKey(draft.organizationId(), draft.conferenceId(), draft.sponsorId());
        return SponsorStore.lock(tx.sql(), key).map(found -> {
            new Faults()
                    .check(found.isPresent(), "/sponsorId", Fault.UNKNOWN_REFERENCE)
                    .refuseIfAny("There is no such sponsor.");
            Sponsor sponsor = found.orElseThrow();
            AdvertisementRules.requirePlaces(draft, before, sponsor);
            return null;
        });
    }

    /** @param types of the conference, where the patch says something of an offer */
    static Future<Advertisement> update(
            Transaction tx, AdvertisementKey key, MergePatch patch, Long ifVersion, List<TicketType> types) {
        return AdvertisementStore.lock(tx.sql(), key).compose(found -> {
            Advertisement before = found.orElseThrow(AdvertisementRules::noSuchAdvertisement);
            SponsorRules.requireVersion(before.version(), ifVersion);
            Advertisement patched = patch.applyTo(before, Advertisement.class, EDITABLE);
            AdvertisementRules.check(patched);
            AdvertisementPictures.requireSame(patched.picture(), before.picture());
            if (patched.offer() != null && !patched.offer().equals(before.offer())) {
                AdvertisementRules.requireKnown(patched.offer(), types, before.offer());
            }
            if (patched.equals(before)) {
                return Future.succeededFuture(before);
            }
            announce(tx, patched, new AdvertisementChanged(patched.id(), patched.state()));
            return requirePlaces(tx, patched, before.placements())
                    .compose(allowed -> AdvertisementStore.update(tx.sql(), patched));
        });
    }

    static Future<Void> delete(Transaction tx, AdvertisementKey key) {
        return AdvertisementStore.lock(tx.sql(), key)
                .compose(found -> found.map(each -> delete(tx, each)).orElseGet(Future::succeededFuture));
    }

    private static Future<Void> delete(Transaction tx, Advertisement advertisement) {
        return SightingStore.hasCounted(tx.sql(), advertisement.id()).compose(counted -> {
            if (counted) {
                throw AdvertisementRules.inUse();
            }
            announce(tx, advertisement, new AdvertisementRemoved(advertisement.id()));
            return AdvertisementStore.delete(tx.sql(), advertisement.id());
        });
    }

    private static AdvertisementKey key(Advertisement advertisement) {
        return new AdvertisementKey(advertisement.organizationId(), advertisement.conferenceId(), advertisement.id());
    }

    private static void announce(Transaction tx, Advertisement advertisement, PromotionEvents what) {
        tx.announce(what, advertisement.organizationId(), advertisement.conferenceId());
    }
}
