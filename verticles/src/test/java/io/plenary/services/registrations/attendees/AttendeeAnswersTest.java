package io.plenary.services.registrations.attendees;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.registrations.AttendeeAnswerColumn;
import io.plenary.contracts.registrations.AttendeeFinding;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.QuestionCondition;
import io.plenary.contracts.registrations.QuestionKind;
import io.plenary.contracts.registrations.QuestionOption;
import io.plenary.contracts.registrations.TicketType;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttendeeAnswersTest {

    private static final QuestionOption VEGAN = new QuestionOption(UUID.randomUUID(), "Vegan", null);
    private static final QuestionOption NUTS = new QuestionOption(UUID.randomUUID(), "No nuts, please", null);
    private static final QuestionOption GONE = new QuestionOption(UUID.randomUUID(), "Raw", true);
    private static final TicketType TYPE = AttendeeReadingTest.type(UUID.randomUUID());

    private static Question question(QuestionKind kind, QuestionCondition condition) {
        boolean chosen = kind == QuestionKind.CHOICE || kind == QuestionKind.SEVERAL;
        return new Question(
                UUID.randomUUID(),
                null,
                null,
                kind,
                "Diet",
                null,
                true,
                chosen ? List.of(VEGAN, NUTS, GONE) : List.of(),
                List.of(),
                condition,
                null,
                null,
                null,
                null,
                false,
                0,
                null,
                null,
                1);
    }

    private static AttendeeAnswers.Read read(List<Question> questions, String... cells) {
        List<AttendeeAnswerColumn> columns = IntStream.range(0, questions.size())
                .mapToObj(
                        column -> new AttendeeAnswerColumn(questions.get(column).id(), column))
                .toList();
        return new AttendeeAnswers(columns, questions).read(TYPE, List.of(cells));
    }

    private static List<String> answer(QuestionKind kind, String cell) {
        Question question = question(kind, null);
        return read(List.of(question), cell).answers().getOrDefault(question.id(), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, Quay Ltd., Quay Ltd.",
        "NUMBER, 07, 7",
        "DATE, 2027-05-19, 2027-05-19",
        "YES_NO, Ja, true",
        "YES_NO, no, false",
        "CONSENT, x, true"
    })
    void readsAnswersAsPeopleWriteThem(QuestionKind kind, String cell, String answer) {
        assertThat(answer(kind, cell)).containsExactly(answer);
    }

    @Test
    void knowsOptionsByWhatTheyAreCalled() {
        assertThat(answer(QuestionKind.CHOICE, " vegan "))
                .containsExactly(VEGAN.id().toString());
        assertThat(answer(QuestionKind.SEVERAL, "No nuts, please"))
                .containsExactly(NUTS.id().toString());
        assertThat(answer(QuestionKind.SEVERAL, "Vegan; no nuts, please"))
                .containsExactly(VEGAN.id().toString(), NUTS.id().toString());
        assertThat(answer(QuestionKind.CHOICE, "Raw")).isEmpty();
    }

    @Test
    void saysWhatIsNoAnswerAndTakesTheOthers() {
        List<Question> questions = List.of(question(QuestionKind.NUMBER, null), question(QuestionKind.TEXT, null));

        AttendeeAnswers.Read read = read(questions, "seven", "Quay");

        assertThat(read.answers()).containsOnlyKeys(questions.get(1).id());
        assertThat(read.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("ANSWER_LEFT_OUT");
            assertThat(finding.column()).isZero();
            assertThat(finding.params()).containsEntry("value", "seven");
        });
    }

    @Test
    void takesNoAnswerToWhatIsNotAsked() {
        Question first = question(QuestionKind.YES_NO, null);
        Question second = question(QuestionKind.TEXT, new QuestionCondition(first.id(), List.of("true")));

        assertThat(read(List.of(first, second), "no", "Quay").findings())
                .extracting(AttendeeFinding::code)
                .containsExactly("ANSWER_LEFT_OUT");
        assertThat(read(List.of(first, second), "yes", "Quay").answers()).hasSize(2);
    }

    @Test
    void takesWhoDidNotConsentForSomebodyWhoDidNotAnswer() {
        AttendeeAnswers.Read read = read(List.of(question(QuestionKind.CONSENT, null)), "no");

        assertThat(read.answers()).isEmpty();
        assertThat(read.findings()).isEmpty();
    }
}
