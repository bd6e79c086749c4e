package io.plenary.services.engagement;

import io.plenary.contracts.Fault;
import io.plenary.contracts.engagement.Poll;
import io.plenary.runtime.Faults;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words of their own that people answer with: options of a poll that come as they are said. */
final class PollWords {

    private static final int LONGEST = 40;

    private PollWords() {}

    static void check(Poll poll, List<String> words) {
        Faults faults = new Faults()
                .check(!words.isEmpty(), "/words", Fault.EMPTY)
                .check(
                        words.size() <= poll.mostChoices(),
                        "/words",
                        Fault.TOO_MANY,
                        Map.of("most", poll.mostChoices()));
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean fits = word == null || folded(word).length() <= LONGEST;
            faults.required("/words/" + i, word, LONGEST)
                    .check(fits, "/words/" + i, Fault.TOO_LONG, Map.of("most", LONGEST));
        }
        faults.refuseIfAny("That is no answer to the poll.");
    }

    /** As it is shown, by what it counts as: who writes it in other letters says the same. */
    static Map<String, String> distinct(List<String> words) {
        Map<String, String> distinct = new LinkedHashMap<>();
        words.forEach(word -> distinct.putIfAbsent(folded(word), spaced(word)));
        return distinct;
    }

    private static String folded(String word) {
        return Normalizer.normalize(spaced(word), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static String spaced(String word) {
        return Faults.oneLine(word);
    }
}
