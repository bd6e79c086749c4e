package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.QuestionCondition;
import io.plenary.contracts.registrations.QuestionKind;
import io.plenary.contracts.registrations.QuestionOption;
import io.plenary.runtime.Faults;
import io.vertx.serviceproxy.ServiceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who is asked what, and what is an answer to it. */
public final class AnswerRules {

    static final String YES = "true";
    static final String NO = "false";

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,12}");
    private static final int FIRST_YEAR = 1_900;
    private static final int LAST_YEAR = 2_199;

    private AnswerRules() {}

    /** The questions that whoever has a ticket of the type is asked, given these answers: each whose condition holds. */
    static List<Question> asked(List<Question> questions, UUID ticketTypeId, Map<UUID, List<String>> answers) {
        Map<UUID, Question> byId = QuestionRules.byId(questions);
        Map<UUID, Boolean> known = new HashMap<>();
        return questions.stream()
                .filter(question -> isAsked(question, ticketTypeId, answers, byId, known))
                .toList();
    }

    private static boolean isAsked(
            Question question,
            UUID type,
            Map<UUID, List<String>> answers,
            Map<UUID, Question> byId,
            Map<UUID, Boolean> known) {
        Boolean before = known.get(question.id());
        if (before != null) {
            return before;
        }
        // Of those that depend on each other in a circle, which are not kept, none is asked.
        known.put(question.id(), false);
        boolean asked = isFor(question, type) && holds(question.condition(), type, answers, byId, known);
        known.put(question.id(), asked);
        return asked;
    }

    public static boolean isFor(Question question, UUID type) {
        return question.ticketTypeIds().isEmpty() || question.ticketTypeIds().contains(type);
    }

    private static boolean holds(
            QuestionCondition condition,
            UUID type,
            Map<UUID, List<String>> answers,
            Map<UUID, Question> byId,
            Map<UUID, Boolean> known) {
        if (condition == null) {
            return true;
        }
        Question other = byId.get(condition.questionId());
        return other != null
                && answers.getOrDefault(other.id(), List.of()).stream().anyMatch(condition.values()::contains)
                && isAsked(other, type, answers, byId, known);
    }

    /**
     * What is kept of the answers of a ticket: those to questions that are asked.
     *
     * @param at the pointer to them
     * @param before what was answered until now: whoever chose what was withdrawn since may keep it
     */
    public static Map<UUID, List<String>> kept(
            Faults faults,
            String at,
            List<Question> questions,
            UUID ticketTypeId,
            Map<UUID, List<String>> given,
            Map<UUID, List<String>> before) {
        Map<UUID, Question> byId = QuestionRules.byId(questions);
        Map<UUID, List<String>> answers = new HashMap<>();
        given.forEach((id, values) -> {
            Question question = byId.get(id);
            faults.check(question != null, at + "/" + id, Fault.UNKNOWN_REFERENCE);
            List<String> tidied = question == null ? List.of() : tidied(question, values);
            if (!tidied.isEmpty()) {
                answers.put(id, tidied);
            }
        });
        Map<UUID, List<String>> kept = new LinkedHashMap<>();
        for (Question question : asked(questions, ticketTypeId, answers)) {
            List<String> values = answers.get(question.id());
            String pointer = at + "/" + question.id();
            if (values == null) {
                faults.check(!question.required(), pointer, Fault.REQUIRED);
            } else {
                check(faults, pointer, question, values, before.getOrDefault(question.id(), List.of()));
                kept.put(question.id(), values);
            }
        }
        return kept;
    }

    /** Of what was answered elsewhere that which is an answer here, to questions that are asked. Nothing is required. */
    public static Map<UUID, List<String>> taken(
            List<Question> questions, UUID ticketTypeId, Map<UUID, List<String>> given) {
        Map<UUID, List<String>> answers = new LinkedHashMap<>();
        for (Question question : questions) {
            List<String> values = tidied(question, given.get(question.id()));
            Faults faults = new Faults();
            if (!values.isEmpty()) {
                check(faults, "", question, values, List.of());
            }
            if (!values.isEmpty() && faults.found().isEmpty()) {
                answers.put(question.id(), values);
            }
        }
        Set<UUID> asked = asked(questions, ticketTypeId, answers).stream()
                .map(Question::id)
                .collect(Collectors.toSet());
        answers.keySet().retainAll(asked);
        return answers;
    }

    /** Nothing that reads as if nobody had answered: no blanks, and no consent that was not given. */
    private static List<String> tidied(Question question, List<String> values) {
        return values == null
                ? List.of()
                : values.stream()
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .filter(value -> question.kind() != QuestionKind.CONSENT || !value.equals(NO))
                        .map(value -> question.kind() == QuestionKind.NUMBER ? plain(value) : value)
                        .toList();
    }

    private static String plain(String number) {
        return NUMBER.matcher(number).matches() ? Long.toString(Long.parseLong(number)) : number;
    }

    private static void check(Faults faults, String at, Question question, List<String> values, List<String> before) {
        if (question.kind() == QuestionKind.SEVERAL) {
            checkSeveral(faults, at, question, values, before);
            return;
        }
        faults.check(values.size() == 1, at, Fault.TOO_MANY, Map.of("most", 1));
        String value = values.get(0);
        switch (question.kind()) {
            case TEXT -> checkText(faults, at, question, value);
            case NUMBER -> checkNumber(faults, at, question, value);
            case DATE -> checkDay(faults, at, question, value);
            case CHOICE -> faults.check(isOption(question, value, before), at, Fault.IMPOSSIBLE);
            case YES_NO -> faults.check(value.equals(YES) || value.equals(NO), at, Fault.IMPOSSIBLE);
            default -> faults.check(value.equals(YES), at, Fault.IMPOSSIBLE);
        }
    }

    private static void checkSeveral(
            Faults faults, String at, Question question, List<String> values, List<String> before) {
        Set<String> distinct = new HashSet<>(values);
        long least = question.least() == null ? 0 : question.least();
        long most = question.most() == null ? QuestionRules.MOST_OPTIONS : question.most();
        faults.check(distinct.size() == values.size(), at, Fault.GIVEN_TWICE)
                .check(distinct.stream().allMatch(value -> isOption(question, value, before)), at, Fault.IMPOSSIBLE)
                .check(values.size() >= least, at, Fault.TOO_FEW, Map.of("least", least))
                .check(values.size() <= most, at, Fault.TOO_MANY, Map.of("most", most));
    }

    private static boolean isOption(Question question, String value, List<String> before) {
        return question.options().stream()
                .filter(option -> option.withdrawn() == null
                        || before.contains(option.id().toString()))
                .map(QuestionOption::id)
                .anyMatch(id -> id.toString().equals(value));
    }

    private static void checkText(Faults faults, String at, Question question, String value) {
        long least = question.least() == null ? 0 : question.least();
        int most = question.most() == null ? QuestionRules.LONGEST_TEXT : Math.toIntExact(question.most());
        faults.text(at, value, most).check(value.length() >= least, at, Fault.TOO_SHORT, Map.of("least", least));
    }

    private static void checkNumber(Faults faults, String at, Question question, String value) {
        long least = question.least() == null ? -QuestionRules.LARGEST_NUMBER : question.least();
        long most = question.most() == null ? QuestionRules.LARGEST_NUMBER : question.most();
        boolean fits =
                NUMBER.matcher(value).matches() && Long.parseLong(value) >= least && Long.parseLong(value) <= most;
        faults.check(fits, at, Fault.WHOLE_NUMBER, Map.of("least", least, "most", most));
    }

    private static void checkDay(Faults faults, String at, Question question, String value) {
        LocalDate day = day(value);
        boolean usual = day != null && isUsual(day);
        boolean early = usual && question.earliest() != null && day.isBefore(question.earliest());
        boolean late = usual && question.latest() != null && day.isAfter(question.latest());
        LocalDate least = question.earliest() == null ? LocalDate.of(FIRST_YEAR, 1, 1) : question.earliest();
        LocalDate most = question.latest() == null ? LocalDate.of(LAST_YEAR, 12, 31) : question.latest();
        faults.check(usual, at, Fault.DAY)
                .check(!early && !late, at, Fault.RANGE, Map.of("least", least, "most", most));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** @param day null for none, which is as good */
    static boolean isUsual(LocalDate day) {
        return day == null || day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    /** Whether an answer is missing that is required. */
    public static boolean lacks(List<Question> questions, UUID ticketTypeId, Map<UUID, List<String>> answers) {
        return asked(questions, ticketTypeId, answers).stream()
                .filter(Question::required)
                .map(Question::id)
                .collect(Collectors.toSet())
                .stream()
                .anyMatch(id -> !answers.containsKey(id));
    }

    /**
     * Whoever has the order answers until the conference begins: from then on doors and kitchens go by it. Who buys later than that
     * answers until they have confirmed. Whoever sells may mend an answer at any time.
     */
    public static boolean isOpen(Caller caller, Order order, Conference conference, Instant now) {
        boolean ended = order.state() == OrderState.EXPIRED || order.state() == OrderState.CANCELLED;
        Instant begin = conference
                .startDate()
                .atStartOfDay(ZoneId.of(conference.timeZone()))
                .toInstant();
        return !ended
                && order.email() != null
                && (order.state() == OrderState.RESERVED
                        || now.isBefore(begin)
                        || caller.has(Right.TICKETS_MANAGE, order.organizationId(), order.conferenceId()));
    }

    public static ServiceException closed() {
        return Refusal.CONFLICT.because("ANSWERS_CLOSED", "The conference has begun. Ask the organizers to change it.");
    }

    public static ServiceException missing() {
        return Refusal.CONFLICT.because("ANSWERS_MISSING", "Answer first what has to be answered for each ticket.");
    }
}
