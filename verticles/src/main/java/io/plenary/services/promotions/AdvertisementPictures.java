package io.plenary.services.promotions;

import io.plenary.contracts.Fault;
import io.plenary.contracts.program.Picture;
import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.AdvertisementKey;
import io.plenary.contracts.promotions.AdvertisementPicture;
import io.plenary.contracts.promotions.NewAdvertisementPicture;
import io.plenary.contracts.promotions.PromotionEvents.AdvertisementChanged;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Pictures of advertisements, drawn anew as those of sponsors are, and measured: clients keep the room free before they are there. */
final class AdvertisementPictures {

    private static final int LONGEST_ALT = 200;

    private final Vertx vertx;
    private final Logos logos;

    AdvertisementPictures(Vertx vertx, Logos logos) {
        this.vertx = vertx;
        this.logos = logos;
    }

    /**
     * One as it is kept.
     *
     * @param about what is said of it
     */
    record Drawn(Picture picture, AdvertisementPicture about) {}

    /** What it shows may be said in other words; another one is handed over, and one is taken away, for itself. */
    static void requireSame(AdvertisementPicture picture, AdvertisementPicture before) {
        boolean same = before == null
                ? picture == null
                : picture != null
                        && before.equals(new AdvertisementPicture(
                                picture.name(), picture.width(), picture.height(), before.alt()));
        Faults faults = new Faults().check(same, "/picture", Fault.IMPOSSIBLE);
        if (picture != null) {
            faults.required("/picture/alt", picture.alt(), LONGEST_ALT);
        }
        faults.refuseIfAny("The picture cannot be changed like that.");
    }

    static void check(NewAdvertisementPicture picture) {
        Faults faults = new Faults().required("/alt", picture.alt(), LONGEST_ALT);
        faults.line("/alt", picture.alt(), LONGEST_ALT).refuseIfAny("The picture cannot be kept.");
        Logos.check(picture.file());
    }

    Future<Drawn> draw(UUID conferenceId, NewAdvertisementPicture picture) {
        return logos.draw(conferenceId, picture.file())
                .compose(drawn -> vertx.executeBlocking(
                        () -> measured(drawn, picture.alt().strip()), false));
    }

    private static Drawn measured(Picture picture, String alt) throws IOException {
        ImageReader reader =
                ImageIO.getImageReadersByMIMEType(picture.mediaType()).next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture.bytes()))) {
            reader.setInput(in, true, true);
            return new Drawn(
                    picture,
                    new AdvertisementPicture(Logos.name(picture), reader.getWidth(0), reader.getHeight(0), alt));
        } finally {
            reader.dispose();
        }
    }

    static Future<Advertisement> put(Transaction tx, AdvertisementKey key, Drawn drawn) {
        return AdvertisementStore.lock(tx.sql(), key)
                .map(found -> found.orElseThrow(AdvertisementRules::noSuchAdvertisement))
                .compose(advertisement -> drawn.about().equals(advertisement.picture())
                        ? Future.succeededFuture(advertisement)
                        : AdvertisementPictureStore.put(tx.sql(), key, drawn.picture())
                                .compose(kept -> describe(tx, advertisement, drawn.about())));
    }

    static Future<Void> delete(Transaction tx, AdvertisementKey key) {
        return AdvertisementStore.lock(tx.sql(), key).compose(found -> found.filter(each -> each.picture() != null)
                .map(each -> AdvertisementPictureStore.delete(tx.sql(), each.id())
                        .compose(gone -> describe(tx, each, null))
                        .<Void>mapEmpty())
                .orElseGet(Future::succeededFuture));
    }

    private static Future<Advertisement> describe(
            Transaction tx, Advertisement advertisement, AdvertisementPicture as) {
        tx.announce(
                new AdvertisementChanged(advertisement.id(), advertisement.state()),
                advertisement.organizationId(),
                advertisement.conferenceId());
        return AdvertisementStore.describePicture(tx.sql(), advertisement.id(), as);
    }
}
