package io.plenary.services.engagement;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.Poll;
import io.plenary.contracts.engagement.PollAnswer;
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
    private static final int MOST_RANKED = 10;
    private static final int MOST_WORDS = 10;
    private static final int USUAL_WORDS = 3;
    private static final int MOST_POINTS = 1000;
    private static final int STARS = 5;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 86_400;

    private PollRules() {}

    static void check(PollDraft draft) {
        boolean given = hasOwnOptions(draft.kind());
        int most = draft.kind() == PollKind.RANKING ? MOST_RANKED : MOST_OPTIONS;
        int options = draft.options().size();
        Faults faults = new Faults()
                .check(draft.id() != null, "/id", Fault.REQUIRED)
                .required("/question", draft.question(), LONGEST_QUESTION)
                .check(draft.kind() != null, "/kind", Fault.REQUIRED)
                .check(draft.results() != null, "/results", Fault.REQUIRED)
                .check(!draft.anonymous() || !draft.changeable(), "/changeable", Fault.IMPOSSIBLE)
                .check(given || options == 0, "/options", Fault.IMPOSSIBLE)
                .check(!given || options >= FEWEST_OPTIONS, "/options", Fault.TOO_FEW, Map.of("least", FEWEST_OPTIONS))
                .check(options <= most, "/options", Fault.TOO_MANY, Map.of("most", most));
        IntStream.range(0, options)
                .forEach(i -> faults.required("/options/" + i, draft.options().get(i), LONGEST_OPTION));
        right(bounds(faults, draft), draft).refuseIfAny("The poll cannot be kept.");
    }

    private static boolean hasOwnOptions(PollKind kind) {
        return kind != PollKind.RATING && kind != PollKind.WORDS;
    }

    private static Faults bounds(Faults faults, PollDraft draft) {
        Integer most = draft.mostChoices();
        Integer seconds = draft.seconds();
        int several = draft.kind() == PollKind.MULTIPLE
                ? draft.options().size()
                : draft.kind() == PollKind.WORDS ? MOST_WORDS : 0;
        boolean fitting = most == null || most >= 1 && most <= several;
        boolean timed = seconds == null || seconds >= SHORTEST && seconds <= LONGEST;
        return faults.check(fitting, "/mostChoices", Fault.IMPOSSIBLE)
                .check(timed, "/seconds", Fault.WHOLE_NUMBER, Map.of("least", SHORTEST, "most", LONGEST));
    }

    private static Faults right(Faults faults, PollDraft draft) {
        boolean quiz = draft.kind() == PollKind.QUIZ;
        List<Integer> right = draft.right();
        int options = draft.options().size();
        boolean scored = draft.points() == null || quiz && draft.points() >= 1 && draft.points() <= MOST_POINTS;
        return faults.check(quiz || right.isEmpty(), "/right", Fault.IMPOSSIBLE)
                .check(!quiz || !right.isEmpty(), "/right", Fault.EMPTY)
                .check(new HashSet<>(right).size() == right.size(), "/right", Fault.GIVEN_TWICE)
                .check(right.stream().allMatch(number -> isOption(number, options)), "/right", Fault.UNKNOWN_REFERENCE)
                .check(scored, "/points", Fault.WHOLE_NUMBER, Map.of("least", 1, "most", MOST_POINTS));
    }

    private static boolean isOption(Integer number, int options) {
        return number != null && number >= 1 && number <= options;
    }

    /** Stars are options like others. */
    static List<String> options(PollDraft draft) {
        return draft.kind() == PollKind.RATING
                ? IntStream.rangeClosed(1, STARS).mapToObj(Integer::toString).toList()
                : draft.options().stream().map(String::strip).toList();
    }

    static int mostChoices(PollDraft draft) {
        return switch (draft.kind()) {
            case SINGLE, RATING -> 1;
            case MULTIPLE -> draft.mostChoices() == null ? draft.options().size() : draft.mostChoices();
            case RANKING -> draft.options().size();
            case WORDS -> draft.mostChoices() == null ? USUAL_WORDS : draft.mostChoices();
            case QUIZ -> draft.right().size();
        };
    }

    static Integer points(PollDraft draft) {
        return draft.kind() != PollKind.QUIZ ? null : draft.points() == null ? Integer.valueOf(1) : draft.points();
    }

    static void check(PollState state) {
        new Faults()
                .check(state == PollState.OPEN || state == PollState.CLOSED, "/state", Fault.IMPOSSIBLE)
                .refuseIfAny("A poll is opened or closed.");
    }

    /** Who knows what is right does not open it for those who have not answered yet. */
    static void checkReopening(Poll poll, PollState state) {
        if (poll.kind() == PollKind.QUIZ && poll.state() == PollState.CLOSED && state == PollState.OPEN) {
            throw Refusal.CONFLICT.because("QUIZ_OVER", "What is right was told already.");
        }
    }

    /** What was chosen has an order only where it is ranked. */
    static PollAnswer ordered(Poll poll, PollAnswer answer) {
        boolean ranked = poll.kind() == PollKind.RANKING;
        List<Integer> choices =
                ranked ? answer.choices() : answer.choices().stream().sorted().toList();
        return new PollAnswer(choices, answer.words(), answer.listed());
    }

    static void check(Poll poll, PollAnswer answer) {
        boolean words = poll.kind() == PollKind.WORDS;
        new Faults()
                .check(words || answer.words().isEmpty(), "/words", Fault.IMPOSSIBLE)
                .check(!words || answer.choices().isEmpty(), "/choices", Fault.IMPOSSIBLE)
                .refuseIfAny("That is no answer to the poll.");
        if (words) {
            PollWords.check(poll, answer.words());
        } else {
            check(poll, answer.choices());
        }
    }

    private static void check(Poll poll, List<Integer> choices) {
        int options = poll.options().size();
        boolean ranked = poll.kind() == PollKind.RANKING;
        new Faults()
                .check(!choices.isEmpty(), "/choices", Fault.EMPTY)
                .check(!ranked || choices.size() >= options, "/choices", Fault.TOO_FEW, Map.of("least", options))
                .check(
                        choices.size() <= poll.mostChoices(),
                        "/choices",
                        Fault.TOO_MANY,
                        Map.of("most", poll.mostChoices()))
                .check(new HashSet<>(choices).size() == choices.size(), "/choices", Fault.GIVEN_TWICE)
                .check(
                        choices.stream().allMatch(choice -> isOption(choice, options)),
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
