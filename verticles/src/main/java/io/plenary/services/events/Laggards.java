package io.plenary.services.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.plenary.contracts.Remark;
import io.plenary.contracts.events.Reading;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Tells the operator how far readers are, and of those that do not keep up, long before something they need would go. */
final class Laggards {

    /** A reader is late when something waits for it that long. */
    static final Duration LATE = Duration.ofMinutes(5);

    private final Database database;
    private final MultiGauge events;
    private final MultiGauge seconds;
    private volatile List<Reading> late = List.of();

    Laggards(Database database, MeterRegistry metrics) {
        this.database = database;
        events = MultiGauge.builder("plenary.readers.behind")
                .description("Events of the log that a reader has still to read")
                .register(metrics);
        seconds = MultiGauge.builder("plenary.readers.late")
                .description("How long the next event has waited for a reader")
                .baseUnit("seconds")
                .register(metrics);
    }

    Future<Void> look() {
        return ReaderStore.readings(database.direct()).onSuccess(this::tell).mapEmpty();
    }

    private void tell(List<Reading> readings) {
        events.register(rows(readings, Reading::behind), true);
        seconds.register(rows(readings, Reading::secondsBehind), true);
        late = readings.stream()
                .filter(reading -> reading.secondsBehind() > LATE.toSeconds())
                .toList();
    }

    private static List<MultiGauge.Row<?>> rows(List<Reading> readings, ToLongFunction<Reading> figure) {
        return readings.stream()
                .<MultiGauge.Row<?>>map(
                        reading -> MultiGauge.Row.of(Tags.of("reader", reading.reader()), figure.applyAsLong(reading)))
                .toList();
    }

    Optional<Remark> remark() {
        return late.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remark(
                        Remark.Code.READER_LATE,
                        late.stream().map(Reading::reader).collect(Collectors.joining(", "))));
    }
}
