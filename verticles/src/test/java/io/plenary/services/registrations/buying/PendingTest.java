package io.plenary.services.registrations.buying;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.LineAddOn;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.TicketAddOn;
import io.plenary.contracts.registrations.TicketAddOns;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever somebody sends, others may order. */
class PendingTest {

    private static final int FLOOD = 5_000;

    private final Promise<Void> gate = Promise.promise();
    private final Pending pending = new Pending();

    private Future<Void> ordering(Caller caller, String address, int tickets, int addOns) {
        List<LineAddOn> with = addOns == 0 ? List.of() : List.of(new LineAddOn(1, UUID.randomUUID(), addOns));
        OrderDraft draft = new OrderDraft(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Eve",
                "eve@example.org",
                null,
                address,
                List.of(new OrderLine(UUID.randomUUID(), tickets, with)),
                null);
        return pending.hold(caller, draft, gate::future);
    }

    private Future<Void> adding(Caller caller, UUID order, String address, int addOns) {
        TicketAddOns wanted =
                new TicketAddOns(UUID.randomUUID(), List.of(new TicketAddOn(UUID.randomUUID(), addOns)), address);
        return pending.hold(caller, order, wanted, gate::future);
    }

    private void flood(IntFunction<Future<Void>> one) {
        List<Future<Void>> all = IntStream.range(0, FLOOD).mapToObj(one).toList();
        assertThat(all)
                .filteredOn(Future::failed)
                .isNotEmpty()
                .allMatch(refused -> Refusal.TOO_MANY.is(refused.cause()));
        assertThat(ordering(Caller.ANONYMOUS, "192.0.2.1", 100, 200).isComplete())
                .as("somebody else waits for their turn")
                .isFalse();
    }

    @Test
    void accountsOfOneNetworkKeepNobodyOut() {
        flood(i -> ordering(Caller.user(UUID.randomUUID()), "203.0.113.9", 100, 200));
    }

    @Test
    void networksOfOneLineKeepNobodyOut() {
        flood(i -> ordering(Caller.ANONYMOUS, "2001:db8:7:%x:0:0:0:0/64".formatted(i), 100, 200));
    }

    @Test
    void manyOrdersOfOneNetworkKeepNobodyOut() {
        flood(i -> adding(Caller.ANONYMOUS, UUID.randomUUID(), "203.0.113.9", 200));
    }

    @Test
    void oneOrderThatManyKnowKeepsNobodyOut() {
        UUID order = UUID.randomUUID();
        flood(i -> adding(Caller.ANONYMOUS, order, "10.%d.%d.1".formatted(i / 256, i % 256), 200));
    }

    @Test
    void whatIsAnsweredWaitsNoLonger() {
        flood(i -> ordering(Caller.ANONYMOUS, "203.0.113.9", 1, 0));

        gate.complete();

        assertThat(ordering(Caller.ANONYMOUS, "203.0.113.9", 1, 0).succeeded()).isTrue();
    }
}
