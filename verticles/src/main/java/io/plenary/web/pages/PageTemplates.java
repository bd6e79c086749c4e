package io.plenary.web.pages;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** The templates of pages, which know no service: whatever is filled in is text, unless the template says that it is markup. */
final class PageTemplates {

    private final PebbleEngine engine;

    PageTemplates() {
        ClasspathLoader loader = new ClasspathLoader(PageTemplates.class.getClassLoader());
        loader.setPrefix("web/pages");
        loader.setSuffix(".html");
        engine = new PebbleEngine.Builder().loader(loader).strictVariables(true).build();
    }

    /** @param values by the names the template uses */
    String fill(String template, Map<String, Object> values) {
        try {
            StringWriter text = new StringWriter();
            engine.getTemplate(template).evaluate(text, values);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
