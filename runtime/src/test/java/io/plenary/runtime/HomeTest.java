package io.plenary.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.ProgramHostService;
import io.plenary.contracts.program.ProgramService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HomeTest {

    private static final ToIntFunction<String> IDLE = node -> 0;
    private static final List<String> FOUR = nodes(4);
    private static final List<UUID> CONFERENCES =
            IntStream.range(0, 4_000).mapToObj(i -> new UUID(i, -i)).toList();

    private static List<String> nodes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new UUID(7, i).toString())
                .toList();
    }

    private static Map<UUID, String> homes(List<String> nodes) {
        return CONFERENCES.stream().collect(Collectors.toMap(id -> id, id -> new Home(id).choose(nodes, IDLE)));
    }

    private static long moved(Map<UUID, String> before, Map<UUID, String> after) {
        return CONFERENCES.stream()
                .filter(id -> !before.get(id).equals(after.get(id)))
                .count();
    }

    @Test
    void conferencesAreSpreadEvenly() {
        Map<String, Long> byNode =
                homes(FOUR).values().stream().collect(Collectors.groupingBy(node -> node, Collectors.counting()));

        assertThat(byNode).hasSize(4);
        assertThat(byNode.values()).allSatisfy(count -> assertThat(count).isBetween(900L, 1_100L));
    }

    @Test
    void allCallersFindTheSameHomeInWhateverOrderTheyKnowTheNodes() {
        List<String> backwards = new ArrayList<>(FOUR);
        Collections.reverse(backwards);

        assertThat(homes(backwards)).isEqualTo(homes(FOUR));
        assertThat(homes(Stream.concat(FOUR.stream(), FOUR.stream()).toList())).isEqualTo(homes(FOUR));
    }

    @Test
    void whoJoinsTakesItsShareAndNothingElseMoves() {
        List<String> five = nodes(5);
        Map<UUID, String> before = homes(FOUR);
        Map<UUID, String> after = homes(five);

        assertThat(moved(before, after)).isBetween(700L, 900L);
        assertThat(CONFERENCES)
                .filteredOn(id -> !before.get(id).equals(after.get(id)))
                .allMatch(id -> after.get(id).equals(five.get(4)));
    }

    @Test
    void ofWhoLeavesEverythingMovesAndNothingElse() {
        Map<UUID, String> before = homes(FOUR);
        Map<UUID, String> after = homes(FOUR.subList(1, 4));

        assertThat(CONFERENCES)
                .filteredOn(id -> !before.get(id).equals(after.get(id)))
                .hasSize((int)
                        before.values().stream().filter(FOUR.get(0)::equals).count())
                .allMatch(id -> before.get(id).equals(FOUR.get(0)));
        assertThat(after.values().stream().collect(Collectors.groupingBy(node -> node, Collectors.counting())))
                .hasSize(3)
                .allSatisfy((node, count) -> assertThat(count).isBetween(1_200L, 1_470L));
    }

    @Test
    void whereMuchIsUnderWayTheNextOneHelps() {
        Home home = new Home(CONFERENCES.get(0));
        String first = home.choose(FOUR, IDLE);

        assertThat(home.choose(FOUR, node -> node.equals(first) ? 16 : 0)).isEqualTo(first);
        String second = home.choose(FOUR, node -> node.equals(first) ? 17 : 0);
        assertThat(second).isNotEqualTo(first);
        assertThat(home.choose(FOUR, node -> 500)).isEqualTo(first);
        assertThat(home.choose(FOUR, node -> node.equals(first) ? 600 : 300)).isEqualTo(second);
    }

    @Test
    void onlyWhatIsAboutAConferenceHasAHome() {
        UUID id = UUID.randomUUID();

        assertThat(Home.of("program", ProgramService.address(id))).isPresent();
        assertThat(Home.of("program", ProgramHostService.ADDRESS)).isEmpty();
        assertThat(Home.of("notes", "notes." + id)).isEmpty();
    }

    @Test
    void allContractsOfAConferenceAreAtOneHome() {
        UUID id = UUID.randomUUID();

        assertThat(Home.of("program", LayoutService.address(id)).orElseThrow().choose(FOUR, IDLE))
                .isEqualTo(Home.of("program", ProgramService.address(id))
                        .orElseThrow()
                        .choose(FOUR, IDLE));
    }
}
