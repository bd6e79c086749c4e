package io.plenary.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The operations of the contract, each with a request that its owner could make. */
final class ApiOperations {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** A request body that is valid, by operation. */
    private static final Map<String, JsonObject> BODIES = Map.ofEntries(
            Map.entry("createSession", new JsonObject().put("title", "Smuggled in")),
            Map.entry("updateSession", new JsonObject().put("title", "Taken over")),
            Map.entry("updateSessions", sessionsPatch()),
            Map.entry("placeSession", slot()),
            Map.entry("checkSlot", slot()),
            Map.entry("createNote", new JsonObject().put("text", "I was here")),
            Map.entry("updateNote", new JsonObject().put("text", "I was here")),
            Map.entry("updateConference", new JsonObject().put("title", "Taken over")),
            Map.entry("triggerUpdateConference", new JsonObject().put("title", "Taken over")),
            Map.entry(
                    "putRules",
                    new JsonObject()
                            .put("roomTaken", "BLOCK")
                            .put("speakerTwice", "BLOCK")
                            .put("outsideConference", "BLOCK")),
            Map.entry("createRoom", new JsonObject().put("name", "Backroom")),
            Map.entry("updateRoom", new JsonObject().put("name", "Backroom")),
            Map.entry("createTrack", new JsonObject().put("name", "Backtrack")),
            Map.entry("updateTrack", new JsonObject().put("name", "Backtrack")),
            Map.entry("createConferenceSpeaker", new JsonObject().put("name", "Mallory")),
            Map.entry("updateConferenceSpeaker", new JsonObject().put("name", "Mallory")),
            Map.entry("createSpeaker", new JsonObject().put("name", "Mallory")),
            Map.entry("updateSpeaker", new JsonObject().put("name", "Mallory")),
            Map.entry("updateOrganization", new JsonObject().put("name", "Taken over")),
            Map.entry("updateMe", new JsonObject().put("affiliation", "Elsewhere")),
            Map.entry(
                    "createOrganization",
                    new JsonObject().put("slug", "new-org").put("name", "New")));

    /** Operations that answer anybody, with what is theirs to see. */
    private static final Set<String> OF_ALL = Set.of(
            "listConferences",
            "listOrganizations",
            "createOrganization",
            "getMe",
            "updateMe",
            "listMyNotes",
            "listProvisionings",
            // Views of what the caller does not see are taken, and count nothing.
            "recordViews",
            // Deleting what is not there, or is not one's own, succeeds without doing anything.
            "deleteNote",
            "listUsers",
            "getSystem");

    private ApiOperations() {}

    private static JsonObject view(Map<String, String> ids) {
        return new JsonObject()
                .put("id", ids.get("userId"))
                .put("type", "SessionViewed")
                .put("conference", ids.get("conf"))
                .put("sessionId", ids.get("sessions"));
    }

    record Operation(String id, String method, String template, List<String> requiredQueries) {

        /** The last collection in the path says what {@code {id}} is. */
        String path(Map<String, String> ids) {
            StringBuilder path = new StringBuilder();
            String collection = "";
            for (String part : template.substring(1).split("/")) {
                String name = part.startsWith("{") ? part.substring(1, part.length() - 1) : null;
                path.append('/').append(name == null ? part : ids.get(name.equals("id") ? collection : name));
                collection = name == null ? part : collection;
            }
            return path.toString();
        }

        String query(Map<String, String> ids) {
            List<String> queries = new ArrayList<>();
            requiredQueries.forEach(name -> queries.add(name + "="
                    + switch (name) {
                        case "conference" -> ids.get("conf");
                        case "since" -> "1";
                        default -> "2027-05";
                    }));
            if (id.equals("getEngagement") || id.equals("getMonthlyActiveUsers")) {
                queries.add("organization=" + ids.get("org"));
            }
            return queries.isEmpty() ? "" : "?" + String.join("&", queries);
        }

        Reply tryAs(User user, String path, Map<String, String> ids) {
            if (id.equals("startImport")) {
                byte[] file = "<schedule/>".getBytes(StandardCharsets.UTF_8);
                return user.post(path, file, "application/xml");
            }
            return user.json(method.toUpperCase(Locale.ROOT), path, body(ids));
        }

        private JsonObject body(Map<String, String> ids) {
            return switch (id) {
                case "putMember" ->
                    new JsonObject().put("userId", ids.get("userId")).put("role", "MEMBER");
                case "mergeSpeakers" ->
                    new JsonObject().put("keepId", ids.get("speakers")).put("mergeId", ids.get("notes"));
                case "triggerAddConference", "createConference" -> conference(ids.get("org"));
                case "recordViews" -> new JsonObject().put("views", List.of(view(ids)));
                default -> BODIES.get(id);
            };
        }

        /** Whether strangers must be refused, rather than shown less. */
        boolean isOfOneTenant() {
            return !OF_ALL.contains(id) && !id.equals("triggerAddConference") && !id.equals("createConference");
        }
    }

    private static JsonObject conference(String organization) {
        return new JsonObject()
                .put("organization", organization)
                .put("slug", "smuggled-in")
                .put("title", "Smuggled in")
                .put("timeZone", "Europe/Lisbon")
                .put("startDate", "2027-05-18")
                .put("endDate", "2027-05-20");
    }

    private static JsonObject sessionsPatch() {
        return new JsonObject()
                .put("ids", new JsonArray().add(UUID.randomUUID().toString()))
                .put("changes", new JsonObject().put("status", "CANCELLED"));
    }

    private static JsonObject slot() {
        return new JsonObject().put("start", "2027-05-18T10:00:00Z").put("durationMinutes", 30);
    }

    static List<Operation> all() {
        List<Operation> operations = new ArrayList<>();
        JsonObject contract = contract();
        contract.getJsonObject("paths").forEach(path -> {
            JsonObject item = (JsonObject) path.getValue();
            METHODS.stream().filter(item::containsKey).forEach(method -> {
                JsonObject operation = item.getJsonObject(method);
                operations.add(new Operation(
                        operation.getString("operationId"), method, path.getKey(), required(contract, operation)));
            });
        });
        return operations;
    }

    private static List<String> required(JsonObject contract, JsonObject operation) {
        return operation.getJsonArray("parameters", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(parameter -> resolved(contract, parameter))
                .filter(parameter -> parameter.getString("in").equals("query"))
                .filter(parameter -> parameter.getBoolean("required", false))
                .map(parameter -> parameter.getString("name"))
                .toList();
    }

    private static JsonObject resolved(JsonObject contract, JsonObject parameter) {
        String reference = parameter.getString("$ref");
        return reference == null
                ? parameter
                : contract.getJsonObject("components")
                        .getJsonObject("parameters")
                        .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static JsonObject contract() {
        try (InputStream file = ApiOperations.class.getResourceAsStream("/web/openapi.yaml")) {
            JsonNode tree = new YAMLMapper().readTree(file);
            return new JsonObject(tree.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
