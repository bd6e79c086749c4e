package io.plenary.services.promotions;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.program.Picture;
import io.plenary.contracts.program.PicturesService;
import io.plenary.contracts.promotions.PromotionEvents.SponsorChanged;
import io.plenary.contracts.promotions.Sponsor;
import io.plenary.contracts.promotions.SponsorKey;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Pictures of sponsors: what is handed over is drawn anew where the pictures of the program are, and nothing of the file is kept. */
final class Logos {

    private static final int LARGEST = 256 << 10;
    /** Pixels of the longer side. */
    private static final int SIZE = 384;

    private static final int NAMED_BY = 8;

    private final Function<UUID, PicturesService> pictures;

    /** @param pictures of a conference */
    Logos(Function<UUID, PicturesService> pictures) {
        this.pictures = pictures;
    }

    static void check(Picture file) {
        boolean there = file.bytes() != null && file.bytes().length > 0;
        new Faults()
                .check(there, "/picture", Fault.REQUIRED)
                .check(!there || file.bytes().length <= LARGEST, "/picture", Fault.TOO_LARGE, Map.of("most", LARGEST))
                .refuseIfAny("The picture cannot be kept.");
    }

    Future<Picture> draw(UUID conferenceId, Picture file) {
        return pictures.apply(conferenceId).draw(Caller.SYSTEM, file, SIZE);
    }

    static Future<Sponsor> put(Transaction tx, SponsorKey key, Picture picture) {
        String name = name(picture);
        return SponsorStore.lock(tx.sql(), key)
                .map(found -> found.orElseThrow(SponsorRules::noSuchSponsor))
                .compose(sponsor -> name.equals(sponsor.logo())
                        ? Future.succeededFuture(sponsor)
                        : LogoStore.put(tx.sql(), sponsor, picture).compose(kept -> rename(tx, sponsor, name)));
    }

    static Future<Void> delete(Transaction tx, SponsorKey key) {
        return SponsorStore.lock(tx.sql(), key).compose(found -> found.filter(sponsor -> sponsor.logo() != null)
                .map(sponsor -> LogoStore.delete(tx.sql(), sponsor.id())
                        .compose(gone -> rename(tx, sponsor, null))
                        .<Void>mapEmpty())
                .orElseGet(Future::succeededFuture));
    }

    private static Future<Sponsor> rename(Transaction tx, Sponsor sponsor, String logo) {
        tx.announce(new SponsorChanged(sponsor.id()), sponsor.organizationId(), sponsor.conferenceId());
        return SponsorStore.nameLogo(tx.sql(), sponsor.id(), logo);
    }

    static String name(Picture picture) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(picture.bytes());
            return HexFormat.of().formatHex(digest, 0, NAMED_BY);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
