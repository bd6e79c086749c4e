package io.plenary.services.registrations.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.FieldError;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.QuestionCondition;
import io.plenary.contracts.registrations.QuestionKind;
import io.plenary.contracts.registrations.QuestionOption;
import io.plenary.runtime.Faults;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerRulesTest {

    private static final UUID TYPE = UUID.randomUUID();
    private static final UUID OTHER_TYPE = UUID.randomUUID();
    private static final QuestionOption RED = new QuestionOption(new UUID(0, 1), "Red", null);
    private static final QuestionOption BLUE = new QuestionOption(new UUID(0, 2), "Blue", null);
    private static final QuestionOption GONE = new QuestionOption(new UUID(0, 3), "Green", true);

    private static Question question(int n, QuestionKind kind, boolean required, QuestionCondition condition) {
        return bounded(n, kind, required, condition, null, null);
    }

    private static Question bounded(
            int n, QuestionKind kind, boolean required, QuestionCondition condition, Long least, Long most) {
        boolean date = kind == QuestionKind.DATE;
        return new Question(
                new UUID(1, n),
                null,
                null,
                kind,
                "Question " + n,
                null,
                required,
                QuestionRules.hasOptions(kind) ? List.of(RED, BLUE, GONE) : List.of(),
                List.of(),
                condition,
                least,
                most,
                date ? LocalDate.of(2027, 5, 1) : null,
                date ? LocalDate.of(2027, 5, 31) : null,
                false,
                n,
                null,
                null,
                0);
    }

    private static Map<UUID, List<String>> kept(
            Faults faults, List<Question> questions, Map<UUID, List<String>> given) {
        return AnswerRules.kept(faults, "/answers", questions, TYPE, given, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER, 7, ",
        "NUMBER, -3, ",
        "NUMBER, 1000000001, WHOLE_NUMBER",
        "NUMBER, 1.5, WHOLE_NUMBER",
        "NUMBER, 99999999999999999999, WHOLE_NUMBER",
        "CHOICE, 00000000-0000-0000-0000-000000000001, ",
        "CHOICE, 00000000-0000-0000-0000-000000000003, IMPOSSIBLE",
        "CHOICE, Red, IMPOSSIBLE",
        "SEVERAL, 00000000-0000-0000-0000-000000000002, ",
        "SEVERAL, 00000000-0000-0000-0000-000000000009, IMPOSSIBLE",
        "YES_NO, true, ",
        "YES_NO, false, ",
        "YES_NO, maybe, IMPOSSIBLE",
        "CONSENT, true, ",
        "CONSENT, false, REQUIRED",
        "DATE, 2027-05-18, ",
        "DATE, 2027-06-01, RANGE",
        "DATE, 2027-02-30, DAY",
        "DATE, +12027-02-03, DAY",
        "TEXT, ' ', REQUIRED",
        "TEXT, 'Nuts, and milk', ",
    })
    void anAnswerFitsItsKind(QuestionKind kind, String value, String fault) {
        Question question = question(1, kind, true, null);
        Faults faults = new Faults();

        kept(faults, List.of(question), Map.of(question.id(), List.of(value)));

        assertThat(faults.found())
                .extracting(FieldError::code)
                .containsExactlyElementsOf(fault == null ? List.of() : List.of(fault));
        assertThat(faults.found()).extracting(FieldError::pointer).allMatch(("/answers/" + question.id())::equals);
    }

    @Test
    void boundsAreOfCharactersNumbersAndChoices() {
        Question text = bounded(1, QuestionKind.TEXT, false, null, 3L, 5L);
        Question number = bounded(2, QuestionKind.NUMBER, false, null, 1L, 9L);
        Question several = bounded(3, QuestionKind.SEVERAL, false, null, 1L, 1L);
        Map<UUID, List<String>> given = Map.of(
                text.id(), List.of("ab"),
                number.id(), List.of("10"),
                several.id(), List.of(RED.id().toString(), BLUE.id().toString()));
        Faults faults = new Faults();

        kept(faults, List.of(text, number, several), given);

        assertThat(faults.found())
                .extracting(FieldError::code)
                .containsExactly("TOO_SHORT", "WHOLE_NUMBER", "TOO_MANY");
    }

    @Test
    void whatWasWithdrawnMayBeKeptByThoseWhoChoseIt() {
        Question question = question(1, QuestionKind.CHOICE, true, null);
        Map<UUID, List<String>> chosen = Map.of(question.id(), List.of(GONE.id().toString()));
        Faults faults = new Faults();

        assertThat(AnswerRules.kept(faults, "", List.of(question), TYPE, chosen, chosen))
                .isEqualTo(chosen);
        assertThat(faults.found()).isEmpty();
    }

    @Test
    void whatIsUnknownIsAFaultAndWhatIsForOtherTicketsIsDropped() {
        Question question = question(1, QuestionKind.TEXT, true, null);
        Question other = new Question(
                new UUID(1, 2),
                null,
                null,
                QuestionKind.TEXT,
                "For others",
                null,
                true,
                List.of(),
                List.of(OTHER_TYPE),
                null,
                null,
                null,
                null,
                null,
                false,
                2,
                null,
                null,
                0);
        UUID unknown = UUID.randomUUID();
        Faults faults = new Faults();
        Map<UUID, List<String>> given =
                Map.of(question.id(), List.of(" Ada "), other.id(), List.of("Bo"), unknown, List.of("Cy"));

        assertThat(kept(faults, List.of(question, other), given)).isEqualTo(Map.of(question.id(), List.of("Ada")));
        assertThat(faults.found())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/answers/" + unknown, "UNKNOWN_REFERENCE"));
    }

    /** Each question may depend on one before it; what is kept is compared with what is worked out from the first to the last. */
    @Property(tries = 300)
    void aQuestionIsAskedWhereAllThatItDependsOnHolds(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 40) Integer> shape,
            @ForAll @IntRange(min = 0, max = 4095) int yes,
            @ForAll @IntRange(min = 0, max = 4095) int silent) {
        List<Question> questions = new ArrayList<>();
        Map<UUID, List<String>> given = new HashMap<>();
        Set<UUID> asked = new HashSet<>();
        for (int i = 0; i < shape.size(); i++) {
            int parent = shape.get(i) % (i + 1) - 1;
            String wanted = Boolean.toString(shape.get(i) % 2 == 0);
            QuestionCondition condition =
                    parent < 0 ? null : new QuestionCondition(new UUID(1, parent), List.of(wanted));
            Question question = question(i, QuestionKind.YES_NO, true, condition);
            questions.add(question);
            if ((silent >> i & 1) == 0) {
                given.put(question.id(), List.of(Boolean.toString((yes >> i & 1) == 1)));
            }
            boolean holds = condition == null
                    || asked.contains(condition.questionId())
                            && given.getOrDefault(condition.questionId(), List.of())
                                    .contains(wanted);
            if (holds) {
                asked.add(question.id());
            }
        }
        java.util.Collections.reverse(questions);
        Faults faults = new Faults();

        Map<UUID, List<String>> kept = kept(faults, questions, given);

        Set<UUID> answered = new HashSet<>(asked);
        answered.retainAll(given.keySet());
        assertThat(kept.keySet()).isEqualTo(answered);
        asked.removeAll(given.keySet());
        assertThat(faults.found().stream().map(FieldError::pointer).collect(Collectors.toSet()))
                .isEqualTo(asked.stream().map(id -> "/answers/" + id).collect(Collectors.toSet()));
        assertThat(AnswerRules.lacks(questions, TYPE, given)).isEqualTo(!asked.isEmpty());
        assertThat(kept(new Faults(), questions, kept)).as("kept again").isEqualTo(kept);
    }
}
