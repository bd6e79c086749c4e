package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.QuestionCondition;
import io.plenary.contracts.registrations.QuestionKind;
import io.plenary.contracts.registrations.QuestionOption;
import io.plenary.runtime.Faults;
import io.vertx.serviceproxy.ServiceException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may be asked. */
public final class QuestionRules {

    /** Of a conference. */
    public static final int MOST = 100;

    static final int LONGEST_TEXT = 1_000;
    static final long LARGEST_NUMBER = 1_000_000_000;
    static final int MOST_OPTIONS = 50;
    private static final int LONGEST_LABEL = 300;
    private static final int LONGEST_HELP = 2_000;
    private static final int LONGEST_OPTION = 200;
    private static final Set<QuestionKind> WITH_OPTIONS = EnumSet.of(QuestionKind.CHOICE, QuestionKind.SEVERAL);
    private static final Set<QuestionKind> WITH_BOUNDS =
            EnumSet.of(QuestionKind.TEXT, QuestionKind.NUMBER, QuestionKind.SEVERAL);

    private QuestionRules() {}

    public static boolean hasOptions(QuestionKind kind) {
        return WITH_OPTIONS.contains(kind);
    }

    public static void check(Question question) {
        Faults faults = new Faults()
                .check(question.id() != null, "/id", Fault.REQUIRED)
                .check(question.kind() != null, "/kind", Fault.REQUIRED)
                .required("/label", question.label(), LONGEST_LABEL)
                .text("/help", question.help(), LONGEST_HELP);
        range(faults, "/position", question.position(), 0, Prices.WHOLE);
        checkTypes(faults, question.ticketTypeIds());
        if (question.kind() != null) {
            checkOptions(faults, question);
            checkBounds(faults, question);
            checkDays(faults, question);
        }
        faults.refuseIfAny("The question cannot be kept.");
    }

    private static void checkTypes(Faults faults, List<UUID> types) {
        faults.check(
                        types.size() <= TicketRules.MOST,
                        "/ticketTypeIds",
                        Fault.TOO_MANY,
                        Map.of("most", TicketRules.MOST))
                .check(new HashSet<>(types).size() == types.size(), "/ticketTypeIds", Fault.GIVEN_TWICE);
    }

    /** Those that were withdrawn do not count: they are of no choice. */
    private static void checkOptions(Faults faults, Question question) {
        List<QuestionOption> options = question.options();
        if (!hasOptions(question.kind())) {
            faults.check(options.isEmpty(), "/options", Fault.IMPOSSIBLE);
            return;
        }
        long open =
                options.stream().filter(option -> option.withdrawn() == null).count();
        faults.check(open >= 1, "/options", Fault.TOO_FEW, Map.of("least", 1))
                .check(open <= MOST_OPTIONS, "/options", Fault.TOO_MANY, Map.of("most", MOST_OPTIONS));
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < options.size(); i++) {
            faults.check(options.get(i).id() != null, "/options/" + i + "/id", Fault.REQUIRED)
                    .check(ids.add(options.get(i).id()), "/options/" + i + "/id", Fault.GIVEN_TWICE)
                    .required("/options/" + i + "/label", options.get(i).label(), LONGEST_OPTION);
        }
    }

    private static void checkBounds(Faults faults, Question question) {
        if (!WITH_BOUNDS.contains(question.kind())) {
            faults.check(question.least() == null, "/least", Fault.IMPOSSIBLE)
                    .check(question.most() == null, "/most", Fault.IMPOSSIBLE);
            return;
        }
        long lowest = question.kind() == QuestionKind.NUMBER ? -LARGEST_NUMBER : 0;
        long highest =
                switch (question.kind()) {
                    case NUMBER -> LARGEST_NUMBER;
                    case TEXT -> LONGEST_TEXT;
                    default -> MOST_OPTIONS;
                };
        long least = question.least() == null ? lowest : question.least();
        range(faults, "/least", least, lowest, highest);
        // What is at most nothing asks for nothing.
        long from = question.kind() == QuestionKind.NUMBER ? least : Math.max(1, least);
        range(faults, "/most", question.most() == null ? highest : question.most(), from, highest);
    }

    private static void checkDays(Faults faults, Question question) {
        if (question.kind() != QuestionKind.DATE) {
            faults.check(question.earliest() == null, "/earliest", Fault.IMPOSSIBLE)
                    .check(question.latest() == null, "/latest", Fault.IMPOSSIBLE);
            return;
        }
        boolean inOrder = question.earliest() == null
                || question.latest() == null
                || !question.latest().isBefore(question.earliest());
        faults.check(AnswerRules.isUsual(question.earliest()), "/earliest", Fault.DAY)
                .check(AnswerRules.isUsual(question.latest()), "/latest", Fault.DAY)
                .check(inOrder, "/latest", Fault.BEFORE_OTHER, Map.of("other", "earliest"));
    }

    static void range(Faults faults, String pointer, long value, long least, long most) {
        faults.check(
                value >= least && value <= most, pointer, Fault.WHOLE_NUMBER, Map.of("least", least, "most", most));
    }

    /**
     * That a question depends on another one of the conference, by answers it can have, and never on itself.
     *
     * @param others all of the conference; the question itself may be among them as it was
     */
    public static void checkCondition(Question question, List<Question> others) {
        QuestionCondition condition = question.condition();
        if (condition == null) {
            return;
        }
        Map<UUID, Question> byId = byId(others);
        Question other = byId.get(condition.questionId());
        boolean circle = condition.questionId() != null && leadsTo(condition.questionId(), question.id(), byId);
        Set<String> possible = other == null ? Set.of() : possible(other);
        new Faults()
                .check(condition.questionId() != null, "/condition/questionId", Fault.REQUIRED)
                .check(
                        condition.questionId() == null || other != null || circle,
                        "/condition/questionId",
                        Fault.UNKNOWN_REFERENCE)
                .check(!circle && (other == null || !possible.isEmpty()), "/condition/questionId", Fault.IMPOSSIBLE)
                .check(!condition.values().isEmpty(), "/condition/values", Fault.TOO_FEW, Map.of("least", 1))
                .check(
                        circle || possible.isEmpty() || possible.containsAll(condition.values()),
                        "/condition/values",
                        Fault.IMPOSSIBLE)
                .check(
                        new HashSet<>(condition.values()).size()
                                == condition.values().size(),
                        "/condition/values",
                        Fault.GIVEN_TWICE)
                .refuseIfAny("The question cannot be kept.");
    }

    private static boolean leadsTo(UUID from, UUID target, Map<UUID, Question> byId) {
        Set<UUID> passed = new HashSet<>();
        UUID at = from;
        while (at != null && passed.add(at)) {
            if (at.equals(target)) {
                return true;
            }
            Question question = byId.get(at);
            at = question == null || question.condition() == null
                    ? null
                    : question.condition().questionId();
        }
        return false;
    }

    /** The answers on which another question may depend. */
    private static Set<String> possible(Question question) {
        return switch (question.kind()) {
            case CHOICE, SEVERAL ->
                question.options().stream()
                        .map(option -> option.id().toString())
                        .collect(Collectors.toSet());
            case YES_NO -> Set.of(AnswerRules.YES, AnswerRules.NO);
            case CONSENT -> Set.of(AnswerRules.YES);
            default -> Set.of();
        };
    }

    static Map<UUID, Question> byId(List<Question> questions) {
        return questions.stream().collect(Collectors.toMap(Question::id, Function.identity()));
    }

    /** Types that are gone since may stay. */
    public static void requireTypes(Question question, Set<UUID> known, List<UUID> before) {
        boolean all = question.ticketTypeIds().stream().allMatch(type -> known.contains(type) || before.contains(type));
        new Faults().check(all, "/ticketTypeIds", Fault.UNKNOWN_REFERENCE).refuseIfAny("The question cannot be kept.");
    }

    /**
     * The options as they are wanted, and after them those that are left out but needed.
     *
     * @param needed ids of options that were chosen, or that another question depends on
     */
    public static List<QuestionOption> options(
            List<QuestionOption> wanted, List<QuestionOption> before, Set<String> needed) {
        Set<UUID> given = wanted.stream().map(QuestionOption::id).collect(Collectors.toSet());
        Stream<QuestionOption> open =
                wanted.stream().map(option -> new QuestionOption(option.id(), option.label(), null));
        Stream<QuestionOption> withdrawn = before.stream()
                .filter(option -> !given.contains(option.id())
                        && needed.contains(option.id().toString()))
                .map(option -> new QuestionOption(option.id(), option.label(), true));
        return Stream.concat(open, withdrawn).toList();
    }

    /** What of the options others depend on. */
    public static Set<String> needed(UUID questionId, List<Question> others) {
        List<String> needed = new ArrayList<>();
        others.stream()
                .map(Question::condition)
                .filter(condition -> condition != null && condition.questionId().equals(questionId))
                .forEach(condition -> needed.addAll(condition.values()));
        return Set.copyOf(needed);
    }

    public static void requireUnneeded(UUID questionId, List<Question> others) {
        boolean needed = others.stream()
                .map(Question::condition)
                .anyMatch(
                        condition -> condition != null && condition.questionId().equals(questionId));
        if (needed) {
            throw Refusal.CONFLICT.because("QUESTION_NEEDED", "Another question is asked by its answers.");
        }
    }

    public static ServiceException answered(long answers) {
        return Refusal.CONFLICT.because("QUESTION_ANSWERED", "With the question " + answers + " answers would go.");
    }

    public static ServiceException noSuchQuestion() {
        return Refusal.NOT_FOUND.because("There is no such question.");
    }
}
