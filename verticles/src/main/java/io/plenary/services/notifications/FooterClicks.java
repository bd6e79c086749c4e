package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.notifications.AdvertisementLink;
import io.plenary.contracts.profiles.ProfilesService;
import io.plenary.contracts.promotions.Placement;
import io.plenary.contracts.promotions.PromotionsService;
import io.plenary.contracts.promotions.Sighting;
import io.plenary.contracts.promotions.SightingKind;
import io.plenary.runtime.Proxies;
import io.plenary.services.notifications.FooterLinks.Followed;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/** Where the links of an advertisement below a mail lead. */
final class FooterClicks {

    private static final int DAYS_COUNTED = 30;

    private final Proxies proxies;
    private final Readers readers;
    private final FooterLinks links;

    FooterClicks(Proxies proxies, Readers readers, FooterLinks links) {
        this.proxies = proxies;
        this.readers = readers;
        this.links = links;
    }

    Future<AdvertisementLink> follow(String token, boolean goes) {
        Followed followed = links.readFollow(token);
        boolean counts =
                goes && !LocalDate.now(ZoneOffset.UTC).isAfter(followed.day().plusDays(DAYS_COUNTED));
        Sighting click =
                new Sighting(followed.mail(), followed.advertisementId(), Placement.MAIL_FOOTER, SightingKind.CLICKED);
        return proxies.of(PromotionsService.class, PromotionsService.ADDRESS)
                .followMailed(Caller.SYSTEM, click, counts)
                .map(advertisement -> new AdvertisementLink(advertisement.link()));
    }

    /** In the name of the one whose link it is. Links last longer than accounts; of whom is gone nothing is kept again. */
    Future<Void> decline(String token) {
        UUID userId = links.readDecline(token);
        Caller owner = new Caller(userId, Caller.Platform.NONE, Map.of());
        MergePatch no = new MergePatch(new JsonObject().put("advertisements", false));
        return readers.account(userId)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : proxies.of(ProfilesService.class, ProfilesService.ADDRESS)
                                .updateUserProfile(owner, userId, no, null)
                                .mapEmpty());
    }
}
