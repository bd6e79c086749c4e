package io.plenary.web;

import io.plenary.contracts.Service;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the API is described: {@code web/api/notes.yaml} has the notes' operations, {@code shared.yaml} what many need,
 * {@code problems.yaml} why they refuse.
 */
public final class ApiDocument {

    private static final String FOLDER = "web/api/";

    private ApiDocument() {}

    /** Whoever has operations for the world. */
    public static Stream<Service> services() {
        return Service.all().filter(service -> ApiDocument.class.getResource("/" + path(service.id())) != null);
    }

    /** What many need, and then each service's own, from the lowest storey up. */
    public static List<String> paths() {
        return Stream.concat(Stream.of("shared", "problems"), services().map(Service::id))
                .map(ApiDocument::path)
                .toList();
    }

    private static String path(String name) {
        return FOLDER + name + ".yaml";
    }
}
