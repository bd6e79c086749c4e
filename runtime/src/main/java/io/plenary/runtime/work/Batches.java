package io.plenary.runtime.work;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.CallContext;
import io.plenary.runtime.Lanes;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;

/**
 * Work that costs little more for many than for one: whoever asks for some of a kind while such is under way waits, and all who
 * wait by then are next, together. Where a batch fails each of it is tried alone, so nobody fails by what another one asked for.
 * Of one event loop.
 */
public final class Batches<I, O> {

    /**
     * What is done together.
     *
     * @param owner whose it is, and at which place: as {@link Lanes} has them
     * @param like equal for what belongs to one batch
     */
    public record Kind(Object owner, String place, Object like) {

        /** What has no line of its own. */
        private Kind other() {
            return new Kind(owner, place, null);
        }
    }

    /**
     * How much there may be at once.
     *
     * @param line how many may wait of a kind
     * @param kinds how many of an owner have lines of their own. What is of further ones is done together, whatever it is: so the turn of
     *     each kind comes soon, however many there are
     */
    public record Limits(int batch, int line, int kinds) {}

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int ANSWERED_AT_ONCE = 8;
    private static final Duration BETWEEN_ANSWERS = Duration.ofMillis(2);
    private static final long LONGEST_REST_MILLIS = 200;

    private record Asked<I, O>(I item, Promise<O> answer, Context context) {

        void answer(Future<O> result) {
            if (context == null) {
                result.onComplete(answer);
            } else {
                context.runOnContext(here -> result.onComplete(answer));
            }
        }
    }

    private final Vertx vertx;
    private final String name;
    private final Lanes lanes;
    private final Limits limits;
    private final Function<List<I>, Future<List<Future<O>>>> work;
    private final Map<Kind, Queue<Asked<I, O>>> lines = new HashMap<>();

    /**
     * @param name of the work in the logs
     * @param lanes through which each batch goes
     * @param work answers each of the items, in their order
     */
    public Batches(
            Vertx vertx, String name, Lanes lanes, Limits limits, Function<List<I>, Future<List<Future<O>>>> work) {
        this.vertx = vertx;
        this.name = name;
        this.lanes = lanes;
        this.limits = limits;
        this.work = work;
    }

    /** Done when its turn comes; UNAVAILABLE where the line is too long already. */
    public Future<O> add(Kind wanted, I item) {
        Kind kind = hasOwnLine(wanted) ? wanted : wanted.other();
        Queue<Asked<I, O>> line = lines.get(kind);
        if (line != null && line.size() >= limits.line()) {
            return Future.failedFuture(Refusal.UNAVAILABLE.retryAfter(RETRY_AFTER, "Too much waits here already."));
        }
        Asked<I, O> asked = new Asked<>(item, Promise.promise(), Vertx.currentContext());
        lines.computeIfAbsent(kind, first -> new ArrayDeque<>()).add(asked);
        if (line == null) {
            begin(kind);
        }
        return asked.answer().future();
    }

    private boolean hasOwnLine(Kind kind) {
        return lines.containsKey(kind)
                || lines.keySet().stream()
                                .filter(other -> other.owner().equals(kind.owner()))
                                .count()
                        < limits.kinds();
    }

    private void begin(Kind kind) {
        lanes.through(kind.owner(), kind.place(), () -> next(kind)).onComplete(done -> {
            if (done.failed()) {
                take(kind, Integer.MAX_VALUE).forEach(asked -> asked.answer(Future.failedFuture(done.cause())));
            }
            rest(kind, done.failed() ? 0 : done.result());
        });
    }

    /**
     * As long as a batch of many took: its answers go out meanwhile, who comes with more comes together, which costs less, and whoever wants
     * something else altogether finds a processor.
     */
    private void rest(Kind kind, long millis) {
        if (millis == 0) {
            goOn(kind);
        } else {
            Rounds.apart(vertx, millis, () -> goOn(kind));
        }
    }

    private void goOn(Kind kind) {
        if (lines.get(kind).isEmpty()) {
            lines.remove(kind);
        } else {
            begin(kind);
        }
    }

    /** @return how many milliseconds to rest then */
    private Future<Long> next(Kind kind) {
        Promise<Long> ended = Promise.promise();
        Rounds.apart(vertx, 0, () -> {
            CallContext.background(name, LONGEST.toMillis()).bind();
            perform(take(kind, limits.batch())).onComplete(ended);
        });
        return ended.future();
    }

    private List<Asked<I, O>> take(Kind kind, int most) {
        Queue<Asked<I, O>> line = lines.get(kind);
        List<Asked<I, O>> taken = new ArrayList<>();
        while (taken.size() < most && !line.isEmpty()) {
            taken.add(line.remove());
        }
        return taken;
    }

    private Future<Long> perform(List<Asked<I, O>> batch) {
        List<I> items = batch.stream().map(Asked::item).toList();
        long begin = System.nanoTime();
        return Future.succeededFuture(items).compose(work).transform(done -> {
            if (done.failed() && batch.size() > 1 && !Refusal.UNAVAILABLE.is(done.cause())) {
                return eachAlone(batch);
            }
            long rest = batch.size() > ANSWERED_AT_ONCE ? since(begin) : 0;
            answer(batch, done, atOnce(batch.size(), rest));
            return Future.succeededFuture(rest);
        });
    }

    private static long since(long begin) {
        return Math.min(
                LONGEST_REST_MILLIS, Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    /** How many are answered at a time, so that all are while it rests, if that is long enough. */
    private static int atOnce(int many, long rest) {
        long times = Math.max(1, rest / BETWEEN_ANSWERS.toMillis());
        return (int) Math.min(ANSWERED_AT_ONCE, (many + times - 1) / times);
    }

    /** A few at a time: everybody who is answered comes back with more, and all at once would keep others from their turn for long. */
    private void answer(List<Asked<I, O>> batch, AsyncResult<List<Future<O>>> done, int atOnce) {
        int now = Math.min(atOnce, batch.size());
        for (int i = 0; i < now; i++) {
            batch.get(i).answer(done.succeeded() ? done.result().get(i) : Future.failedFuture(done.cause()));
        }
        if (now < batch.size()) {
            AsyncResult<List<Future<O>>> rest = done.map(answers -> answers.subList(now, answers.size()));
            vertx.setTimer(BETWEEN_ANSWERS.toMillis(), later -> answer(batch.subList(now, batch.size()), rest, atOnce));
        }
    }

    private Future<Long> eachAlone(List<Asked<I, O>> batch) {
        Future<Long> all = Future.succeededFuture(0L);
        for (Asked<I, O> one : batch) {
            all = all.compose(before -> perform(List.of(one)));
        }
        return all;
    }
}
