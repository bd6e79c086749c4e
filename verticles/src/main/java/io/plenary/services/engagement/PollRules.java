package io.plenary.services.engagement;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.Poll;
import io.plenary.contracts.engagement.PollDraft;
import io.plenary.contracts.engagement.PollKind;
import io.plenary.contracts.engagement.PollState;
import io.plenary.runtime.Faults;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a poll may be, and what an answer. */
final class PollRules {

    static final int MOST = 100;

    private static final int LONGEST_QUESTION = 300;
    private static final int LONGEST_OPTION = 200;
    private static final int FEWEST_OPTIONS = 2;
    private static final int MOST_OPTIONS = 20;
    private static final int STARS = 5;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 86_400;

    private PollRules() {}

    static void check(PollDraft draft) {
        boolean rating = draft.kind() == PollKind.RATING;
        int options = draft.options().size();
        Faults faults = new Faults()
                .check(draft.id() != null, "/id", Fault.REQUIRED)
                .required("/question", draft.question(), LONGEST_QUESTION)
                .check(draft.kind() != null, "/kind", Fault.REQUIRED)
                .check(draft.results() != null, "/results", Fault.REQUIRED)
                .check(!draft.anonymous() || !draft.changeable(), "/changeable", Fault.IMPOSSIBLE)
                .check(!rating || options == 0, "/options", Fault.IMPOSSIBLE)
                .check(rating || options >= FEWEST_OPTIONS, "/options", Fault.TOO_FEW, Map.of("least", FEWEST_OPTIONS))
                .check(options <= MOST_OPTIONS, "/options", Fault.TOO_MANY, Map.of("most", MOST_OPTIONS));
        IntStream.range(0, options)
                .forEach(i -> faults.required("/options/" + i, draft.options().get(i), LONGEST_OPTION));
        bounds(faults, draft).refuseIfAny("The poll cannot be kept.");
    }

    private static Faults bounds(Faults faults, PollDraft draft) {
        Integer most = draft.mostChoices();
        Integer seconds = draft.seconds();
        boolean several = draft.kind() == PollKind.MULTIPLE;
        boolean fitting =
                most == null || several && most >= 1 && most <= draft.options().size();
        boolean timed = seconds == null || seconds >= SHORTEST && seconds <= LONGEST;
        return faults.check(fitting, "/mostChoices", Fault.IMPOSSIBLE)
                .check(timed, "/seconds", Fault.WHOLE_NUMBER, Map.of("least", SHORTEST, "most", LONGEST));
    }

    /** Stars are options like others. */
    static List<String> options(PollDraft draft) {
        return draft.kind() == PollKind.RATING
                ? IntStream.rangeClosed(1, STARS).mapToObj(Integer::toString).toList()
                : draft.options().stream().map(String::strip).toList();
    }

    static int mostChoices(PollDraft draft) {
        return draft.kind() != PollKind.MULTIPLE
                ? 1
                : draft.mostChoices() == null ? draft.options().size() : draft.mostChoices();
    }

    static void check(PollState state) {
        new Faults()
                .check(state == PollState.OPEN || state == PollState.CLOSED, "/state", Fault.IMPOSSIBLE)
                .refuseIfAny("A poll is opened or closed.");
    }

    static void check(Poll poll, List<Integer> choices) {
        int options = poll.options().size();
        new Faults()
                .check(!choices.isEmpty(), "/choices", Fault.EMPTY)
                .check(
                        choices.size() <= poll.mostChoices(),
                        "/choices",
                        Fault.TOO_MANY,
                        Map.of("most", poll.mostChoices()))
                .check(new HashSet<>(choices).size() == choices.size(), "/choices", Fault.GIVEN_TWICE)
                .check(
                        choices.stream().allMatch(choice -> choice != null && choice >= 1 && choice <= options),
                        "/choices",
                        Fault.UNKNOWN_REFERENCE)
                .refuseIfAny("That is no answer to the poll.");
    }

    /** @param polls there are already */
    static void checkCount(long polls) {
        if (polls >= MOST) {
            throw Refusal.CONFLICT.because("TOO_MANY_POLLS", "There are 100 polls here already. Delete some first.");
        }
    }

    static RuntimeException noSuchPoll() {
        return Refusal.NOT_FOUND.because("There is no such poll.");
    }

    static RuntimeException closed() {
        return Refusal.CONFLICT.because("POLL_CLOSED", "The poll is not open.");
    }

    static RuntimeException answered() {
        return Refusal.CONFLICT.because("POLL_ANSWERED", "The poll was answered already.");
    }

    static RuntimeException started() {
        return Refusal.CONFLICT.because("POLL_STARTED", "The poll was opened already, and stays as it is.");
    }
}
