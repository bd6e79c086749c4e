package io.plenary.services.promotions;

import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.promotions.PromotionEvents;
import io.plenary.contracts.promotions.PromotionEvents.SponsorAdded;
import io.plenary.contracts.promotions.PromotionEvents.SponsorChanged;
import io.plenary.contracts.promotions.PromotionEvents.SponsorRemoved;
import io.plenary.contracts.promotions.Sponsor;
import io.plenary.contracts.promotions.SponsorKey;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.Set;

/** How the sponsors of a conference are added and changed, each in a transaction of whoever may. */
final class Sponsors {

    private static final Set<String> EDITABLE =
            Set.of("name", "level", "line", "link", "placements", "listed", "position");

    private Sponsors() {}

    static Future<Sponsor> create(Transaction tx, Sponsor draft) {
        return SponsorStore.lockAndCount(tx.sql(), draft.conferenceId()).compose(count -> SponsorStore.find(
                        tx.sql(), key(draft))
                .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> insert(tx, draft, count))));
    }

    private static Future<Sponsor> insert(Transaction tx, Sponsor draft, long count) {
        SponsorRules.requireRoom(count);
        return SponsorStore.insert(tx.sql(), draft).map(inserted -> {
            Sponsor sponsor = inserted.orElseThrow(() -> Refusal.CONFLICT.because("The id of the sponsor is in use."));
            announce(tx, sponsor, new SponsorAdded(sponsor.id()));
            return sponsor;
        });
    }

    static Future<Sponsor> update(Transaction tx, SponsorKey key, MergePatch patch, Long ifVersion) {
        return SponsorStore.lock(tx.sql(), key).compose(found -> {
            Sponsor sponsor = found.orElseThrow(SponsorRules::noSuchSponsor);
            SponsorRules.requireVersion(sponsor.version(), ifVersion);
            Sponsor patched = patch.applyTo(sponsor, Sponsor.class, EDITABLE);
            SponsorRules.check(patched);
            if (patched.equals(sponsor)) {
                return Future.succeededFuture(sponsor);
            }
            announce(tx, patched, new SponsorChanged(patched.id()));
            return SponsorStore.update(tx.sql(), patched);
        });
    }

    static Future<Void> delete(Transaction tx, SponsorKey key) {
        return SponsorStore.lock(tx.sql(), key)
                .compose(found -> found.map(sponsor -> delete(tx, sponsor)).orElseGet(Future::succeededFuture));
    }

    private static Future<Void> delete(Transaction tx, Sponsor sponsor) {
        return AdvertisementStore.ofSponsor(tx.sql(), sponsor.id()).compose(advertisements -> {
            if (!advertisements.isEmpty()) {
                throw SponsorRules.inUse();
            }
            announce(tx, sponsor, new SponsorRemoved(sponsor.id()));
            return SponsorStore.delete(tx.sql(), sponsor.id());
        });
    }

    private static SponsorKey key(Sponsor sponsor) {
        return new SponsorKey(sponsor.organizationId(), sponsor.conferenceId(), sponsor.id());
    }

    private static void announce(Transaction tx, Sponsor sponsor, PromotionEvents what) {
        tx.announce(what, sponsor.organizationId(), sponsor.conferenceId());
    }
}
