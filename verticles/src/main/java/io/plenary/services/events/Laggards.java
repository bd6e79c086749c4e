package io.plenary.services.events;

import io.plenary.contracts.Remark;
import io.plenary.contracts.events.Reading;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells the operator of readers that do not keep up, long before something they need would go. */
final class Laggards {

    /** A reader is late when something waits for it that long. */
    static final Duration LATE = Duration.ofMinutes(5);

    private final Database database;
    private volatile List<Reading> late = List.of();

    Laggards(Database database) {
        this.database = database;
    }

    Future<Void> look() {
        return ReaderStore.readings(database.direct())
                .onSuccess(readings -> late = readings.stream()
                        .filter(reading -> reading.secondsBehind() > LATE.toSeconds())
                        .toList())
                .mapEmpty();
    }

    Optional<Remark> remark() {
        return late.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remark(
                        Remark.Code.READER_LATE,
                        late.stream().map(Reading::reader).collect(Collectors.joining(", "))));
    }
}
