package io.plenary.contracts.promotions;

import io.plenary.contracts.events.Payload;
import java.util.UUID;

/** What the promotions service announces. */
public sealed interface PromotionEvents extends Payload {

    record SponsorAdded(UUID sponsorId) implements PromotionEvents {}

    record SponsorChanged(UUID sponsorId) implements PromotionEvents {}

    record SponsorRemoved(UUID sponsorId) implements PromotionEvents {}

    record AdvertisementAdded(UUID advertisementId, AdvertisementState state) implements PromotionEvents {}

    record AdvertisementChanged(UUID advertisementId, AdvertisementState state) implements PromotionEvents {}

    record AdvertisementRemoved(UUID advertisementId) implements PromotionEvents {}

    /** People saw advertisements of a conference so often since that was told last; at most once an hour. */
    record AdvertisementsSeen(long count) implements PromotionEvents {}

    /** The same of those who followed one. */
    record AdvertisementsFollowed(long count) implements PromotionEvents {}

    /** A conference allows more advertisements than before, or fewer, or elsewhere. */
    record PromotionRulesChanged() implements PromotionEvents {}
}
