package io.plenary.services.program.pictures;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Picture;
import io.plenary.runtime.Database;
import io.plenary.runtime.Downloads;
import io.plenary.runtime.Lanes;
import io.plenary.runtime.PublicAddresses;
import io.plenary.runtime.Settings;
import io.plenary.services.program.conference.ConferenceProgram;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
    private static final long FETCHING_MILLIS = 12_000;
    private static final int MOST_AT_ONCE = 8;
    private static final int MOST_OF_ONE_SERVER = 3;
    private static final int LONGEST_LINE = 200;

    /** Somebody waits for the answer, and has five seconds for it. */
    private static final long PATIENCE_MILLIS = 3_500;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private record Key(ConferenceProgram program, Source source) {}

    private final Settings.Pictures settings;
    private final WorkerExecutor workshop;
    private final Downloads downloads;
    private final Lanes lanes = new Lanes(MOST_AT_ONCE, MOST_OF_ONE_SERVER, LONGEST_LINE);
    private final Map<Key, Future<Void>> underWay = new HashMap<>();

    public Gallery(Vertx vertx, Settings.Pictures settings) {
        this.settings = settings;
        workshop = vertx.createSharedWorkerExecutor("plenary-pictures", 1);
        downloads = new Downloads(
                vertx, new PublicAddresses(settings.networks()), settings.ports(), MOST_BYTES, FETCHING_MILLIS);
    }

    Future<Picture> show(ConferenceProgram program, Source source, int size) {
        return program.database()
                .compose(database -> PictureStore.find(database.direct(), source, size))
                .compose(found -> {
                    if (!settings.fetch() || found.isPresent() && !found.get().due()) {
                        return answer(found.orElse(Shown.NOTHING));
                    }
                    Future<Void> renewed = renew(new Key(program, source));
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
    private Future<Void> renew(Key key) {
        Future<Void> begun = underWay.get(key);
        if (begun != null) {
            return begun;
        }
        URI address = URI.create(key.source().address());
        Future<Void> renewed = key.program()
                .database()
                .compose(database -> lanes.through(address.getHost(), () -> renew(database, key.source(), address)));
        underWay.put(key, renewed);
        return renewed.onComplete(done -> underWay.remove(key));
    }

    private Future<Void> renew(Database database, Source source, URI address) {
        return PictureStore.lease(database.direct(), source)
                .compose(lease -> lease.isEmpty()
                        ? Future.failedFuture(underWay())
                        : fetch(database, source, address, lease.get().tag()));
    }

    private Future<Void> fetch(Database database, Source source, URI address, String tag) {
        return downloads
                .get(address, tag)
                .compose(download -> download.body() == null
                        ? PictureStore.confirm(database.direct(), source)
                        : workshop.executeBlocking(
                                        () -> PictureFile.read(download.body().getBytes())
                                                .sizes(source.portrait()),
                                        false)
                                .compose(sizes -> database.write(
                                        Caller.SYSTEM,
                                        tx -> PictureStore.keep(tx.sql(), source, download.tag(), sizes))))
                .recover(failure -> {
                    LOG.info("No picture of {} from {}: {}", source.subject(), address.getHost(), failure.toString());
                    return PictureStore.postpone(database.direct(), source);
                });
    }
}
