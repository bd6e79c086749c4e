package io.plenary.web.rest;

import io.plenary.contracts.registrations.Attendance;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.QuestionOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A column for each question of a conference, with what people read of its answers.
 *
 * @param questions in their order
 */
record AnswerColumns(List<Question> questions) {

    List<String> names() {
        return questions.stream().map(Question::label).toList();
    }

    /** One for each question, empty where it has no answer. @param attendance null where nothing is known */
    List<String> of(Attendance attendance) {
        return questions.stream()
                .map(question -> attendance == null
                        ? ""
                        : attendance.answers().getOrDefault(question.id(), List.of()).stream()
                                .map(value -> words(question, value))
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    private static String words(Question question, String value) {
        return switch (question.kind()) {
            case CHOICE, SEVERAL -> label(question, value);
            case YES_NO, CONSENT -> value.equals("true") ? "yes" : "no";
            default -> value;
        };
    }

    private static String label(Question question, String value) {
        return question.options().stream()
                .filter(option -> option.id().equals(value))
                .map(QuestionOption::label)
                .findFirst()
                .orElse(value);
    }
}
