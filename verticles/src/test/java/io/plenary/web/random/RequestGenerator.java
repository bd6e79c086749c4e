package io.plenary.web.random;

import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.plenary.web.contract.Operation;
import io.plenary.web.contract.Parameter;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes requests that somebody of a tenant could make. What only the server can know (ids, secrets) is found by its name. */
final class RequestGenerator {

    private static final String BASE = "/api/v1";
    private static final String XML = "application/xml";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** The client shows who it is in the body, and must not do so otherwise as well. */
    private static final String GRANT = "issueAccessToken";

    /** Everybody has these to himself. */
    private static final Set<String> OWN = Set.of("/me/tokens", "/auth/sign-ins");

    private static final String FILE =
            "<schedule><conference><title>Filed</title></conference><day index='1' date='2027-05-18'/></schedule>";

    private final Random random;

    private final Stage stage;

    RequestGenerator(Random random, Stage stage) {
        this.random = random;
        this.stage = stage;
    }

    Sent valid(Operation operation, Tenant tenant, User caller) {
        ValueGenerator values = new ValueGenerator(random, known(operation, tenant));
        Map<String, String> headers = new LinkedHashMap<>();
        if (caller.token() != null && !operation.id().equals(GRANT)) {
            headers.put("Authorization", "Bearer " + caller.token());
        }
        if (operation.right().isPresent()) {
            headers.put("Plenary-Reason", "Whatever%20comes%20to%20mind");
        }
        byte[] body = body(operation, values, headers);
        String path = BASE + path(operation.path(), tenant, caller) + query(operation, values);
        return new Sent(operation, Sent.VALID, operation.method().name(), path, headers, body, true);
    }

    private Map<String, Supplier<Object>> known(Operation operation, Tenant tenant) {
        Map<String, Supplier<Object>> known = new LinkedHashMap<>();
        one(known, tenant, "sessions", "sessionId", "ids", "session");
        one(known, tenant, "rooms", "roomId", "room");
        one(known, tenant, "tracks", "trackId", "trackIds", "track");
        one(known, tenant, "speakers", "speakerId", "speaker", "keepId");
        one(known, tenant, Tenant.ORGANIZATION, "organization");
        one(known, tenant, Tenant.CONFERENCE, "conference", "conferenceId");
        one(known, tenant, "users", "userId", "members");
        one(known, tenant, "teams", "teamId");
        one(known, tenant, "quotas", "quotaIds");
        one(known, tenant, "sold", "ticketTypeId", "goesWith");
        known.put("variantOf", () -> null);
        one(known, tenant, "tickets", "ticketId");
        one(known, tenant, "sponsors", "sponsorId");
        one(known, tenant, "promotions", "advertisementId");
        one(known, tenant, "audience-questions", "questionId", "into");
        one(known, tenant, "chat-messages", "messageId", "replyTo");
        known.put("link", () -> "https://sponsor.example/");
        known.put("count", () -> 1);
        known.put("currency", () -> "EUR");
        known.put("payment", () -> "FREE");
        one(known, tenant, "tokens", "client_id");
        one(known, tenant, "secrets", "client_secret");
        known.put("mergeId", () -> tenant.lastId("speakers"));
        known.put("everywhere", () -> true);
        known.put("scope", () -> "read");
        // Nobody is there, and nobody is asked.
        known.put("url", () -> "https://192.0.2.1/" + Integer.toHexString(random.nextInt()));
        known.put("timeZone", () -> "Europe/Lisbon");
        known.put("language", () -> "pt-BR");
        known.put("locale", () -> "de");
        known.put("startDate", () -> "2027-05-18");
        known.put("endDate", () -> "2027-05-20");
        known.put("purge", () -> false);
        // With these nobody has rights any more, or nothing waits to be approved.
        known.put("secondFactorRequired", () -> false);
        known.put("approvalWaived", () -> false);
        known.put("currentPassword", () -> TestPlatform.PASSWORD);
        known.put("password", () -> TestPlatform.PASSWORD);
        known.put("newPassword", () -> "walnut carousel umbrella");
        if (operation.id().equals("login")) {
            known.put("email", stage::address);
        }
        if (operation.id().equals("putMember")) {
            known.put("email", () -> stage.emailOf(tenant.id("users")));
        }
        return known;
    }

    private void one(Map<String, Supplier<Object>> known, Tenant tenant, String kind, String... names) {
        for (String name : names) {
            known.put(name, () -> tenant.id(kind));
        }
    }

    private byte[] body(Operation operation, ValueGenerator values, Map<String, String> headers) {
        if (operation.bodySchemas().isEmpty()) {
            return null;
        }
        String mediaType =
                operation.bodySchemas().keySet().stream().sorted().toList().get(0);
        JsonObject schema = operation.bodySchemas().get(mediaType);
        boolean isXml = operation.bodySchemas().containsKey(XML);
        headers.put("Content-Type", isXml ? XML : mediaType);
        String text = operation.takesFiles() ? FILE : written(mediaType, values.value("", schema));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String written(String mediaType, Object value) {
        return mediaType.equals(FORM) ? form((JsonObject) value) : Json.encode(value);
    }

    private static String form(JsonObject members) {
        return members.stream()
                .map(member -> member.getKey() + "="
                        + URLEncoder.encode(member.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The last collection in the path says what {@code {id}} is. */
    private String path(String template, Tenant tenant, User caller) {
        StringBuilder path = new StringBuilder();
        String collection = "";
        for (String part : template.substring(1).split("/")) {
            boolean fixed = !part.startsWith("{");
            String name = fixed ? part : part.substring(1, part.length() - 1);
            boolean own = !fixed && OWN.contains(path.toString());
            path.append('/').append(fixed ? name : own ? own(path.toString(), caller) : id(name, collection, tenant));
            collection = fixed ? part : collection;
        }
        return path.toString();
    }

    /** The first of what belongs to whoever asks. */
    private String own(String collection, User caller) {
        Reply reply = caller.get(BASE + collection);
        JsonArray items = reply.status() == 200 ? new JsonObject(reply.text()).getJsonArray("items") : new JsonArray();
        return items.isEmpty() ? nobodys() : items.getJsonObject(0).getString("id");
    }

    private static String kind(String name, String collection) {
        return switch (name) {
            case "id" -> collection;
            case "userId" -> "users";
            case "ticket" -> "tickets";
            case "release" -> "releases";
            default -> name;
        };
    }

    private String id(String name, String collection, Tenant tenant) {
        String kind = kind(name, collection);
        return tenant.knows(kind) ? tenant.id(kind) : nobodys();
    }

    String nobodys() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String query(Operation operation, ValueGenerator values) {
        String query = operation.parameters().stream()
                .filter(parameter -> parameter.place() == Parameter.Place.QUERY)
                .filter(parameter -> !parameter.name().equals("cursor"))
                .filter(parameter -> parameter.required() || random.nextInt(3) == 0)
                .map(parameter -> parameter.name() + "=" + encoded(values, parameter))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String encoded(ValueGenerator values, Parameter parameter) {
        String value = String.valueOf(values.value(parameter.name(), parameter.schema()));
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
