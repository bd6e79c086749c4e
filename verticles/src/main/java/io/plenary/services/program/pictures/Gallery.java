package io.plenary.services.program.pictures;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Picture;
import io.plenary.runtime.Database;
import io.plenary.runtime.Lanes;
import io.plenary.runtime.Settings;
import io.plenary.runtime.outbound.Downloads;
import io.plenary.runtime.outbound.Outbound;
import io.plenary.runtime.outbound.PublicAddresses;
import io.plenary.services.program.conference.ConferenceProgram;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures of all conferences of an instance: shown from the conference's database, fetched where they are not there yet. What
 * is due to be looked at again is shown as it was, and looked at meanwhile. Used on the verticle's event loop only.
 */
public final class Gallery {

    private static final Logger LOG = LoggerFactory.getLogger(Gallery.class);

    private static final int MOST_BYTES = 8 << 20;
    private static final Downloads.Limits FETCHING = new Downloads.Limits(MOST_BYTES, 12_000, 4_000);

    /** No organization has all lanes, not even those to one server. */
    private static final Lanes.Limits AT_ONCE = new Lanes.Limits(8, 2, 3, 100);

    private static final Lanes.Limits ONE_AFTER_THE_OTHER = new Lanes.Limits(1, 1, 1, 100);
    private static final String WORKSHOP = "plenary-pictures";

    /** Somebody waits for the answer, and has five seconds for it. */
    private static final long PATIENCE_MILLIS = 3_500;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private record Wanted(UUID organization, ConferenceProgram program, PictureSource source) {

        URI address() {
            return URI.create(source.address());
        }
    }

    private final Settings.Pictures settings;
    private final WorkerExecutor workshop;
    private final Downloads downloads;
    private final Lanes lanes = new Lanes(AT_ONCE);
    private final Lanes turns = new Lanes(ONE_AFTER_THE_OTHER);
    private final Map<Wanted, Future<Void>> underWay = new HashMap<>();

    public Gallery(Vertx vertx, Settings.Pictures settings) {
        this.settings = settings;
        workshop = vertx.createSharedWorkerExecutor(WORKSHOP, 1);
        downloads = new Downloads(new Outbound(vertx, reach(settings)), FETCHING);
    }

    /** Portraits lie on servers of every kind, with TLS and without. */
    private static Outbound.Reach reach(Settings.Pictures settings) {
        return new Outbound.Reach(new PublicAddresses(settings.networks()), true, settings.ports());
    }

    /** @param organization whose conference it is, and whose share of the work */
    Future<Picture> show(UUID organization, ConferenceProgram program, PictureSource source, int size) {
        return program.database()
                .compose(database -> PictureStore.find(database.direct(), source, size))
                .compose(found -> {
                    if (!settings.fetch() || found.isPresent() && !found.get().due()) {
                        return answer(found.orElse(Shown.NOTHING));
                    }
                    Future<Void> renewed = renew(new Wanted(organization, program, source));
                    return found.map(Shown::picture).isPresent()
                            ? answer(found.get())
                            : renewed.timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                                    .recover(failure -> Future.failedFuture(
                                            failure instanceof TimeoutException ? underWay() : failure))
                                    .compose(there -> program.database())
                                    .compose(database -> PictureStore.find(database.direct(), source, size))
                                    .compose(now -> answer(now.orElse(Shown.NOTHING)));
                });
    }

    private static Future<Picture> answer(Shown shown) {
        return shown.picture() == null ? Future.failedFuture(Pictures.none()) : Future.succeededFuture(shown.picture());
    }

    private static RuntimeException underWay() {
        return Refusal.UNAVAILABLE.retryAfter(RETRY_AFTER, "The picture is being fetched.");
    }

    /** Once at a time on this instance, and by its lease once at a time anywhere. */
    private Future<Void> renew(Wanted wanted) {
        Future<Void> begun = underWay.get(wanted);
        if (begun != null) {
            return begun;
        }
        Future<Void> renewed = wanted.program()
                .database()
                .compose(database -> lanes.through(
                        wanted.organization(), Downloads.domain(wanted.address()), () -> renew(database, wanted)));
        underWay.put(wanted, renewed);
        return renewed.onComplete(done -> underWay.remove(wanted));
    }

    private Future<Void> renew(Database database, Wanted wanted) {
        return PictureStore.lease(database.direct(), wanted.source())
                .compose(lease -> lease.isEmpty()
                        ? Future.failedFuture(underWay())
                        : fetch(database, wanted, lease.get().tag()));
    }

    private Future<Void> fetch(Database database, Wanted wanted, String tag) {
        PictureSource source = wanted.source();
        return downloads
                .get(wanted.organization(), wanted.address(), tag)
                .compose(download -> download.body() == null
                        ? PictureStore.confirm(database.direct(), source)
                        : made(wanted.organization(), download.body().getBytes(), source.portrait())
                                .compose(sizes -> database.write(
                                        Caller.SYSTEM,
                                        tx -> PictureStore.keep(tx.sql(), source, download.tag(), sizes))))
                .recover(failure -> {
                    LOG.info(
                            "No picture of {} from {}: {}",
                            source.subject(),
                            wanted.address().getHost(),
                            failure.toString());
                    return PictureStore.postpone(database.direct(), source);
                });
    }

    /** Of a file that somebody handed over. */
    Future<Picture> draw(UUID organization, byte[] file, int size) {
        return made(organization, file, false)
                .map(sizes -> sizes.get(size))
                .recover(failure ->
                        Future.failedFuture(failure instanceof IOException ? Pictures.unreadable() : failure));
    }

    /** In turns: whose picture is laborious does not keep those of others waiting. */
    private Future<Map<Integer, Picture>> made(UUID organization, byte[] file, boolean portrait) {
        return turns.through(
                organization,
                WORKSHOP,
                () -> workshop.executeBlocking(() -> PictureFile.read(file).sizes(portrait), false));
    }
}
