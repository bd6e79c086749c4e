package io.plenary.launch.scale;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.plenary.contracts.admin.NodeLoad;
import io.plenary.contracts.admin.PoolLoad;
import io.plenary.runtime.Databases;
import io.plenary.runtime.Doors;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** How much this node had to do lately, for those who look at it: the last ten minutes, in spans of ten seconds. */
public final class NodeLoads extends VerticleBase {

    private static final int SPAN_SECONDS = 10;
    private static final int SPANS = 60;

    private final MeterRegistry metrics;
    private final Doors doors;
    private final Databases databases;
    private final AtomicLong worstLagNanos = new AtomicLong();
    private final Deque<Long> lagMillis = new ArrayDeque<>();
    private long lookedAt = System.nanoTime();
    private long requests;
    private long calls;
    private double requestsPerSecond;
    private double callsPerSecond;
    private Double processor;

    public NodeLoads(MeterRegistry metrics, Doors doors, Databases databases) {
        this.metrics = metrics;
        this.doors = doors;
        this.databases = databases;
    }

    /** An event loop was that late. */
    public void late(long nanos) {
        worstLagNanos.accumulateAndGet(nanos, Math::max);
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(TimeUnit.SECONDS.toMillis(SPAN_SECONDS), due -> look());
        return Future.succeededFuture();
    }

    private synchronized void look() {
        long now = System.nanoTime();
        double seconds = (now - lookedAt) / (double) TimeUnit.SECONDS.toNanos(1);
        long requestsNow = requests();
        long callsNow = doors.entered();
        requestsPerSecond = (requestsNow - requests) / seconds;
        callsPerSecond = (callsNow - calls) / seconds;
        requests = requestsNow;
        calls = callsNow;
        lookedAt = now;
        processor = processor();
        lagMillis.addLast(TimeUnit.NANOSECONDS.toMillis(worstLagNanos.getAndSet(0)));
        if (lagMillis.size() > SPANS) {
            lagMillis.removeFirst();
        }
    }

    private long requests() {
        return metrics.find("plenary.http.requests").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static Double processor() {
        double share = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getProcessCpuLoad()
                : -1;
        return share < 0 ? null : share;
    }

    public synchronized NodeLoad now() {
        return new NodeLoad(
                requestsPerSecond, callsPerSecond, processor, List.copyOf(lagMillis), SPAN_SECONDS, pools());
    }

    private List<PoolLoad> pools() {
        return databases.openPools().stream()
                .collect(Collectors.groupingBy(Databases.OpenPool::owner))
                .entrySet()
                .stream()
                .map(owned -> load(owned.getKey(), owned.getValue()))
                .sorted(Comparator.comparing(PoolLoad::database))
                .toList();
    }

    private PoolLoad load(String owner, List<Databases.OpenPool> pools) {
        return new PoolLoad(
                owner,
                pools.size(),
                pools.stream().mapToInt(Databases.OpenPool::open).sum(),
                pools.stream()
                        .mapToInt(pool -> figure("vertx.pool.in.use", pool))
                        .sum(),
                pools.stream()
                        .mapToInt(pool -> figure("vertx.pool.queue.pending", pool))
                        .sum(),
                pools.stream().mapToInt(Databases.OpenPool::most).sum());
    }

    /** As Vert.x counts it. */
    private int figure(String name, Databases.OpenPool pool) {
        return (int) metrics.find(name).tag("pool_name", pool.name()).gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }
}
