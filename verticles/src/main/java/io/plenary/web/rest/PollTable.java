package io.plenary.web.rest;

import io.plenary.contracts.engagement.Poll;
import io.plenary.contracts.engagement.PollOption;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/** How a poll was answered, as a file for spreadsheets. */
final class PollTable {

    private PollTable() {}

    static Buffer of(Poll poll, List<PollOption> options) {
        StringBuilder table = new StringBuilder(head(poll));
        options.forEach(option -> table.append(row(poll, option, options.size())));
        return Buffer.buffer(table.toString());
    }

    private static String head(Poll poll) {
        return switch (poll.kind()) {
            case RANKING -> CsvRow.of(Stream.of("number", "option", "points", "average place"));
            case WORDS -> CsvRow.of(Stream.of("number", "word", "count", "hidden"));
            case QUIZ -> CsvRow.of(Stream.of("number", "option", "count", "right"));
            default -> CsvRow.of(Stream.of("number", "option", "count"));
        };
    }

    private static String row(Poll poll, PollOption option, int options) {
        Stream<?> counted = Stream.of(option.number(), option.text(), option.count());
        return switch (poll.kind()) {
            case RANKING -> CsvRow.of(Stream.concat(counted, Stream.of(averagePlace(poll, option, options))));
            case WORDS -> CsvRow.of(Stream.concat(counted, Stream.of(option.hidden())));
            case QUIZ -> CsvRow.of(Stream.concat(counted, Stream.of(option.right())));
            default -> CsvRow.of(counted);
        };
    }

    /** Whoever ranks, ranks all options: so points tell it. Empty where nobody did. */
    private static String averagePlace(Poll poll, PollOption option, int options) {
        return poll.answers() == 0
                ? ""
                : BigDecimal.valueOf(options + 1L)
                        .subtract(BigDecimal.valueOf(option.count())
                                .divide(BigDecimal.valueOf(poll.answers()), 2, RoundingMode.HALF_UP))
                        .toString();
    }
}
