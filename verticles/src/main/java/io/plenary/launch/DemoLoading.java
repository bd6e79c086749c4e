package io.plenary.launch;

import io.plenary.contracts.Remark;
import io.plenary.demo.Demo;
import io.plenary.runtime.DatabaseServer;
import io.plenary.runtime.Node;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the demo, and tries again until it is there: a database that is gone for a while, a node that is stopped in between or
 * one that runs on another machine by then keep nobody from it. That it is wanted is known in the database.
 */
final class DemoLoading {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLoading.class);
    private static final long FIRST_WAIT_MILLIS = 1_000;
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    private final Vertx vertx;
    private final Callable<Future<?>> load;
    private final Callable<Void> note;
    private volatile boolean loading = true;

    /**
     * @param load may be begun again after an end at any point
     * @param note remembers that the demo is there; may block
     */
    DemoLoading(Vertx vertx, Callable<Future<?>> load, Callable<Void> note) {
        this.vertx = vertx;
        this.load = load;
        this.note = note;
    }

    /** @param password of the demo's users, which nobody knows: an administrator may look at them, not be them */
    static DemoLoading into(Vertx vertx, Node node, String password) {
        DatabaseServer server = new DatabaseServer(
                node.settings().database().uriOf("auth"),
                node.settings().database().prefix());
        DemoLoading demo = new DemoLoading(vertx, () -> new Demo(vertx, node.proxies(), password).load(), () -> {
            server.demoIsLoaded();
            return null;
        });
        node.health().remark("demo", demo::remark);
        return demo;
    }

    Optional<Remark> remark() {
        return loading ? Optional.of(new Remark(Remark.Code.DEMO_LOADING, null)) : Optional.empty();
    }

    /** Completes after the first attempt, however it ended; further ones follow by themselves. */
    Future<Void> begin() {
        Promise<Void> tried = Promise.promise();
        vertx.runOnContext(started -> attempt(FIRST_WAIT_MILLIS).onComplete(ended -> tried.complete()));
        return tried.future();
    }

    private Future<Void> attempt(long wait) {
        return Future.future(this::load)
                .compose(loaded -> vertx.executeBlocking(note, false))
                .onSuccess(noted -> loading = false)
                .onFailure(failure -> {
                    LOG.warn("The demo conference could not be loaded, and is tried again: {}", failure.toString());
                    vertx.setTimer(wait, fired -> attempt(Math.min(2 * wait, LONGEST_WAIT_MILLIS)));
                });
    }

    private void load(Promise<Object> loaded) {
        try {
            load.call().<Object>mapEmpty().onComplete(loaded);
        } catch (Exception e) {
            loaded.fail(e);
        }
    }
}
