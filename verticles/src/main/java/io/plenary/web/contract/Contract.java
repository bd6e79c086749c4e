package io.plenary.web.contract;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.impl.OpenAPIFormatValidator;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An OpenAPI 3.1 document with every reference resolved. The model of vertx-openapi is not used: it knows no
 * {@code application/problem+json}, no XML, no calendars, and sorts the paths; and it takes seconds of a processor to resolve what
 * is in one document anyway.
 */
public final class Contract {

    private static final String BASE_URI = "app://contract";

    private static final JsonSchemaOptions CHECKS = new JsonSchemaOptions()
            .setBaseUri(BASE_URI)
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Basic);

    private final JsonObject document;
    private final List<Operation> operations;

    private Contract(JsonObject document) {
        this.document = document;
        JsonArray security = document.getJsonArray("security", new JsonArray());
        this.operations = Contract.<JsonObject>members(document.getJsonObject("paths"))
                .flatMap(path -> operations(path.getKey(), path.getValue(), security))
                .toList();
    }

    /**
     * Whether it is valid OpenAPI 3.1 is asked when the program is built, not whenever it starts.
     *
     * @param paths of YAML files on the class path, which together are the document
     * @return fails if two of them define the same, or refer to what is not there
     */
    public static Future<Contract> load(Vertx vertx, List<String> paths) {
        // On workers: while a machine starts, reading so much YAML takes a while.
        List<Future<Map<String, Object>>> parts = paths.stream()
                .map(path -> vertx.executeBlocking(() -> Documents.read(path), false))
                .toList();
        return Future.all(parts).compose(read -> vertx.executeBlocking(() -> of(read.list()), false));
    }

    private static Contract of(List<Map<String, Object>> parts) {
        Map<String, Object> document = whole(parts).merged();
        References.resolve(document);
        return new Contract(new JsonObject(document));
    }

    private static Documents whole(List<Map<String, Object>> parts) {
        Documents documents = new Documents();
        parts.forEach(documents::add);
        ProblemTypes.tell(documents.merged());
        return documents;
    }

    /** The document these files are together, for whoever asks for it: YAML. Takes a while; blocks. */
    public static Buffer text(List<String> paths) {
        return whole(paths.stream().map(Documents::read).toList()).text();
    }

    private static Stream<Operation> operations(String path, JsonObject item, JsonArray security) {
        List<Parameter> shared = parameters(item);
        return Operation.METHODS.stream()
                .filter(method -> item.containsKey(method.name().toLowerCase()))
                .map(method -> {
                    JsonObject model = item.getJsonObject(method.name().toLowerCase());
                    List<Parameter> parameters = new ArrayList<>(shared);
                    parameters.addAll(parameters(model));
                    return Operation.of(method, path, List.copyOf(parameters), security, model);
                });
    }

    private static List<Parameter> parameters(JsonObject model) {
        return model.getJsonArray("parameters", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(Parameter::of)
                .toList();
    }

    /** The members of an object, without the notes the resolver leaves in it. */
    @SuppressWarnings("unchecked")
    public static <T> Stream<Map.Entry<String, T>> members(JsonObject object) {
        return object.stream()
                .filter(JsonSchema.EXCLUDE_ANNOTATION_ENTRIES)
                .map(member -> Map.entry(member.getKey(), (T) member.getValue()));
    }

    /** Every operation, in the order of the document. */
    public List<Operation> operations() {
        return operations;
    }

    /** Why requests may be refused, in the order of the document. */
    public List<ProblemType> problemTypes() {
        JsonObject types = document.getJsonObject(ProblemTypes.TYPES, new JsonObject());
        Map<String, List<String>> answering = new HashMap<>();
        operations.forEach(operation -> operation.problems().forEach(code -> answering
                .computeIfAbsent(code, first -> new ArrayList<>())
                .add(operation.id())));
        return Contract.<JsonObject>members(types)
                .map(type -> ProblemType.of(
                        type.getKey(), type.getValue(), answering.getOrDefault(type.getKey(), List.of())))
                .toList();
    }

    /** The path all operations are below, without the host. */
    public String basePath() {
        String url = document.getJsonArray("servers").getJsonObject(0).getString("url");
        return URI.create(url).getPath();
    }

    /**
     * A validator that knows no other schemas: one of the repository's keeps a list of all of them, a hundred megabytes together.
     *
     * @param schema of this document, with its references resolved
     */
    public Validator validator(JsonObject schema) {
        return Validator.create(JsonSchema.of(schema), CHECKS, new OpenAPIFormatValidator());
    }
}
