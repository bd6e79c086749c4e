package io.plenary.formats.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plenary.contracts.registrations.AttendeeFindingCode;
import io.plenary.contracts.registrations.AttendeeFormat;
import io.plenary.formats.reading.JsonLimits;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What pretix exports as “Order data (JSON)”: `event.items` with variations, and `event.orders` with positions. A row for each
 * position of an order that is paid; the line is the place of the position among all. Positions that hang on another, such as
 * workshops, have the name and address of that one where they have none. Each question of `event.questions` is a column.
 */
final class PretixOrders {

    private static final ObjectMapper JSON = new ObjectMapper(JsonLimits.factory());
    private static final String PAID = "p";
    private static final List<String> COLUMNS =
            List.of("order", "ticket", "attendee_name", "attendee_email", "item", "price", "company");

    private final TableRows rows = new TableRows(AttendeeFormat.PRETIX);
    private final Map<String, String> items = new HashMap<>();
    private final Map<String, String> questions = new LinkedHashMap<>();
    private int line;
    private int answersLeftOut;

    private PretixOrders() {}

    static Table read(byte[] bytes) {
        JsonNode event = parse(bytes).path("event");
        if (!event.path("orders").isArray()) {
            throw UnreadableTable.malformed(AttendeeFormat.PRETIX);
        }
        return new PretixOrders().table(event);
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw UnreadableTable.malformed(AttendeeFormat.PRETIX);
        }
    }

    private Table table(JsonNode event) {
        event.path("items").forEach(this::name);
        event.path("questions").forEach(this::ask);
        rows.add(0, Stream.concat(COLUMNS.stream(), questions.values().stream()).toList());
        int unpaid = 0;
        int tests = 0;
        for (JsonNode order : event.path("orders")) {
            boolean test = order.path("testmode").asBoolean();
            boolean paid = PAID.equals(order.path("status").asText());
            tests += test ? 1 : 0;
            unpaid += test || paid ? 0 : 1;
            add(order, paid && !test);
        }
        rows.count(AttendeeFindingCode.UNPAID_LEFT_OUT, unpaid);
        rows.count(AttendeeFindingCode.TEST_ORDERS_LEFT_OUT, tests);
        rows.count(AttendeeFindingCode.ANSWERS_LEFT_OUT, answersLeftOut);
        return rows.table();
    }

    /** As many as there is room for beside the other columns. */
    private void ask(JsonNode question) {
        if (COLUMNS.size() + questions.size() < TableLimits.COLUMNS) {
            questions.put(question.path("id").asText(), text(question.path("question")));
        }
    }

    private void name(JsonNode item) {
        String name = text(item.path("name"));
        items.put(item.path("id").asText(), name);
        item.path("variations")
                .forEach(variation -> items.put(
                        key(item.path("id"), variation.path("id")), name + " – " + text(variation.path("name"))));
    }

    private static String key(JsonNode item, JsonNode variation) {
        return item.asText() + "/" + variation.asText();
    }

    private void add(JsonNode order, boolean wanted) {
        Map<String, JsonNode> byId = StreamSupport.stream(
                        order.path("positions").spliterator(), false)
                .collect(Collectors.toMap(position -> position.path("id").asText(), position -> position, (a, b) -> a));
        for (JsonNode position : order.path("positions")) {
            line++;
            if (wanted) {
                rows.add(line, row(order, position, byId));
            }
        }
    }

    private List<String> row(JsonNode order, JsonNode position, Map<String, JsonNode> byId) {
        String code = order.path("code").asText();
        JsonNode main = byId.getOrDefault(position.path("addon_to").asText(), position);
        String number = first(position.path("positionid"), position.path("id"));
        List<String> cells = List.of(
                code,
                code + "-" + number,
                first(attendee(position), attendee(main)),
                first(
                        position.path("attendee_email"),
                        main.path("attendee_email"),
                        order.path("email"),
                        order.path("user")),
                item(position),
                position.path("price").asText(),
                first(position.path("company")));
        return Stream.concat(cells.stream(), answers(position.path("answers")).stream())
                .toList();
    }

    private List<String> answers(JsonNode given) {
        Map<String, String> answers = new HashMap<>();
        for (JsonNode answer : given) {
            String question = answer.path("question").asText();
            if (questions.containsKey(question)) {
                answers.put(question, first(answer.path("answer")));
            } else {
                answersLeftOut++;
            }
        }
        return questions.keySet().stream()
                .map(question -> answers.getOrDefault(question, ""))
                .toList();
    }

    private String item(JsonNode position) {
        String alone = items.getOrDefault(
                position.path("item").asText(), position.path("item").asText());
        return items.getOrDefault(key(position.path("item"), position.path("variation")), alone);
    }

    private static JsonNode attendee(JsonNode position) {
        JsonNode whole = position.path("attendee_name");
        return whole.isTextual() && !whole.asText().isBlank() ? whole : joined(position.path("attendee_name_parts"));
    }

    private static JsonNode joined(JsonNode parts) {
        String whole = parts.path("full_name").asText("");
        String joined = Stream.of("given_name", "middle_name", "family_name")
                .map(part -> parts.path(part).asText(""))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        return JSON.getNodeFactory().textNode(whole.isBlank() ? joined : whole);
    }

    private static String first(JsonNode... nodes) {
        return Stream.of(nodes)
                .filter(node -> !node.isNull() && !node.isMissingNode())
                .map(node -> node.asText().strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** In one language, or as an object of several: then in English, else in the first. */
    private static String text(JsonNode name) {
        return name.isObject()
                ? first(
                        name.path("en"),
                        name.elements().hasNext() ? name.elements().next() : name)
                : first(name);
    }
}
