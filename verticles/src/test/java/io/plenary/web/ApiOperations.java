package io.plenary.web;

import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestNode;
import io.plenary.web.contract.Contract;
import io.plenary.web.contract.Parameter;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The operations of the contract, each with a request that its owner could make. */
final class ApiOperations {

    /** A pixel, in Base64 with each of its letters that addresses do not have. */
    static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGOo" + "nHW/BQAF+QJ3hxEqxgAAAABJRU5ErkJggg==";

    static final String ATTENDEES = "Name,E-mail\nMallory,mallory@example.org\n";

    /** A request body that is valid, by operation. */
    private static final Map<String, JsonObject> BODIES = Map.ofEntries(
            Map.entry("createSession", new JsonObject().put("title", "Smuggled in")),
            Map.entry("rejectConference", new JsonObject().put("reason", "Taken over")),
            Map.entry("updateSession", new JsonObject().put("title", "Taken over")),
            Map.entry("updateSessions", sessionsPatch()),
            Map.entry("placeSession", slot()),
            Map.entry("placeSessions", slots()),
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
            Map.entry("putReleaseMode", new JsonObject().put("mode", "BY_HAND")),
            Map.entry("createRelease", new JsonObject().put("note", "Taken over")),
            Map.entry("rollBack", new JsonObject().put("note", "Taken over")),
            Map.entry("printProgram", new JsonObject().put("kind", "DOOR_SHEETS")),
            Map.entry("createPreview", new JsonObject().put("label", "Mallory").put("expiresInDays", 366)),
            Map.entry("createRoom", new JsonObject().put("name", "Backroom")),
            Map.entry("updateRoom", new JsonObject().put("name", "Backroom")),
            Map.entry("createTrack", new JsonObject().put("name", "Backtrack")),
            Map.entry("updateTrack", new JsonObject().put("name", "Backtrack")),
            Map.entry("createConferenceSpeaker", new JsonObject().put("name", "Mallory")),
            Map.entry("updateConferenceSpeaker", new JsonObject().put("name", "Mallory")),
            Map.entry("createSpeaker", new JsonObject().put("name", "Mallory")),
            Map.entry("putSpeakerEmail", new JsonObject().put("email", "mallory@example.org")),
            Map.entry("updateSpeaker", new JsonObject().put("name", "Mallory")),
            Map.entry("updateOrganization", new JsonObject().put("name", "Taken over")),
            Map.entry("createOrganizationToken", token()),
            Map.entry("createInvitation", invitation()),
            Map.entry("createTeam", team()),
            Map.entry("updateTeam", new JsonObject().put("name", "Taken over")),
            Map.entry("createWebhook", webhook()),
            Map.entry("setAuditRetention", new JsonObject().put("days", 365)),
            Map.entry("updateWebhook", new JsonObject().put("ordered", true)),
            Map.entry(
                    "replayWebhook", new JsonObject().put("since", Instant.now().toString())),
            Map.entry("createBulletin", bulletin()),
            Map.entry("updateBulletin", new JsonObject().put("subject", "Taken over")),
            Map.entry("sendBulletin", new JsonObject()),
            Map.entry("setTemplate", template()),
            Map.entry("previewTemplate", template()),
            Map.entry(
                    "resetTemplate",
                    new JsonObject().put("kind", "AGENDA_CHANGED").put("language", "en")),
            Map.entry("putBadgeDesign", badgeDesign()),
            Map.entry("putBuyer", new JsonObject().put("name", "A thief").put("address", "Somewhere")),
            Map.entry("putSeller", new JsonObject().put("name", "A thief").put("address", "Somewhere")),
            Map.entry("putTransferDetails", new JsonObject().put("text", "IBAN of a thief")),
            Map.entry(
                    "confirmTransfers",
                    new JsonObject()
                            .put(
                                    "items",
                                    new JsonArray()
                                            .add(new JsonObject()
                                                    .put("entry", "0a".repeat(32))
                                                    .put("code", "K7PX2MRD")))),
            Map.entry(
                    "decideOrders",
                    new JsonObject().put("approved", true).put("codes", new JsonArray().add("K7PX2MRD"))),
            Map.entry(
                    "putCardSettings",
                    new JsonObject()
                            .put("enabled", true)
                            .put("secretKey", "sk_test_ofAThief123")
                            .put("webhookSecret", "whsec_ofAThief123")),
            Map.entry("mailPaidOrder", new JsonObject().put("reference", "q8YwT5rN7bC1dF4gH6jL9pS0uA2eZ8xV")),
            Map.entry("mailOrderLinks", new JsonObject().put("email", "ada@example.org")),
            Map.entry("createQuota", new JsonObject().put("name", "Back door")),
            Map.entry("updateQuota", new JsonObject().put("size", 0)),
            Map.entry("createTicketType", ticketType()),
            Map.entry("putAudience", new JsonObject().put("emails", new JsonArray().add("mallory@example.org"))),
            Map.entry("updateTicketType", new JsonObject().put("price", 0)),
            Map.entry("createVoucher", new JsonObject().put("code", "MALLORY")),
            Map.entry("createVouchers", new JsonObject().put("count", 3)),
            Map.entry("updateVoucher", new JsonObject().put("code", "MALLORY")),
            Map.entry("createQuestion", question()),
            Map.entry("updateQuestion", new JsonObject().put("label", "Taken over")),
            Map.entry("placeOrder", order()),
            Map.entry("sellAtDesk", deskSale(UUID.randomUUID().toString())),
            Map.entry(
                    "joinWaitlist",
                    new JsonObject().put("ticketTypeId", UUID.randomUUID().toString())),
            Map.entry("moveWaiting", new JsonObject().put("waitingClass", "VIP").put("reason", "Taken over")),
            Map.entry(
                    "admitWaiting", new JsonObject().put("reason", "Taken over").put("enlarge", true)),
            Map.entry("removeWaiting", new JsonObject().put("reason", "Taken over")),
            Map.entry("putAttendees", new JsonObject().put("items", new JsonArray())),
            Map.entry("confirmOrder", new JsonObject().put("payment", "FREE")),
            Map.entry("addToTicket", ticketAddOns()),
            Map.entry("transferTicket", new JsonObject().put("name", "Mallory").put("email", "mallory@example.org")),
            Map.entry("refundOrder", new JsonObject().put("amount", 1)),
            Map.entry("createSponsor", new JsonObject().put("name", "Mallory").put("link", "https://mallory.example/")),
            Map.entry("putSponsorLogo", new JsonObject().put("picture", PICTURE)),
            Map.entry(
                    "putAdvertisementPicture",
                    new JsonObject().put("picture", PICTURE).put("alt", "Mallory")),
            Map.entry("updateSponsor", new JsonObject().put("link", "https://mallory.example/")),
            Map.entry("updateAdvertisement", new JsonObject().put("link", "https://mallory.example/")),
            Map.entry("putPromotionRules", new JsonObject().put("placements", new JsonArray())),
            Map.entry("putLiveSettings", liveSettings()),
            Map.entry("askAudienceQuestion", new JsonObject().put("text", "What is your password?")),
            Map.entry("createPoll", poll()),
            Map.entry("changePoll", poll()),
            Map.entry("turnPoll", new JsonObject().put("state", "OPEN")),
            Map.entry("answerPoll", new JsonObject().put("choices", new JsonArray().add(1))),
            Map.entry("giveFeedback", new JsonObject().put("stars", 1)),
            Map.entry("pressReaction", new JsonObject().put("kind", "APPLAUSE")),
            Map.entry("putChatWords", new JsonObject().put("words", new JsonArray().add("taken"))),
            Map.entry("hidePollWord", new JsonObject().put("number", 1).put("hidden", true)),
            Map.entry("putLiveState", new JsonObject().put("full", true)),
            Map.entry("putRoomFullness", new JsonObject().put("seats", "FEW")),
            Map.entry("postChatMessage", new JsonObject().put("text", "I was here")),
            Map.entry("editChatMessage", new JsonObject().put("text", "I was here")),
            Map.entry("reportChatMessage", new JsonObject()),
            Map.entry("putChat", new JsonObject().put("slowSeconds", 0).put("readOnly", false)),
            Map.entry("decideAudienceQuestion", new JsonObject().put("action", "PIN")),
            Map.entry("createCheckInList", new JsonObject().put("name", "Back door")),
            Map.entry("updateCheckInList", new JsonObject().put("name", "Back door")),
            Map.entry("checkIn", scans()),
            Map.entry("undoCheckIn", new JsonObject().put("reason", "Taken over")),
            Map.entry(
                    "takeSeats",
                    new JsonObject()
                            .put(
                                    "sessionIds",
                                    new JsonArray().add(UUID.randomUUID().toString()))),
            Map.entry("putSeatRule", new JsonObject().put("onClash", "WARN")),
            Map.entry("putSeatSession", new JsonObject().put("capacity", 1)),
            Map.entry(
                    "giveSeat",
                    new JsonObject().put("email", "mallory@example.org").put("reason", "Mine")),
            Map.entry("removeSeat", new JsonObject().put("reason", "Taken over")),
            Map.entry("shrinkSession", new JsonObject().put("userIds", new JsonArray())),
            Map.entry("updateMe", new JsonObject().put("affiliation", "Elsewhere")),
            Map.entry("scaleService", new JsonObject().put("instances", 2)),
            Map.entry("placeOrganization", new JsonObject().put("server", "main")),
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
            "listMyOrders",
            "listMyWaiting",
            "claimOrders",
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

    /** @param right what the contract says it needs, null where it names nothing */
    record Operation(String id, String method, String template, String right, List<String> requiredQueries) {

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
            if (id.equals("readBankStatement")) {
                byte[] table = "Date;Amount;Text\n2027-02-03;1,00;K7PX2MRD\n".getBytes(StandardCharsets.UTF_8);
                return user.post(path, table, "text/csv");
            }
            if (id.equals("startAttendeeImport")) {
                return user.post(path, ATTENDEES.getBytes(StandardCharsets.UTF_8), "text/csv");
            }
            return user.json(method.toUpperCase(Locale.ROOT), path, body(ids));
        }

        private JsonObject body(Map<String, String> ids) {
            return switch (id) {
                case "checkAttendeeImport" -> mapping(ids.get("ticket-types"));
                case "handOverOrganization" -> new JsonObject().put("userId", ids.get("userId"));
                case "putMember" ->
                    new JsonObject().put("userId", ids.get("userId")).put("role", "MEMBER");
                case "mergeSpeakers" ->
                    new JsonObject().put("keepId", ids.get("speakers")).put("mergeId", ids.get("namesake"));
                case "triggerAddConference", "createConference" -> conference(ids.get("org"));
                case "createSilence" ->
                    new JsonObject()
                            .put("questionId", ids.get("audience-questions"))
                            .put("kind", "BANNED");
                case "createStageScreen" ->
                    new JsonObject()
                            .put("roomId", ids.get("rooms"))
                            .put("name", "Mallory's")
                            .put("expiresInDays", 366);
                case "createAdvertisement" -> advertisement(ids.get("sponsors"));
                case "recordSightings" -> new JsonObject().put("sightings", List.of(sighting(ids.get("promotions"))));
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

    static JsonObject poll() {
        return new JsonObject()
                .put("question", "Who are you?")
                .put("kind", "SINGLE")
                .put("options", new JsonArray().add("Mallory").add("Somebody else"));
    }

    /** Everything happens, for everybody. */
    static JsonObject liveSettings() {
        return new JsonObject()
                .put("questions", true)
                .put("anonymousQuestions", true)
                .put("questionsModerated", false)
                .put("chat", true)
                .put("participants", "EVERYBODY");
    }

    static JsonObject advertisement(String sponsor) {
        return new JsonObject()
                .put("sponsorId", sponsor)
                .put("headline", "Back door")
                .put("link", "https://mallory.example/");
    }

    private static JsonObject sighting(String advertisement) {
        return new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("advertisementId", advertisement)
                .put("placement", "HOME")
                .put("kind", "SEEN");
    }

    private static JsonObject token() {
        return new JsonObject().put("name", "Mallory").put("scopes", new JsonArray().add("read"));
    }

    private static JsonObject invitation() {
        return new JsonObject().put("email", "mallory@example.org").put("role", "MEMBER");
    }

    private static JsonObject team() {
        return new JsonObject()
                .put("name", "Mallory's")
                .put("everywhere", true)
                .put("rights", new JsonArray().add("audit.read"));
    }

    private static JsonObject webhook() {
        return new JsonObject()
                .put("url", "https://192.0.2.1/mallory")
                .put("types", new JsonArray().add("session.moved"));
    }

    static JsonObject badgeDesign() {
        return new JsonObject()
                .put("size", "CARD")
                .put("showType", false)
                .put("showAnswers", false)
                .put("showConference", false)
                .put("showCode", false);
    }

    private static JsonObject bulletin() {
        return new JsonObject()
                .put("subject", "Smuggled in")
                .put("text", "From Mallory")
                .put("language", "en")
                .put("audience", "ATTENDEES");
    }

    /** Of {@link #ATTENDEES}. */
    static JsonObject mapping(String ticketTypeId) {
        return new JsonObject()
                .put(
                        "fields",
                        new JsonArray()
                                .add(new JsonObject().put("field", "NAME").put("column", 0))
                                .add(new JsonObject().put("field", "EMAIL").put("column", 1)))
                .put("ticketTypeId", ticketTypeId);
    }

    private static JsonObject ticketType() {
        return new JsonObject().put("name", "For Mallory").put("price", 0).put("currency", "EUR");
    }

    private static JsonObject question() {
        return new JsonObject().put("kind", "TEXT").put("label", "What is your password?");
    }

    private static JsonObject ticketAddOns() {
        return ticketAddOns(UUID.randomUUID().toString());
    }

    static JsonObject ticketAddOns(String type) {
        JsonObject addOn = new JsonObject().put("ticketTypeId", type).put("count", 1);
        return new JsonObject().put("addOns", new JsonArray().add(addOn));
    }

    static JsonObject deskSale(String type) {
        return new JsonObject()
                .put("ticketTypeId", type)
                .put("names", new JsonArray().add("Mallory"))
                .put("email", "mallory@example.org")
                .put("payment", "CASH");
    }

    private static JsonObject order() {
        JsonObject line = new JsonObject()
                .put("ticketTypeId", UUID.randomUUID().toString())
                .put("count", 1);
        return new JsonObject()
                .put("name", "Mallory")
                .put("email", "mallory@example.org")
                .put("lines", new JsonArray().add(line));
    }

    /** Of what is no ticket. */
    static JsonObject scans() {
        String now = Instant.now().toString();
        JsonObject scan = new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("code", "Nothing")
                .put("scannedAt", now)
                .put("decided", true);
        JsonObject device =
                new JsonObject().put("id", UUID.randomUUID().toString()).put("name", "Back door");
        return new JsonObject().put("device", device).put("sentAt", now).put("scans", new JsonArray().add(scan));
    }

    private static JsonObject template() {
        return new JsonObject()
                .put("kind", "AGENDA_CHANGED")
                .put("language", "en")
                .put("subject", "Smuggled in")
                .put("text", "From Mallory");
    }

    private static JsonObject sessionsPatch() {
        return new JsonObject()
                .put("ids", new JsonArray().add(UUID.randomUUID().toString()))
                .put("changes", new JsonObject().put("status", "CANCELLED"));
    }

    private static JsonObject slots() {
        JsonObject placed =
                new JsonObject().put("sessionId", UUID.randomUUID().toString()).put("slot", slot());
        return new JsonObject().put("slots", new JsonArray().add(placed));
    }

    private static JsonObject slot() {
        return new JsonObject().put("start", "2027-05-18T10:00:00Z").put("durationMinutes", 30);
    }

    static List<Operation> all() {
        Vertx vertx = Vertx.vertx();
        try {
            return TestNode.await(Contract.load(vertx, ApiDocument.paths())).operations().stream()
                    .map(ApiOperations::operation)
                    .toList();
        } finally {
            vertx.close();
        }
    }

    private static Operation operation(io.plenary.web.contract.Operation operation) {
        List<String> required = operation.parameters().stream()
                .filter(parameter -> parameter.place() == Parameter.Place.QUERY && parameter.required())
                .map(Parameter::name)
                .toList();
        return new Operation(
                operation.id(),
                operation.method().name().toLowerCase(Locale.ROOT),
                operation.path(),
                operation.model().getString("x-right"),
                required);
    }
}
