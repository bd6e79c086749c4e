package io.plenary.web.contract;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plenary.contracts.Caller;
import io.plenary.contracts.Dto;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Json;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A request that fits its operation. What the contract does not name cannot be asked for. */
public final class Call {

    private static final int USUAL_LIMIT = 50;

    private final RoutingContext context;
    private final JsonObject body;
    private final byte[] digest;
    private final Cursors cursors;
    private final String cursor;

    /**
     * @param body the JSON body, null where there is none or it is no JSON
     * @param digest of the body as sent, null where the request has no key
     * @throws io.vertx.serviceproxy.ServiceException INVALID if it names a cursor that is none of this list
     */
    Call(RoutingContext context, JsonObject body, byte[] digest, Cursors cursors) {
        this.context = context;
        this.body = body;
        this.digest = digest;
        this.cursors = cursors;
        this.cursor = cursors.open(list(), query("cursor"));
    }

    public RoutingContext context() {
        return context;
    }

    /** Whoever calls, with the key of this request where it has one. */
    public Caller named(Caller caller) {
        return RequestKey.isNamed(context) ? caller.asking(RequestKey.of(context, caller, digest)) : caller;
    }

    public String path(String name) {
        return context.pathParam(name);
    }

    public UUID pathUuid(String name) {
        return UUID.fromString(context.pathParam(name));
    }

    /** The value of a query parameter, or null. */
    public String query(String name) {
        return context.request().query() == null ? null : context.queryParams().get(name);
    }

    public UUID queryUuid(String name) {
        String value = query(name);
        return value == null ? null : UUID.fromString(value);
    }

    public Integer queryInteger(String name) {
        String value = query(name);
        return value == null ? null : Integer.valueOf(value);
    }

    public LocalDate queryDate(String name) {
        String value = query(name);
        return value == null ? null : LocalDate.parse(value);
    }

    public Instant queryInstant(String name) {
        String value = query(name);
        return value == null ? null : OffsetDateTime.parse(value).toInstant();
    }

    public Boolean queryBoolean(String name) {
        String value = query(name);
        return value == null ? null : Boolean.valueOf(value);
    }

    /** Whether what is asked for is what organizers work on. */
    public boolean isOfDraft() {
        return Boolean.TRUE.equals(queryBoolean("draft"));
    }

    public <E extends Enum<E>> E queryEnum(String name, Class<E> type) {
        String value = query(name);
        return value == null ? null : Enum.valueOf(type, value);
    }

    /** How many items at most. */
    public int limit() {
        String value = query("limit");
        return value == null ? USUAL_LIMIT : Integer.parseInt(value);
    }

    /** Where the page starts, or null for the first. */
    public String cursor() {
        return cursor;
    }

    /** A page, which may have another after it. */
    public Answer page(Dto page) {
        return Answer.json(200, sign(page.toJson()));
    }

    /** A page as JSON, with its cursor as clients get to see it. */
    public String sign(String page) {
        return cursors.sign(list(), page);
    }

    /** Operations that list have a path each, and it says whose list it is. */
    private String list() {
        return context.normalizedPath();
    }

    /** A member of the body that is text, or null. */
    public String member(String name) {
        return body != null && body.getValue(name) instanceof String text ? text : null;
    }

    public String header(String name) {
        return context.request().getHeader(name);
    }

    /** Whether the body of this answer goes to the caller: it was not only asked about, and is not known already. */
    public boolean isSent(Answer answer) {
        HttpMethod method = context.request().method();
        return method != HttpMethod.HEAD && (method != HttpMethod.GET || !isKnown(answer.etag()));
    }

    /** Whether the caller has what has this entity tag: then nobody has to make it. */
    public boolean isKnown(String etag) {
        String known = header("If-None-Match");
        return known != null && Etags.match(known, etag);
    }

    /** The version the caller knows, or null where any will do. */
    public Long ifMatch() {
        String value = header("If-Match");
        return value == null || value.equals("*")
                ? null
                : Long.valueOf(value.substring(value.indexOf('"') + 1, value.length() - 1));
    }

    /** The body as sent. */
    public Buffer bytes() {
        return context.body().buffer();
    }

    /** The media type of the body, without its parameters. */
    public String mediaType() {
        return BodyCheck.mediaType(header("Content-Type"));
    }

    public MergePatch patch() {
        return new MergePatch(body);
    }

    /** Whether there is one, where the contract leaves that open. */
    public boolean hasBody() {
        return body != null;
    }

    /**
     * The body as a record.
     *
     * @throws io.vertx.serviceproxy.ServiceException INVALID where the contract allows what the record cannot hold
     */
    public <T> T body(Class<T> type) {
        return body(type, Map.of());
    }

    /** @param absent what the record needs where the body does not say it */
    public <T> T body(Class<T> type, Map<String, ?> absent) {
        try {
            ObjectNode members = Json.MAPPER.valueToTree(absent);
            members.setAll((ObjectNode) Json.MAPPER.readTree(bytes().getBytes()));
            return Json.MAPPER.treeToValue(members, type);
        } catch (JsonMappingException e) {
            throw Refusal.INVALID.because("The request body has faults.", List.of(Fault.IMPOSSIBLE.at(pointer(e))));
        } catch (IOException e) {
            throw Refusal.INVALID.because("The request body is no JSON.");
        }
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
    }
}
