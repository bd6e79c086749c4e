package io.plenary.web.client;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a page of a conference is known as to programs: the exports of its program, as links of its document. */
final class Alternates {

    /** Only what may be a slug: it is written into the document. */
    private static final Pattern CONFERENCE = Pattern.compile("/c/([a-z0-9-]{1,80})(/.*)?");

    private static final Map<String, String> MEDIA_TYPES = new TreeMap<>(Map.of(
            "ics", "text/calendar",
            "json", "application/json",
            "xml", "application/xml"));

    private Alternates() {}

    /** Empty for a page of no conference. */
    static String of(String path) {
        Matcher conference = CONFERENCE.matcher(path);
        return conference.matches()
                ? MEDIA_TYPES.entrySet().stream()
                        .map(type -> link(conference.group(1), type.getKey(), type.getValue()))
                        .collect(Collectors.joining())
                : "";
    }

    private static String link(String slug, String format, String mediaType) {
        return "\n  <link rel=\"alternate\" type=\"%s\" title=\"schedule.%s\" href=\"/api/v1/conferences/%s/schedule.%s\">"
                .formatted(mediaType, format, slug, format);
    }
}
