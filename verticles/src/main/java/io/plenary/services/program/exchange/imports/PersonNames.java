package io.plenary.services.program.exchange.imports;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a later file only corrects the name of a person, or gives the id to somebody else. Corrections are: case, accents
 * (also ü written as ue), punctuation, the order of the words, and words added to or left out of a name that has at least
 * two in common (a middle name, a title). Everything else is another person: two entries can be merged by hand later, but
 * nobody can tell apart again whose talks went to one.
 */
final class PersonNames {

    private static final int TELLING = 2;

    private PersonNames() {}

    static boolean areOfOne(String name, String other) {
        List<String> words = words(name);
        List<String> others = words(other);
        if (words.stream().sorted().toList().equals(others.stream().sorted().toList())) {
            return true;
        }
        Set<String> some = new HashSet<>(words);
        Set<String> more = new HashSet<>(others);
        return Math.min(some.size(), more.size()) >= TELLING && (more.containsAll(some) || some.containsAll(more));
    }

    private static List<String> words(String name) {
        return Words.of(name).stream()
                .map(word -> word.replace("ae", "a").replace("oe", "o").replace("ue", "u"))
                .collect(Collectors.toList());
    }
}
