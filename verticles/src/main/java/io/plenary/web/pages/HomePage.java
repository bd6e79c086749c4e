package io.plenary.web.pages;

import io.plenary.contracts.conferences.Conference;
import io.plenary.web.client.Content;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of the platform: which conferences there are. For workers. */
final class HomePage {

    /** Some conferences under a heading. */
    public record Section(String heading, List<Card> cards) {}

    /** A conference in a list; subtitle and place may be null. */
    public record Card(String href, String title, String subtitle, String date, String dates, String place) {}

    private final Style style;
    private final PublicAddresses addresses;
    private final Words words;

    HomePage(PageTemplates templates, PublicAddresses addresses, Words words) {
        style = new Style(templates, addresses, words, Style.Frame.CLIENT);
        this.addresses = addresses;
        this.words = words;
    }

    Content write(List<Conference> conferences, LocalDate today) {
        List<Conference> byStart = conferences.stream()
                .sorted(Comparator.comparing(Conference::startDate).thenComparing(Conference::slug))
                .toList();
        List<Conference> past = byStart.stream()
                .filter(conference -> conference.endDate().isBefore(today))
                .sorted(Comparator.comparing(Conference::startDate).reversed())
                .toList();
        List<Conference> coming = byStart.stream()
                .filter(conference -> !conference.endDate().isBefore(today))
                .toList();
        Head head = new Head(
                style.title(words.get("nav.conferences")),
                "Plenary",
                words.get("home.description"),
                addresses.home(),
                null,
                null,
                "Plenary");
        return new PageWriter(style)
                .with("sections", sections(coming, past))
                .data(StructuredData.site(addresses))
                .write("home", head, "");
    }

    private List<Section> sections(List<Conference> coming, List<Conference> past) {
        return Stream.of(section("home.upcoming", coming), section("home.past", past))
                .filter(section -> !section.cards().isEmpty())
                .toList();
    }

    private Section section(String heading, List<Conference> conferences) {
        return new Section(
                words.get(heading), conferences.stream().map(this::card).toList());
    }

    private Card card(Conference conference) {
        String place = Stream.of(conference.venue(), conference.city())
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .collect(Collectors.joining(", "));
        return new Card(
                addresses.conference(conference.slug()),
                conference.title(),
                conference.subtitle(),
                conference.startDate().toString(),
                new Times(conference.timeZone(), words).range(conference.startDate(), conference.endDate()),
                place.isEmpty() ? null : place);
    }
}
