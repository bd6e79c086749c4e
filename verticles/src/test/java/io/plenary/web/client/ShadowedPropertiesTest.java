package io.plenary.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A class field is defined on the element itself and hides the accessor that Lit made of a reactive property with its name: what is
 * assigned is kept, and nothing is drawn anew. First values are set in the constructor.
 */
class ShadowedPropertiesTest {

    private static final Path WEBROOT = Path.of("..", "webroot");
    private static final Pattern CLASS = Pattern.compile(
            "^(?:export )?class (\\w+) extends (\\w+) \\{$(.*?)^}$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern PROPERTIES =
            Pattern.compile("^  static properties = \\{(.*?)};$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern PROPERTY = Pattern.compile("(\\w+): (?:\\{|true)");
    private static final Pattern FIELD = Pattern.compile("^  (\\w+)(?: =(?!>).*|;)$", Pattern.MULTILINE);

    private record Element(String name, String parent, Set<String> properties, Set<String> fields) {}

    @Test
    void noFieldHidesAReactiveProperty() {
        assertThat(hidden(modules())).isEmpty();
    }

    @Test
    void noElementDeclaresPropertiesInAnotherWay() {
        List<String> modules = modules();
        long declared = modules.stream()
                .filter(text -> text.contains("static properties"))
                .count();
        long read = modules.stream()
                .filter(text -> elements(text).anyMatch(element -> !element.properties.isEmpty()))
                .count();
        assertThat(read).isEqualTo(declared).isGreaterThan(100);
    }

    @Test
    void aFieldHidesAPropertyOfItsClassAndOfTheOnesAbove() {
        String page = "class Page extends LitElement {\n  static properties = { params: {} };\n}\n";
        String order =
                "class OrderPage extends Page {\n  static properties = { way: { state: true } };\n  way = null;\n"
                        + "  params;\n  watch = new Watch(this, user);\n  static other = 1;\n}\n";
        assertThat(hidden(List.of(page, order))).containsExactlyInAnyOrder("OrderPage.way", "OrderPage.params");
    }

    private static List<String> hidden(List<String> modules) {
        Map<String, Element> byName = new TreeMap<>();
        modules.stream().flatMap(ShadowedPropertiesTest::elements).forEach(each -> byName.put(each.name, each));
        return byName.values().stream()
                .flatMap(element -> element.fields.stream()
                        .filter(field -> isReactive(field, element, byName))
                        .map(field -> element.name + "." + field))
                .toList();
    }

    private static boolean isReactive(String field, Element element, Map<String, Element> byName) {
        return element != null
                && (element.properties.contains(field) || isReactive(field, byName.get(element.parent), byName));
    }

    private static Stream<Element> elements(String text) {
        return CLASS.matcher(text).results().map(found -> element(found.group(1), found.group(2), found.group(3)));
    }

    private static Element element(String name, String parent, String body) {
        Matcher properties = PROPERTIES.matcher(body);
        return new Element(
                name, parent, properties.find() ? names(PROPERTY, properties.group(1)) : Set.of(), names(FIELD, body));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static List<String> modules() {
        try (Stream<Path> files = Files.walk(WEBROOT)) {
            return files.filter(file -> file.toString().endsWith(".js") && !file.startsWith(WEBROOT.resolve("vendor")))
                    .map(ShadowedPropertiesTest::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
