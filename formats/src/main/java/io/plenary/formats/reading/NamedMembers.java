package io.plenary.formats.reading;

import io.plenary.formats.text.PlainText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a person or a link says of itself: attributes and child elements of XML, members of JSON. What nobody asked for is not
 * understood.
 */
public final class NamedMembers {

    /** What stands in an element itself, in no child of it. */
    public static final String TEXT = "";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> others = new LinkedHashMap<>();

    /** The first value of a name counts. */
    public NamedMembers put(String name, String value) {
        if (PlainText.block(value) != null && values.putIfAbsent(plain(name), value) == null) {
            others.put(plain(name), value);
        }
        return this;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The first of these members that says something, in one line. */
    String line(String... names) {
        return all(names).map(PlainText::line).findFirst().orElse(null);
    }

    /** The values of these members, as written. */
    Stream<String> all(String... names) {
        others.keySet().removeAll(List.of(names));
        return Stream.of(names).map(values::get).filter(Objects::nonNull);
    }

    /** What was not asked for. */
    public Map<String, String> others() {
        return others;
    }
}
