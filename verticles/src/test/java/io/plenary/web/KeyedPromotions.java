package io.plenary.web;

import static java.util.Map.entry;

import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** For operations on sponsors and advertisements, a request that succeeds. */
final class KeyedPromotions {

    private static final String SPONSORS = KeyedRequests.CONF + "/sponsors";
    private static final String ADVERTISEMENTS = KeyedRequests.CONF + "/promotions";

    private final User owner;

    KeyedPromotions(User owner) {
        this.owner = owner;
    }

    /** By operation. */
    Map<String, KeyedRequests.Preparation> all() {
        return Map.ofEntries(
                entry("createSponsor", () -> owner("POST", SPONSORS, sponsor())),
                entry(
                        "updateSponsor",
                        () -> owner("PATCH", SPONSORS + "/" + newSponsor(), KeyedRequests.named("name"))),
                entry("deleteSponsor", () -> owner("DELETE", SPONSORS + "/" + newSponsor(), null)),
                entry(
                        "putSponsorLogo",
                        () -> owner(
                                "PUT",
                                SPONSORS + "/" + newSponsor() + "/logo",
                                new JsonObject().put("picture", ApiOperations.PICTURE))),
                entry("deleteSponsorLogo", () -> owner("DELETE", SPONSORS + "/" + newSponsor() + "/logo", null)),
                entry(
                        "putAdvertisementPicture",
                        () -> owner(
                                "PUT",
                                made() + "/picture",
                                new JsonObject()
                                        .put("picture", ApiOperations.PICTURE)
                                        .put("alt", "A lamp"))),
                entry("deleteAdvertisementPicture", () -> owner("DELETE", made() + "/picture", null)),
                entry("createAdvertisement", () -> owner("POST", ADVERTISEMENTS, advertisement())),
                entry("updateAdvertisement", () -> owner("PATCH", made(), KeyedRequests.named("headline"))),
                entry("deleteAdvertisement", () -> owner("DELETE", made(), null)),
                entry(
                        "putPromotionRules",
                        () -> owner(
                                "PUT",
                                KeyedRequests.CONF + "/promotion-rules",
                                new JsonObject().put("placements", new JsonArray()))));
    }

    private KeyedRequests.Request owner(String method, String path, JsonObject body) {
        return key -> owner.json(method, path, body, KeyedRequests.with(key));
    }

    private static JsonObject sponsor() {
        return KeyedRequests.named("name").put("link", "https://kay.example/");
    }

    private String newSponsor() {
        return owner.post(SPONSORS, sponsor()).expect(201).getString("id");
    }

    private JsonObject advertisement() {
        return ApiOperations.advertisement(newSponsor());
    }

    private String made() {
        return ADVERTISEMENTS + "/"
                + owner.post(ADVERTISEMENTS, advertisement()).expect(201).getString("id");
    }
}
