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
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.OpenAPIVersion;
import io.vertx.openapi.impl.OpenAPIFormatValidator;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An OpenAPI 3.1 document, checked against the schema of OpenAPI and with every reference resolved. The model of
 * vertx-openapi is not used: it knows no {@code application/problem+json}, no XML, no calendars, and sorts the paths.
 */
public final class Contract {

    private static final String BASE_URI = "app://contract";

    private static final JsonSchemaOptions CHECKS = new JsonSchemaOptions()
            .setBaseUri(BASE_URI)
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Basic);

    private final Buffer text;
    private final JsonObject document;
    private final List<Operation> operations;

    private Contract(Buffer text, JsonObject document) {
        this.text = text;
        this.document = document;
        JsonArray security = document.getJsonArray("security", new JsonArray());
        this.operations = Contract.<JsonObject>members(document.getJsonObject("paths"))
                .flatMap(path -> operations(path.getKey(), path.getValue(), security))
                .toList();
    }

    /**
     * @param paths of YAML files, in the file system or on the class path, which together are the document
     * @return fails if they are no valid OpenAPI 3.1, or two of them define the same
     */
    public static Future<Contract> load(Vertx vertx, List<String> paths) {
        List<Future<Buffer>> files =
                paths.stream().map(vertx.fileSystem()::readFile).toList();
        return Future.all(files)
                // On a worker: while a machine starts, reading and writing so much YAML takes seconds.
                .compose(read -> vertx.executeBlocking(() -> Joined.of(files), false))
                .compose(joined -> load(vertx, joined.text(), joined.document()));
    }

    private record Joined(Buffer text, JsonObject document) {

        static Joined of(List<Future<Buffer>> files) {
            Documents documents = new Documents();
            files.forEach(file -> documents.add(file.result()));
            ProblemTypes.tell(documents.merged());
            return new Joined(documents.text(), new JsonObject(documents.merged()));
        }
    }

    private static Future<Contract> load(Vertx vertx, Buffer text, JsonObject raw) {
        return OpenAPIVersion.V3_1.getRepository(vertx, BASE_URI).compose(schemas -> resolved(vertx, schemas, raw)
                .map(document -> new Contract(text, document)));
    }

    private static Future<JsonObject> resolved(Vertx vertx, SchemaRepository schemas, JsonObject raw) {
        return OpenAPIVersion.V3_1.validateContract(vertx, schemas, raw).compose(result -> {
            if (!result.getValid()) {
                throw new IllegalArgumentException("The contract is no OpenAPI 3.1: " + reasons(result));
            }
            return OpenAPIVersion.V3_1.resolve(vertx, schemas, raw);
        });
    }

    private static List<String> reasons(OutputUnit result) {
        return result.getErrors().stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getError())
                .toList();
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

    /** The document, for whoever asks for it: YAML. */
    public Buffer text() {
        return text;
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
