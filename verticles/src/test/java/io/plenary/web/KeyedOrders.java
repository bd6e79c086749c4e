package io.plenary.web;

import static java.util.Map.entry;

import io.plenary.testing.Awaited;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** For operations on what is sold and ordered, a request that succeeds. */
final class KeyedOrders {

    private static final String CONF = KeyedRequests.CONF;

    private final User owner;
    private final Awaited awaited;

    KeyedOrders(User admin, User owner) {
        this.owner = owner;
        this.awaited = new Awaited(admin, owner, CONF);
    }

    /** By operation. */
    Map<String, KeyedRequests.Preparation> all() {
        return Map.ofEntries(
                entry("createQuota", () -> owner("POST", CONF + "/quotas", KeyedRequests.named("name"))),
                entry("updateQuota", () -> owner("PATCH", quota(), KeyedRequests.named("name"))),
                entry("deleteQuota", () -> owner("DELETE", quota(), null)),
                entry("createTicketType", () -> owner("POST", CONF + "/ticket-types", type(0))),
                entry("updateTicketType", () -> owner("PATCH", newType(0), KeyedRequests.named("name"))),
                entry("deleteTicketType", () -> owner("DELETE", newType(0), null)),
                entry("createVoucher", () -> owner("POST", CONF + "/vouchers", voucher())),
                entry(
                        "createVouchers",
                        () -> owner("POST", CONF + "/voucher-batches", new JsonObject().put("count", 2))),
                entry("updateVoucher", () -> owner("PATCH", newVoucher(), KeyedRequests.named("note"))),
                entry("deleteVoucher", () -> owner("DELETE", newVoucher(), null)),
                entry("createQuestion", () -> owner("POST", CONF + "/questions", question())),
                entry("updateQuestion", () -> owner("PATCH", newQuestion(), KeyedRequests.named("label"))),
                entry("deleteQuestion", () -> owner("DELETE", newQuestion(), null)),
                entry(
                        "putTransferDetails",
                        () -> owner("PUT", CONF + "/transfer-details", new JsonObject().put("text", "IBAN"))),
                entry(
                        "putCardSettings",
                        () -> owner(
                                "PUT",
                                CONF + "/card-settings",
                                new JsonObject()
                                        .put("enabled", false)
                                        .put("secretKey", "sk_test_0123456789")
                                        .put("webhookSecret", "whsec_0123456789"))),
                entry("putBuyer", () -> owner("PUT", ordered(0) + "/buyer", new JsonObject().put("name", "Kay"))),
                entry("putBadgeDesign", () -> owner("PUT", CONF + "/badge-design", ApiOperations.badgeDesign())),
                entry(
                        "putSeller",
                        () -> owner(
                                "PUT",
                                CONF + "/seller",
                                new JsonObject().put("name", "Kay").put("address", "Quay 1"))),
                entry("startAttendeeImport", () -> this::startAttendeeImport),
                entry("checkAttendeeImport", () -> checking(attendeeImport())),
                entry("runAttendeeImport", () -> owner("POST", checked() + "/run", null)),
                entry("forgetAttendeeImport", () -> owner("DELETE", attendeeImport(), null)),
                entry(
                        "putAudience",
                        () -> owner("PUT", listed() + "/audience", new JsonObject().put("emails", new JsonArray()))),
                entry("placeOrder", () -> owner("POST", CONF + "/orders", order(newType(0)))),
                entry(
                        "sellAtDesk",
                        () -> owner("POST", CONF + "/desk-sales", ApiOperations.deskSale(idOf(newType(1_000))))),
                entry("putAttendees", () -> naming(ordered(0))),
                entry("confirmOrder", () -> confirming(named(0), "FREE")),
                entry("mailOrder", () -> owner("POST", awaited() + "/mail", null)),
                entry("cancelOrder", () -> owner("POST", ordered(0) + "/cancel", null)),
                entry("addToTicket", () -> owner("POST", ticket() + "/add-ons", ApiOperations.ticketAddOns(addOn()))),
                entry(
                        "transferTicket",
                        () -> owner(
                                "POST",
                                ticket() + "/transfer",
                                new JsonObject()
                                        .put("name", "Grace")
                                        .put("email", "grace@example.org")
                                        .put("reason", "Kay is ill"))),
                entry("reissueTicket", () -> owner("POST", ticket() + "/reissue", KeyedRequests.named("reason"))),
                entry("refundOrder", () -> owner("POST", owed() + "/refund", new JsonObject().put("amount", 2_000))),
                entry(
                        "confirmTransfers",
                        () -> owner("POST", CONF + "/bank-statements/confirm", transferred(awaited()))),
                entry("payOrder", () -> owner("POST", awaited() + "/pay", null)),
                entry("joinWaitlist", () -> owner("POST", CONF + "/waiting-list", awaited.joining())),
                entry("leaveWaitlist", () -> owner("DELETE", waiting(), null)),
                entry("moveWaiting", () -> owner("POST", waiting() + "/move", moving("waitingClass", "VIP"))),
                entry("admitWaiting", () -> owner("POST", waiting() + "/admit", moving("enlarge", true))),
                entry("removeWaiting", () -> owner("POST", waiting() + "/remove", KeyedRequests.named("reason"))),
                entry("putSeatRule", () -> owner("PUT", CONF + "/seat-rule", new JsonObject().put("onClash", "WARN"))),
                entry(
                        "putSeatSession",
                        () -> owner("PUT", session() + "/sign-up", new JsonObject().put("capacity", 9))),
                entry("deleteSeatSession", () -> owner("DELETE", signUp() + "/sign-up", null)),
                entry("takeSeats", () -> owner("POST", CONF + "/seats", seatsIn(signUp()))),
                entry("giveBackSeat", () -> owner("DELETE", signUp() + "/seat", null)),
                entry("giveSeat", () -> giving(signUp())),
                entry(
                        "removeSeat",
                        () -> owner(
                                "POST", signUp() + "/seats/" + owner.id() + "/remove", KeyedRequests.named("reason"))),
                entry(
                        "shrinkSession",
                        () -> owner("POST", signUp() + "/shrink", new JsonObject().put("userIds", new JsonArray()))),
                entry("createCheckInList", () -> owner("POST", CONF + "/check-in-lists", KeyedRequests.named("name"))),
                entry("updateCheckInList", () -> owner("PATCH", checkInList(), KeyedRequests.named("name"))),
                entry("deleteCheckInList", () -> owner("DELETE", checkInList(), null)),
                entry("checkIn", () -> owner("POST", checkInList() + "/scans", ApiOperations.scans())),
                entry("undoCheckIn", () -> owner("POST", scanned() + "/undo", KeyedRequests.named("reason"))));
    }

    private KeyedRequests.Request owner(String method, String path, JsonObject body) {
        return key -> owner.json(method, path, body, KeyedRequests.with(key));
    }

    private static JsonObject question() {
        return KeyedRequests.named("label").put("kind", "TEXT");
    }

    private String newQuestion() {
        return CONF + "/questions/"
                + owner.post(CONF + "/questions", question()).expect(201).getString("id");
    }

    private static JsonObject transferred(String order) {
        JsonObject pick = new JsonObject()
                .put("entry", (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", ""))
                .put("code", order.substring(order.lastIndexOf('/') + 1));
        return new JsonObject().put("items", new JsonArray().add(pick));
    }

    private Reply startAttendeeImport(String key) {
        byte[] file = ApiOperations.ATTENDEES.getBytes(StandardCharsets.UTF_8);
        return owner.post(CONF + "/attendee-imports", file, "text/csv", KeyedRequests.with(key));
    }

    private String attendeeImport() {
        return CONF + "/attendee-imports/"
                + startAttendeeImport(UUID.randomUUID().toString()).expect(201).getString("id");
    }

    private KeyedRequests.Request checking(String attendees) {
        return owner(
                "POST", attendees + "/check", ApiOperations.mapping(newType(0).replaceAll(".*/", "")));
    }

    private String checked() {
        String attendees = attendeeImport();
        checking(attendees).send(UUID.randomUUID().toString()).expect(200);
        Awaitility.await()
                .until(() -> "CHECKED".equals(owner.get(attendees).expect(200).getString("state")));
        return attendees;
    }

    private String quota() {
        return CONF + "/quotas/"
                + owner.post(CONF + "/quotas", KeyedRequests.named("name"))
                        .expect(201)
                        .getString("id");
    }

    private String waiting() {
        return CONF + "/waiting-list/" + awaited.entry();
    }

    private static JsonObject moving(String member, Object value) {
        return KeyedRequests.named("reason").put(member, value);
    }

    private String checkInList() {
        return CONF + "/check-in-lists/"
                + owner.post(CONF + "/check-in-lists", KeyedRequests.named("name"))
                        .expect(201)
                        .getString("id");
    }

    private String scanned() {
        String scans = checkInList() + "/scans";
        return scans + "/"
                + owner.post(scans, ApiOperations.scans())
                        .expect(200)
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("id");
    }

    private static JsonObject type(int price) {
        return KeyedRequests.named("name").put("price", price).put("currency", "EUR");
    }

    private String listed() {
        JsonObject listed = type(0).put("audience", new JsonObject().put("kind", "LIST"));
        return CONF + "/ticket-types/"
                + owner.post(CONF + "/ticket-types", listed).expect(201).getString("id");
    }

    private String addOn() {
        JsonObject addOn =
                type(0).put("leastPerOrder", 0).put("addOn", new JsonObject().put("goesWith", new JsonArray()));
        return owner.post(CONF + "/ticket-types", addOn).expect(201).getString("id");
    }

    private String newType(int price) {
        return CONF + "/ticket-types/"
                + owner.post(CONF + "/ticket-types", type(price)).expect(201).getString("id");
    }

    private static JsonObject voucher() {
        return new JsonObject().put("code", UUID.randomUUID().toString());
    }

    private String newVoucher() {
        return CONF + "/vouchers/"
                + owner.post(CONF + "/vouchers", voucher()).expect(201).getString("id");
    }

    private static String idOf(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static JsonObject order(String type) {
        JsonObject line = new JsonObject().put("ticketTypeId", idOf(type)).put("count", 1);
        return KeyedRequests.named("name").put("email", "kay@example.org").put("lines", new JsonArray().add(line));
    }

    private String ordered(int price) {
        return owner.post(CONF + "/orders", order(newType(price)))
                .header("Location")
                .orElseThrow();
    }

    private KeyedRequests.Request naming(String order) {
        return owner("PUT", order + "/attendees", attendees(order));
    }

    private JsonObject attendees(String order) {
        String ticket = owner.get(order)
                .expect(200)
                .getJsonArray("tickets")
                .getJsonObject(0)
                .getString("id");
        return new JsonObject()
                .put("items", new JsonArray().add(KeyedRequests.named("name").put("ticketId", ticket)));
    }

    private String named(int price) {
        String order = ordered(price);
        owner.put(order + "/attendees", attendees(order)).expect(200);
        return order;
    }

    private KeyedRequests.Request confirming(String order, String payment) {
        return owner("POST", order + "/confirm", new JsonObject().put("payment", payment));
    }

    /** Of an order that is confirmed. */
    private String ticket() {
        String order = named(0);
        JsonObject confirmed = owner.post(order + "/confirm", new JsonObject().put("payment", "FREE"))
                .expect(200);
        return order + "/tickets/"
                + confirmed.getJsonArray("tickets").getJsonObject(0).getString("id");
    }

    private String owed() {
        String order = awaited();
        owner.post(order + "/pay", null).expect(200);
        owner.post(order + "/cancel", null).expect(200);
        return order;
    }

    private String awaited() {
        String order = named(2_000);
        owner.post(order + "/confirm", new JsonObject().put("payment", "TRANSFER"))
                .expect(200);
        return order;
    }

    private String session() {
        return CONF + "/sessions/"
                + owner.post(CONF + "/sessions", KeyedRequests.named("title"))
                        .expect(201)
                        .getJsonObject("session")
                        .getString("id");
    }

    private String signUp() {
        String session = session();
        owner.put(session + "/sign-up", new JsonObject().put("ticketNeeded", false))
                .expect(200);
        return session;
    }

    private static JsonObject seatsIn(String session) {
        return new JsonObject().put("sessionIds", new JsonArray().add(session.substring(session.lastIndexOf('/') + 1)));
    }

    private KeyedRequests.Request giving(String session) {
        owner.post(named(0) + "/confirm", new JsonObject().put("payment", "FREE"))
                .expect(200);
        String email = owner.get("/api/v1/me").expect(200).getJsonObject("user").getString("email");
        return owner("POST", session + "/seats", KeyedRequests.named("reason").put("email", email));
    }
}
