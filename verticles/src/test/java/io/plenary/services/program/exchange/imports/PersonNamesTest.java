package io.plenary.services.program.exchange.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Alice Example, ALICE EXAMPLE",
        "José Núñez, Jose Nunez",
        "Jürgen Groß, Juergen Gross",
        "Alice Example, Example Alice",
        "'Example, Alice', Alice Example",
        "Alice Example, Alice Maria Example",
        "Dr. Alice Example, Alice Example",
        "Jean-Luc Picard, Jean Luc Picard",
        "Søren Łukasz, Soren Lukasz",
        "山田 太郎, 太郎 山田",
    })
    void aCorrectedNameIsStillThePersons(String name, String other) {
        assertThat(PersonNames.areOfOne(name, other)).isTrue();
        assertThat(PersonNames.areOfOne(other, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Alice Example, Bob Beispiel",
        "Alice Example, Alice Beispiel",
        "Alice Example, Bob Example",
        "Alice, Alice Example",
        "Jan Meier, Jana Meier",
        "Ada, Adam",
        "🦊, 🐻",
    })
    void anotherNameIsAnotherPerson(String name, String other) {
        assertThat(PersonNames.areOfOne(name, other)).isFalse();
        assertThat(PersonNames.areOfOne(other, name)).isFalse();
    }
}
