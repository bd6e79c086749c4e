package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * What makes a ticket type an add-on: it is had with a ticket only, and lets nobody in.
 *
 * @param goesWith the ticket types with which it can be had; none for all
 * @param variantOf the add-on of which it is a variant: that one is had as one of its variants; null where it is none
 */
@DataObject
public record AddOn(List<UUID> goesWith, UUID variantOf) implements Dto {

    public static AddOn fromJson(String json) {
        return Json.read(json, AddOn.class);
    }

    public AddOn {
        goesWith = goesWith == null ? List.of() : List.copyOf(goesWith);
    }
}
