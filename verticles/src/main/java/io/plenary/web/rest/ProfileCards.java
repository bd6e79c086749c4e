package io.plenary.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plenary.contracts.Caller;
import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.profiles.ProfileCard;
import io.plenary.contracts.profiles.ProfilesService;
import io.plenary.runtime.Node;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Who people are, beside their ids in pages: nobody has to ask for each. */
final class ProfileCards {

    private final ProfilesService profiles;

    ProfileCards(Node node) {
        profiles = node.proxies().of(ProfilesService.class, ProfilesService.ADDRESS);
    }

    /**
     * A page as JSON, with a {@code profile} in each of its items whose user is still there; without any while profiles cannot be
     * reached.
     *
     * @param id the member of an item that names its user
     */
    Future<String> beside(Caller caller, Dto page, String id) {
        ObjectNode body = Json.MAPPER.valueToTree(page);
        List<JsonNode> items = StreamSupport.stream(body.get("items").spliterator(), false)
                .filter(item -> item.hasNonNull(id))
                .toList();
        List<String> users =
                items.stream().map(item -> item.get(id).asText()).distinct().toList();
        return profiles.profileCards(caller, users)
                .recover(ProfileCards::withoutNames)
                .map(cards -> {
                    Map<String, ProfileCard> byUser = cards.stream()
                            .collect(Collectors.toMap(card -> card.userId().toString(), card -> card));
                    items.stream()
                            .filter(item -> byUser.containsKey(item.get(id).asText()))
                            .forEach(item -> ((ObjectNode) item)
                                    .putPOJO("profile", byUser.get(item.get(id).asText())));
                    return Json.write(body);
                });
    }

    /** Who it was is only a part of what is told. */
    private static Future<List<ProfileCard>> withoutNames(Throwable failure) {
        return Refusal.UNAVAILABLE.is(failure) || Refusal.TOO_LATE.is(failure)
                ? Future.succeededFuture(List.of())
                : Future.failedFuture(failure);
    }
}
