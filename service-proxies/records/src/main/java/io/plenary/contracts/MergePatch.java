package io.plenary.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * A JSON merge patch (RFC 7396): members present replace, members that are null remove, absent members stay.
 *
 * @param members the patch document
 */
@DataObject
public record MergePatch(JsonObject members) implements Dto {

    public static MergePatch fromJson(String json) {
        return Json.read(json, MergePatch.class);
    }

    /**
     * The record as it is after this patch.
     *
     * @param editable the members that may be changed
     * @throws io.vertx.serviceproxy.ServiceException {@link Refusal#INVALID} naming each member that may not be changed or
     *     has the wrong type
     */
    public <T> T applyTo(T current, Class<T> type, Set<String> editable) {
        refuseOthers(editable);
        ObjectNode target = Json.MAPPER.valueToTree(current);
        merge(target, Json.MAPPER.valueToTree(members));
        try {
            return Json.MAPPER.treeToValue(target, type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw Refusal.INVALID.because("The patch does not fit: " + firstLine(e));
        }
    }

    private void refuseOthers(Set<String> editable) {
        List<FieldError> errors = members.fieldNames().stream()
                .filter(name -> !editable.contains(name))
                .sorted()
                .map(name -> Fault.READ_ONLY.at("/" + name))
                .toList();
        if (!errors.isEmpty()) {
            throw Refusal.INVALID.because("Some members cannot be changed.", errors);
        }
    }

    private static void merge(ObjectNode target, JsonNode patch) {
        patch.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value.isObject()) {
                ObjectNode nested =
                        target.get(name) instanceof ObjectNode existing ? existing : Json.MAPPER.createObjectNode();
                merge(nested, value);
                target.set(name, nested);
            } else {
                target.set(name, value);
            }
        });
    }

    private static String firstLine(Exception e) {
        return e.getMessage().lines().findFirst().orElse("wrong type");
    }
}
