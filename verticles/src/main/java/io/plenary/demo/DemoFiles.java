package io.plenary.demo;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.conferences.Colors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The files below {@code demo/} that describe the demo conference; all of it is made up. */
final class DemoFiles {

    record Organization(String slug, String name) {}

    record Room(String name, int level, int capacity, String description) {}

    record Conference(
            Organization organization,
            String title,
            String subtitle,
            String slug,
            String acronym,
            String description,
            LocalDate startDate,
            LocalDate endDate,
            String timeZone,
            String venue,
            String city,
            String country,
            String url,
            Colors colors,
            List<Room> rooms) {}

    record Person(
            String email,
            String displayName,
            String givenName,
            String familyName,
            OrganizationRole role,
            String affiliation,
            String biography,
            String timeZone,
            String locale,
            List<String> interests) {}

    /** @param size of its quota, in seats */
    record Ticket(String quota, int size, String name, String description, long price, int taxRate) {}

    record Speaker(UUID guid, String name, String affiliation, String biography) {}

    private static final ObjectMapper YAML =
            YAMLMapper.builder().addModule(new JavaTimeModule()).build();

    private DemoFiles() {}

    static Conference conference() {
        return read("conference.yaml", YAML.constructType(Conference.class));
    }

    static List<Person> people() {
        return list("people.yaml", "people", Person.class);
    }

    static List<Speaker> speakers() {
        return list("speakers.yaml", "speakers", Speaker.class);
    }

    static List<Ticket> tickets() {
        return list("tickets.yaml", "tickets", Ticket.class);
    }

    static byte[] schedule() {
        try (InputStream file = open("schedule.xml")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> List<T> list(String name, String member, Class<T> type) {
        JavaType list = YAML.getTypeFactory().constructCollectionType(List.class, type);
        JavaType file = YAML.getTypeFactory().constructMapType(Map.class, YAML.constructType(String.class), list);
        Map<String, List<T>> content = read(name, file);
        return content.get(member);
    }

    private static <T> T read(String name, JavaType type) {
        try (InputStream file = open(name)) {
            return YAML.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException("demo/" + name + " is damaged", e);
        }
    }

    private static InputStream open(String name) {
        return DemoFiles.class.getResourceAsStream("/demo/" + name);
    }
}
