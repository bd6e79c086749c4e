package io.plenary.services.greetings;

import io.plenary.contracts.greetings.Greeting;
import io.plenary.runtime.Faults;

/** What a greeting may be. */
final class GreetingRules {

    private static final int LONGEST = 200;

    private GreetingRules() {}

    static void check(Greeting greeting) {
        new Faults().required("/text", greeting.text(), LONGEST).refuseIfAny("The greeting cannot be kept.");
    }

    static String welcome(String name) {
        return "Welcome, " + name;
    }
}
