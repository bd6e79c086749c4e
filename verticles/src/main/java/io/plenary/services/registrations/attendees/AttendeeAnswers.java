package io.plenary.services.registrations.attendees;

import io.plenary.contracts.registrations.AttendeeAnswerColumn;
import io.plenary.contracts.registrations.AttendeeFinding;
import io.plenary.contracts.registrations.AttendeeFindingCode;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.QuestionOption;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.tickets.AnswerRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the lines of a file answer to the questions of a conference: options by what they are called, yes and no in several words. */
final class AttendeeAnswers {

    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "x", "✓", "ja", "j", "wahr");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "-", "nein", "falsch");
    private static final List<Pattern> SEPARATORS =
            Stream.of("[;|\n]", ",").map(Pattern::compile).toList();

    /** @param findings what was left out */
    record Read(Map<UUID, List<String>> answers, List<AttendeeFinding> findings) {}

    private final List<AttendeeAnswerColumn> columns;
    private final List<Question> questions;
    private final Map<UUID, Question> byId;

    AttendeeAnswers(List<AttendeeAnswerColumn> columns, List<Question> questions) {
        this.columns = columns;
        this.questions = questions;
        this.byId = questions.stream().collect(Collectors.toMap(Question::id, Function.identity()));
    }

    /** @param cells of the line */
    Read read(TicketType type, List<String> cells) {
        Map<UUID, List<String>> given = new HashMap<>();
        columns.forEach(one -> {
            Question question = byId.get(one.questionId());
            if (question != null && !cell(cells, one).isEmpty()) {
                given.put(question.id(), values(question, cell(cells, one)));
            }
        });
        Map<UUID, List<String>> answers = AnswerRules.taken(questions, type.id(), given);
        List<AttendeeFinding> findings = new ArrayList<>();
        columns.stream()
                .filter(one -> isLeftOut(given.get(one.questionId()), answers.get(one.questionId())))
                .forEach(one -> findings.add(AttendeeFinding.of(
                        AttendeeFindingCode.ANSWER_LEFT_OUT,
                        Map.of(
                                "value",
                                cell(cells, one),
                                "question",
                                byId.get(one.questionId()).label()),
                        one.column())));
        return new Read(answers, findings);
    }

    /** Who did not consent has not answered. */
    private static boolean isLeftOut(List<String> given, List<String> taken) {
        return given != null && taken == null && !given.equals(List.of("false"));
    }

    private static String cell(List<String> cells, AttendeeAnswerColumn one) {
        return one.column() < cells.size() ? cells.get(one.column()).strip() : "";
    }

    private static List<String> values(Question question, String text) {
        return switch (question.kind()) {
            case CHOICE -> List.of(option(question, text));
            case SEVERAL -> options(question, text);
            case YES_NO, CONSENT -> List.of(yesOrNo(text));
            default -> List.of(text);
        };
    }

    private static String yesOrNo(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return YES.contains(word) ? "true" : NO.contains(word) ? "false" : text;
    }

    /** Whole, where an option is called so; else divided by what divides it into options. */
    private static List<String> options(Question question, String text) {
        List<String> whole = List.of(option(question, text));
        return whole.get(0).equals(text)
                ? SEPARATORS.stream()
                        .map(separator -> parts(question, separator.split(text)))
                        .filter(parts -> parts.stream().allMatch(part -> isOption(question, part)))
                        .findFirst()
                        .orElse(whole)
                : whole;
    }

    private static List<String> parts(Question question, String[] parts) {
        return Stream.of(parts)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> option(question, part))
                .distinct()
                .toList();
    }

    private static boolean isOption(Question question, String id) {
        return question.options().stream()
                .anyMatch(option -> option.id().toString().equals(id));
    }

    /** The id of the option that is called so; the text itself where none is. */
    private static String option(Question question, String text) {
        return question.options().stream()
                .filter(option -> option.withdrawn() == null)
                .filter(option -> option.label().strip().equalsIgnoreCase(text))
                .map(QuestionOption::id)
                .map(UUID::toString)
                .findFirst()
                .orElse(text);
    }
}
