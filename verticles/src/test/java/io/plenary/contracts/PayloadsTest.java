package io.plenary.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What an event tells is kept as text for weeks and read by other releases. */
class PayloadsTest {

    private final Samples samples = new Samples();

    @Test
    void noTwoEventsHaveTheSameName() {
        assertThat(Contracts.payloads())
                .hasSizeGreaterThan(35)
                .extracting(Payload::typeOf)
                .doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> whatWasWrittenIsReadAlsoByReleasesThatKnowLess() {
        return each(type -> {
            Payload filled = (Payload) samples.filled(type);
            JsonObject later = filled.toJson().put("unheardOf", "x");

            assertThat(event(filled.type(), later).as(type))
                    .usingRecursiveComparison()
                    .isEqualTo(filled);
        });
    }

    /** An older release did not tell a member, or it was taken out because somebody was erased. */
    @TestFactory
    Stream<DynamicTest> whateverIsMissingIsReadAsNothing() {
        return each(type -> {
            JsonObject whole = ((Payload) samples.filled(type)).toJson();
            for (String member : whole.fieldNames()) {
                JsonObject less = whole.copy();
                less.remove(member);
                JsonObject again = event("x", less).as(type).toJson();

                assertThat(again.getValue(member)).isIn(null, 0, false, new JsonArray());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsEmptiedIsRead() {
        return each(type -> assertThat(event("x", new JsonObject()).as(type)).isInstanceOf(type));
    }

    private interface PayloadTest {
        void run(Class<? extends Payload> type);
    }

    private static Stream<DynamicTest> each(PayloadTest test) {
        return Contracts.payloads().stream()
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> test.run(type)));
    }

    private static Event event(String type, JsonObject payload) {
        return new Event(UUID.randomUUID(), type, Instant.now(), null, null, null, null, payload);
    }
}
