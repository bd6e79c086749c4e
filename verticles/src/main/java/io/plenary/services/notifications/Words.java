package io.plenary.services.notifications;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.plenary.runtime.Faults;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The words of messages. For each kind and language there is a template: Markdown with a title in its first line. What is filled in
 * is text and nothing else, whatever signs it has.
 */
final class Words {

    private static final String MARKDOWN = "markdown";

    private final PebbleEngine engine;

    Words() {
        ClasspathLoader loader = new ClasspathLoader(Words.class.getClassLoader());
        loader.setPrefix("templates");
        engine = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .newLineTrimming(false)
                .addEscapingStrategy(MARKDOWN, Words::plain)
                .defaultEscapingStrategy(MARKDOWN)
                .build();
    }

    /**
     * @param template its path below the templates
     * @param values by the names the template uses
     */
    String fill(String template, Map<String, Object> values) {
        try {
            StringWriter text = new StringWriter();
            engine.getTemplate(template).evaluate(text, values);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A template as it was written. */
    String source(String template) {
        try (InputStream file = Words.class.getResourceAsStream("/templates/" + template)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that is no Markdown. */
    static String line(String value) {
        return Faults.oneLine(value);
    }

    /** A line in which no sign means anything: CommonMark lets every punctuation be escaped (§2.4). */
    static String plain(String value) {
        return Faults.oneLine(value).replaceAll("\\p{Punct}", "\\\\$0");
    }
}
