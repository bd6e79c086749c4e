package io.plenary.web.pages;

import io.plenary.contracts.conferences.Colors;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.web.client.Content;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the parts of a page together: what is known about it, what is read, and what the client goes on with. */
final class PageWriter {

    private static final String COLOR = "#[0-9a-fA-F]{6}";

    private final Style style;
    private final Map<String, Object> values;

    PageWriter(Style style) {
        this.style = style;
        values = new HashMap<>(style.frame().values());
        values.put("layout", style.frame().layout());
        values.put("words", style.words());
        values.put("base", style.addresses().base());
        values.put("conference", null);
        values.put("cancelled", false);
        values.put("part", null);
        values.put("data", null);
    }

    /** A page of a conference has its name above and its places beside. */
    PageWriter of(Conference conference, Times times) {
        values.put("conference", conference);
        values.put("dates", times.range(conference.startDate(), conference.endDate()));
        values.put("place", place(conference));
        values.put("cancelled", conference.status() == ConferenceStatus.CANCELLED);
        SiteAddresses addresses = style.addresses();
        String slug = conference.slug();
        values.put("conferencePath", style.link(addresses.conference(slug)));
        values.put("schedulePath", style.link(addresses.schedule(slug)));
        values.put("speakersPath", style.link(addresses.speakers(slug)));
        return this;
    }

    /** Null where nothing is said. */
    private static String place(Conference conference) {
        String place = Stream.of(conference.venue(), conference.city())
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
        return place.isEmpty() ? null : place;
    }

    PageWriter with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** What search engines are told; nothing where that is null. */
    PageWriter data(JsonObject data) {
        return with("data", data == null ? null : InertJson.of(data));
    }

    /** What the client need not ask for any more, where it takes the page over. */
    PageWriter part(Supplier<String> json) {
        return Style.Frame.CLIENT.equals(style.frame()) ? with("part", InertJson.of(json.get())) : this;
    }

    /** @param place where the navigation is at */
    Content write(String template, Head head, String place) {
        values.put("head", head);
        values.put("canonical", head.path(style.words()));
        values.put("locale", style.words().locale().toString());
        values.put("current", place);
        return new Content(
                style.words().language(),
                style.templates().fill(style.frame().head(), values),
                style.templates().fill(template, values),
                styles());
    }

    private String styles() {
        return values.get("conference") instanceof Conference conference ? styles(conference.colors()) : "";
    }

    /** Written into a style sheet: nothing but a color may be. */
    static String styles(Colors colors) {
        String primary = colors == null ? "" : variable("--brand-source", colors.primary());
        String accent = colors == null ? "" : variable("--accent-source", colors.accent());
        return primary.isEmpty() && accent.isEmpty() ? "" : ":root{" + primary + accent + "}";
    }

    private static String variable(String name, String color) {
        return color != null && color.matches(COLOR) ? name + ":" + color + ";" : "";
    }
}
