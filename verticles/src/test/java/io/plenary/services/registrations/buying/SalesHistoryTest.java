package io.plenary.services.registrations.buying;

import io.plenary.services.registrations.RegistrationStage;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;

/** Whatever people do one after the other, seats and money are what a simple count says. */
class SalesHistoryTest {

    private static final int ANY = 1_000;

    private static RegistrationStage stage;

    @BeforeContainer
    static void start() {
        stage = new RegistrationStage();
    }

    @AfterContainer
    static void stop() {
        stage.close();
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void seatsAreWhatACountSays(@ForAll("histories") ActionChain<Sale> history) {
        history.withInvariant(Sale::isAsTheModelSays).run();
    }

    @Provide
    Arbitrary<ActionChain<Sale>> histories() {
        Arbitrary<Integer> order = Arbitraries.integers().between(0, ANY);
        return ActionChain.startWith(() -> new Sale(stage.elsewhere()))
                .withAction(6, step("place", placing(), (sale, what) -> sale.place(what[0], what[1])))
                .withAction(4, step("name", order, Sale::name))
                .withAction(4, step("confirm", order, Sale::confirm))
                .withAction(2, step("pay", order, Sale::pay))
                .withAction(2, step("cancel", order, Sale::cancel))
                .withAction(2, step("hand on", order, Sale::handOn))
                .withAction(1, step("give back", order, Sale::giveBack))
                .withAction(1, step("expire", order, Sale::expire))
                .withAction(1, step("resize", resizing(), (sale, what) -> sale.resize(what[0], what[1])))
                .withMaxTransformations(24);
    }

    private static Arbitrary<Integer[]> placing() {
        return Arbitraries.integers()
                .between(0, SalesModel.TYPES.size() - 1)
                .flatMap(type -> Arbitraries.integers().between(1, 4).map(count -> new Integer[] {type, count}));
    }

    private static Arbitrary<Integer[]> resizing() {
        return Arbitraries.integers()
                .between(0, 2)
                .flatMap(quota ->
                        Arbitraries.integers().between(0, 12).injectNull(0.2).map(size -> new Integer[] {quota, size}));
    }

    private interface Step<T> {
        void take(Sale sale, T what);
    }

    private static <T> Action.Independent<Sale> step(String name, Arbitrary<T> what, Step<T> step) {
        return () -> what.map(one -> Transformer.mutate(name + " " + one, sale -> step.take(sale, one)));
    }
}
