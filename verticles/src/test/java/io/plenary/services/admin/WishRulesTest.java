package io.plenary.services.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.Service;
import io.plenary.contracts.admin.Condition;
import io.plenary.contracts.admin.NodePlan;
import io.plenary.contracts.admin.NodeState;
import io.plenary.contracts.admin.RunningService;
import io.plenary.contracts.admin.ScaledPlace;
import io.plenary.contracts.admin.ScaledPlace.Why;
import io.plenary.contracts.admin.ScaledService;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishRulesTest {

    private static final Wishes NONE = new Wishes(Map.of(), Set.of());
    private static final String PROGRAM = "program";
    private static final NodeState ANA = node("ana", Map.of(PROGRAM, runs(1), "web", runs(1)));
    private static final NodeState BEA = node("bea", Map.of(PROGRAM, runs(1)));

    private static RunningService runs(int instances) {
        return new RunningService(instances, instances, instances, null);
    }

    private static NodeState node(String name, Map<String, RunningService> running) {
        return new NodeState(
                "id-" + name,
                Condition.UP,
                "1",
                null,
                1,
                2,
                Map.of(),
                List.of(),
                null,
                null,
                name,
                false,
                null,
                running);
    }

    private static void assertRefused(Refusal refusal, String code, ThrowingCallable wish) {
        assertThatThrownBy(wish).isInstanceOfSatisfying(ServiceException.class, answer -> {
            assertThat(Refusal.of(answer)).contains(refusal);
            assertThat(Refusal.code(answer)).contains(code);
        });
    }

    @Test
    void withoutAWishTheSettingsHold() {
        assertThat(NONE.wanted(ANA, PROGRAM)).isEqualTo(1);
        assertThat(NONE.wanted(BEA, "web")).isZero();
    }

    @Test
    void whatIsWantedOfAllIsOfThoseThatRunTheService() {
        Wishes wishes = NONE.with(Wishes.ALL, "web", 3);

        assertThat(wishes.wanted(ANA, "web")).isEqualTo(3);
        assertThat(wishes.wanted(BEA, "web")).isZero();
    }

    @Test
    void whatIsWantedOfOneNodeCountsMoreThanWhatIsOfAll() {
        Wishes wishes =
                NONE.with(Wishes.ALL, PROGRAM, 3).with("bea", PROGRAM, 0).with("bea", "web", 2);

        assertThat(wishes.wanted(ANA, PROGRAM)).isEqualTo(3);
        assertThat(wishes.wanted(BEA, PROGRAM)).isZero();
        assertThat(wishes.wanted(BEA, "web")).isEqualTo(2);
    }

    @Test
    void aNodeIsToldOfEveryServiceWhatToRun() {
        NodePlan plan = WishRules.plan(
                new NodePlan("bea", false, Map.of(PROGRAM, 1)),
                NONE.with("bea", "web", 2).withDrained("bea"));

        assertThat(plan.drained()).isTrue();
        assertThat(plan.instances())
                .hasSize(Service.values().length)
                .containsEntry(PROGRAM, 1)
                .containsEntry("web", 2);
    }

    @ParameterizedTest
    @CsvSource({"program, 33, ana", "program, -1, ana", "program, 0,", "program, 33,", "program, 2147483647,"})
    void aNumberNoNodeCouldRunIsRefused(String service, int instances, String node) {
        assertRefused(Refusal.INVALID, "INVALID", () -> WishRules.check(service, instances, node));
    }

    @Test
    void aServiceNobodyKnowsIsRefused() {
        assertRefused(Refusal.NOT_FOUND, "NOT_FOUND", () -> WishRules.check("lamps", 1, null));
    }

    @Test
    void theServiceThatKeepsTheWishesStays() {
        assertRefused(Refusal.CONFLICT, "ADMIN_STAYS", () -> WishRules.check("admin", 0, "ana"));
        WishRules.check("admin", 2, "ana");
    }

    @Test
    void aServiceIsTakenFromANodeWhileAnotherRunsIt() {
        WishRules.requireOthers("ana", List.of(ANA, BEA), NONE.with("ana", PROGRAM, 0));

        assertRefused(
                Refusal.CONFLICT,
                "LAST_INSTANCE",
                () -> WishRules.requireOthers("ana", List.of(ANA, BEA), NONE.with("ana", "web", 0)));
    }

    @Test
    void twoNodesDoNotGiveUpTheSameOneAfterTheOther() {
        Wishes first = NONE.with("ana", PROGRAM, 0);

        assertRefused(
                Refusal.CONFLICT,
                "LAST_INSTANCE",
                () -> WishRules.requireOthers("bea", List.of(ANA, BEA), first.with("bea", PROGRAM, 0)));
        assertRefused(
                Refusal.CONFLICT,
                "LAST_INSTANCE",
                () -> WishRules.requireOthers("bea", List.of(ANA, BEA), first.withDrained("bea")));
    }

    @Test
    void aNodeThatIsDrainedOrSilentOrOnlyStartsIsNoOther() {
        NodeState starting = node("bea", Map.of(PROGRAM, new RunningService(0, 1, 1, null)));

        for (List<NodeState> nodes : List.of(List.of(ANA, starting), List.of(ANA, NodeState.silent("id-bea")))) {
            assertRefused(
                    Refusal.CONFLICT,
                    "LAST_INSTANCE",
                    () -> WishRules.requireOthers("ana", nodes, NONE.with("ana", PROGRAM, 0)));
        }
        assertRefused(
                Refusal.CONFLICT,
                "LAST_INSTANCE",
                () -> WishRules.requireOthers(
                        "ana", List.of(ANA, BEA), NONE.withDrained("bea").with("ana", PROGRAM, 0)));
    }

    @Test
    void theLastNodeIsNotDrained() {
        WishRules.requireOthers("bea", List.of(ANA, BEA), NONE.withDrained("bea"));

        assertRefused(
                Refusal.CONFLICT,
                "LAST_INSTANCE",
                () -> WishRules.requireOthers("ana", List.of(ANA, BEA), NONE.withDrained("ana")));
    }

    @Test
    void onlyNodesThatAreKnownHaveWishes() {
        WishRules.requireKnown("ana", List.of(ANA), NONE);
        WishRules.requireKnown("bea", List.of(ANA), NONE.withDrained("bea"));

        assertRefused(Refusal.NOT_FOUND, "NOT_FOUND", () -> WishRules.requireKnown("bea", List.of(ANA), NONE));
        assertRefused(Refusal.CONFLICT, "NODE_PRESENT", () -> WishRules.requireAway("ana", List.of(ANA)));
    }

    @Test
    void besideWhatIsStandsWhatIsWantedAndWhyItIsNot() {
        NodeState refusing = node("bea", Map.of(PROGRAM, new RunningService(1, 1, 4, "no database")));
        Wishes wishes = NONE.with("ana", PROGRAM, 2).with("bea", PROGRAM, 4).with("cia", PROGRAM, 3);

        ScaledService program = WishRules.compare(PROGRAM, List.of(ANA, refusing), wishes);

        assertThat(program)
                .isEqualTo(new ScaledService(
                        PROGRAM,
                        2,
                        9,
                        List.of(
                                new ScaledPlace("ana", 1, 2, Why.STARTING, null),
                                new ScaledPlace("bea", 1, 4, Why.REFUSED, "no database"),
                                new ScaledPlace("cia", 0, 3, Why.AWAY, null))));
    }

    @Test
    void ofANodeThatIsDrainedNothingIsWanted() {
        ScaledService program = WishRules.compare(PROGRAM, List.of(ANA, BEA), NONE.withDrained("bea"));

        assertThat(program.wanted()).isEqualTo(1);
        assertThat(program.places()).contains(new ScaledPlace("bea", 1, 0, Why.STOPPING, null));
    }
}
