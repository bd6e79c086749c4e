package io.plenary.services.program.exchange.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.services.program.exchange.imports.PaperProgram.Talk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SessionMatchesTest {

    private static final String GUID = "7b0f781c-0000-4000-8000-000000000001";
    private static final String OTHER = "7b0f781c-0000-4000-8000-000000000002";

    private final PaperProgram program = new PaperProgram();

    /** Files in which ids are missing and repeated; only all facts together tell one talk from another. */
    @Provide
    Arbitrary<List<Talk>> files() {
        Arbitrary<Talk> talks = Combinators.combine(
                        Arbitraries.of(GUID, OTHER).injectNull(0.3),
                        Arbitraries.of(7, 8, 9).injectNull(0.2),
                        Arbitraries.of("Opening", "Rust in practice", "Forensics in practice", "Lunch"),
                        Arbitraries.integers().between(9, 14),
                        Arbitraries.of("Hall", "Lab"),
                        Arbitraries.of("Ada", "Ben", "Cleo", "Dora")
                                .list()
                                .ofMaxSize(2)
                                .uniqueElements())
                .as(Talk::new);
        return talks.list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .uniqueElements(talk -> List.of(talk.title(), talk.hour(), talk.room(), List.copyOf(talk.persons())));
    }

    @Property(tries = 60)
    void theOrderOfAFileMovesNoIdentity(@ForAll("files") List<Talk> file, @ForAll Random random) {
        PaperProgram paper = new PaperProgram();
        paper.take(file);
        Map<String, String> before = paper.identities();

        ImportPlan again = paper.take(shuffled(file, random));

        assertThat(again.isEmpty()).isTrue();
        assertThat(paper.identities()).isEqualTo(before);
    }

    @Property(tries = 60)
    void whatAFileLeavesOutIsCancelledAndNothingElse(@ForAll("files") List<Talk> file, @ForAll Random random) {
        PaperProgram paper = new PaperProgram();
        List<Talk> rest = shuffled(file, random);
        paper.take(file);
        Talk gone = rest.remove(0);

        ImportPlan plan = paper.take(rest.isEmpty() ? file : rest);

        if (!rest.isEmpty()) {
            assertThat(plan.created).isEmpty();
            assertThat(plan.updated).isEmpty();
            assertThat(plan.cancelled)
                    .singleElement()
                    .satisfies(
                            cancelled -> assertThat(cancelled.before().title()).isEqualTo(gone.title()))
                    .satisfies(cancelled -> assertThat(cancelled.before().speakers())
                            .extracting("name")
                            .containsExactlyElementsOf(gone.persons()));
        }
    }

    @Property(tries = 60)
    void aNumberIsKeptForEver(
            @ForAll("files") List<Talk> file, @ForAll("files") List<Talk> next, @ForAll Random random) {
        PaperProgram paper = new PaperProgram();
        Map<UUID, Integer> given = new HashMap<>();
        for (List<Talk> taken : List.of(file, next, shuffled(file, random), shuffled(next, random))) {
            paper.take(taken);
            Map<UUID, Integer> numbers = new HashMap<>();
            paper.sessions().forEach(session -> numbers.put(session.id(), session.number()));

            assertThat(numbers).containsAllEntriesOf(given);
            assertThat(numbers.values()).doesNotHaveDuplicates();
            given = numbers;
        }
    }

    private static List<Talk> shuffled(List<Talk> file, Random random) {
        List<Talk> shuffled = new ArrayList<>(file);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    @Example
    void anotherTalkUnderASharedIdIsNew() {
        program.take(List.of(talk("Opening", 9), talk("Closing", 18)));

        ImportPlan plan = program.take(List.of(talk("Closing", 18), talk("Compilers", 12)));

        assertThat(plan.created)
                .extracting(created -> created.session().title())
                .containsExactly("Compilers");
        assertThat(plan.cancelled)
                .extracting(cancelled -> cancelled.before().title())
                .containsExactly("Opening");
    }

    @Example
    void aTalkThatMovesOrIsRevisedUnderASharedIdIsStillTheSame() {
        program.take(List.of(talk("Opening", 9), talk("Rust in practice", 10), talk("Closing", 18)));
        UUID opening = id("Opening");
        UUID rust = id("Rust in practice");

        program.take(List.of(talk("Rust in practice", 11), talk("Opening and welcome", 9), talk("Closing", 18)));

        assertThat(id("Opening and welcome")).isEqualTo(opening);
        assertThat(id("Rust in practice")).isEqualTo(rust);
        assertThat(program.sessions()).hasSize(3);
    }

    @Example
    void ofTalksWithOneTitleTheNearestInTimeMoves() {
        program.take(List.of(talk("Lunch", 11), talk("Lunch", 13), talk("Closing", 18)));
        UUID second = program.sessions().stream()
                .filter(session -> session.slot().start().toString().contains("T12"))
                .findFirst()
                .orElseThrow()
                .id();

        program.take(List.of(talk("Lunch", 14), talk("Closing", 18)));

        assertThat(program.sessions())
                .filteredOn(session -> session.title().equals("Lunch"))
                .filteredOn(session -> session.status() == SessionStatus.CONFIRMED)
                .extracting(Session::id)
                .containsExactly(second);
    }

    @Example
    void aSharedIdThatIsMendedLeavesEachTalkItsIdentity() {
        program.take(List.of(talk("Opening", 9), talk("Closing", 18)));
        UUID opening = id("Opening");
        UUID closing = id("Closing");

        program.take(List.of(new Talk(OTHER, 8, "Closing", 18, "Hall", List.of()), talk("Opening", 9)));

        assertThat(id("Opening")).isEqualTo(opening);
        assertThat(id("Closing")).isEqualTo(closing);
        assertThat(program.sessions()).hasSize(2);
    }

    @Example
    void anIdOfItsOwnDecidesAloneWhateverElseChanges() {
        program.take(List.of(talk("Opening", 9)));
        UUID opening = id("Opening");

        program.take(List.of(new Talk(GUID, 7, "Keynote", 15, "Lab", List.of("Ada"))));

        assertThat(id("Keynote")).isEqualTo(opening);
    }

    private static Talk talk(String title, int hour) {
        return new Talk(GUID, 7, title, hour, "Hall", List.of());
    }

    private UUID id(String title) {
        return program.sessions().stream()
                .filter(session -> session.title().equals(title))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
