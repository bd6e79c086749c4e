package io.plenary.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.work.Backlog.Share;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final List<Share> ADA = List.of(new Share("Ada", 1), new Share("network", 2));
    private static final List<Share> BO = List.of(new Share("Bo", 1), new Share("network", 2));
    private static final List<Share> CY = List.of(new Share("Cy", 1), new Share("network", 2));

    private final Promise<String> gate = Promise.promise();
    private final Backlog backlog = new Backlog(25, 5);

    private Future<String> hold(List<Share> shares, int heavy) {
        return backlog.hold(shares, heavy, gate::future);
    }

    @Test
    void eachHasAShareAndANetworkHasTwo() {
        Future<String> first = hold(ADA, 5);

        assertThat(Refusal.TOO_MANY.is(hold(ADA, 1).cause())).isTrue();
        assertThat(hold(BO, 5).isComplete()).isFalse();
        assertThat(Refusal.TOO_MANY.is(hold(CY, 1).cause())).isTrue();

        gate.complete("done");
        assertThat(first.result()).isEqualTo("done");
        assertThat(hold(CY, 5).succeeded()).isTrue();
    }

    @Test
    void whatIsLargeIsHeldByItself() {
        assertThat(hold(List.of(new Share("Ada", 1)), 20).isComplete()).isFalse();
        assertThat(Refusal.TOO_MANY.is(hold(List.of(new Share("Ada", 1)), 1).cause()))
                .isTrue();
    }

    @Test
    void thereIsNoMoreThanSoMuchInAll() {
        assertThat(hold(List.of(), 20).isComplete()).isFalse();
        assertThat(Refusal.UNAVAILABLE.is(hold(ADA, 6).cause())).isTrue();
        assertThat(hold(ADA, 5).isComplete()).isFalse();
    }

    @Test
    void whatFailsCountsNoLonger() {
        Future<String> failed = backlog.hold(ADA, 5, () -> {
            throw new IllegalStateException();
        });

        assertThat(failed.failed()).isTrue();
        assertThat(hold(ADA, 5).isComplete()).isFalse();
    }
}
