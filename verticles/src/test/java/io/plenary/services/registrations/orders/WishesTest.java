package io.plenary.services.registrations.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.IdempotencyKey;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.services.registrations.orders.Wishes.Wish;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WishesTest {

    private static final UUID ID = UUID.randomUUID();

    private static Wish wish(UUID id, String key) {
        IdempotencyKey asked = key == null ? null : new IdempotencyKey(key, "fingerprint");
        Caller caller = new Caller(null, Caller.Platform.NONE, Map.of(), null, asked, null, Map.of(), Set.of(), null);
        return new Wish(caller, new OrderDraft(id, UUID.randomUUID(), "Ada", null, null, null, List.of(), null), null);
    }

    private static void refuseAll(Wishes wishes) {
        wishes.require(wish -> {
            throw Refusal.CONFLICT.because("No");
        });
    }

    @Test
    void whoeverAsksForTheSameHasTheirTurnWhenTheFirstIsAnswered() {
        Wish first = wish(ID, "one");
        Wish sameId = wish(ID, "two");
        Wish sameKey = wish(UUID.randomUUID(), "one");
        Wish both = wish(ID, "one");
        Wish another = wish(UUID.randomUUID(), null);
        Wishes wishes = new Wishes(List.of(first, sameId, sameKey, both, another));
        assertThat(wishes.open()).hasSize(5);

        assertThat(wishes.nextRound()).isTrue();
        assertThat(wishes.open()).containsExactly(first, another);
        wishes.refuse(first, Refusal.CONFLICT.because("No"));
        assertThat(wishes.open()).containsExactly(another);
        refuseAll(wishes);

        assertThat(wishes.nextRound()).isTrue();
        assertThat(wishes.open()).containsExactly(sameId, sameKey);
        refuseAll(wishes);

        assertThat(wishes.nextRound()).isTrue();
        assertThat(wishes.open()).containsExactly(both);
        refuseAll(wishes);
        assertThat(wishes.nextRound()).isFalse();
        assertThat(wishes.answers()).hasSize(5).allMatch(answer -> answer.failed());
    }

    @Test
    void beforeTheFirstRoundARuleIsForEverybody() {
        Wishes wishes = new Wishes(List.of(wish(ID, null), wish(ID, null)));

        refuseAll(wishes);

        assertThat(wishes.nextRound()).isFalse();
        assertThat(wishes.answered()).isEmpty();
    }

    @Test
    void whoAsksForTheSameAgainAndAgainKeepsOthersWaitingForAFewRounds() {
        Wishes wishes =
                new Wishes(Stream.generate(() -> wish(ID, null)).limit(100).toList());

        int rounds = 0;
        while (wishes.nextRound()) {
            rounds++;
            refuseAll(wishes);
        }

        assertThat(rounds).isEqualTo(Wishes.MOST_ROUNDS);
        assertThat(wishes.answers().get(99).cause()).matches(Refusal.TOO_MANY::is);
    }
}
