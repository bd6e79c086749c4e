package io.plenary.web.contract;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.serviceproxy.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks path, query and headers of the requests for one operation. Where nothing is wrong, nothing is allocated. */
final class RequestCheck {

    private record Checked(String name, String pointer, boolean required, ParameterCheck check) {

        static Checked of(Parameter parameter) {
            return new Checked(
                    parameter.name(), parameter.pointer(), parameter.required(), ParameterCheck.of(parameter.schema()));
        }

        FieldError fault(String value) {
            if (value == null) {
                return required ? Fault.REQUIRED.at(pointer) : null;
            }
            return check.fault(pointer, value);
        }
    }

    /** Headers whose lines together are one value (RFC 9110 §5.3). */
    private static final Set<String> LISTS = Set.of("If-Match", "If-None-Match");

    private final List<Checked> path;
    private final List<Checked> headers;
    private final Map<String, Checked> query;
    private final List<Checked> requiredQuery;

    RequestCheck(Operation operation) {
        path = checked(operation, Parameter.Place.PATH);
        headers = checked(operation, Parameter.Place.HEADER);
        query = checked(operation, Parameter.Place.QUERY).stream()
                .collect(Collectors.toUnmodifiableMap(Checked::name, parameter -> parameter));
        requiredQuery = query.values().stream().filter(Checked::required).toList();
    }

    private static List<Checked> checked(Operation operation, Parameter.Place place) {
        return operation.parametersIn(place).stream().map(Checked::of).toList();
    }

    /** @return the refusal, or null if the request fits */
    ServiceException refusal(RoutingContext request) {
        List<FieldError> misnamed = checkPath(request);
        if (misnamed != null) {
            // What cannot be a name is nobody's: a broken link is answered like one to what is gone.
            return Refusal.NOT_FOUND.because("There is nothing at this path.", misnamed);
        }
        List<FieldError> faults = checkHeaders(request);
        if (request.request().query() != null || !requiredQuery.isEmpty()) {
            MultiMap values = decoded(request);
            if (values == null) {
                return Refusal.INVALID.because("The query is malformed.");
            }
            faults = checkQuery(faults, values);
        }
        return faults == null ? null : Refusal.INVALID.because("The request has faults.", faults);
    }

    /** Null where the query is not encoded as queries are, such as {@code ?q=%zz}. */
    private static MultiMap decoded(RoutingContext request) {
        try {
            return request.queryParams();
        } catch (HttpException | IllegalArgumentException undecodable) {
            return null;
        }
    }

    private List<FieldError> checkPath(RoutingContext request) {
        List<FieldError> faults = null;
        for (int i = 0; i < path.size(); i++) {
            Checked parameter = path.get(i);
            faults = note(faults, parameter.fault(request.pathParam(parameter.name())));
        }
        return faults;
    }

    private List<FieldError> checkHeaders(RoutingContext request) {
        List<FieldError> faults = null;
        for (int i = 0; i < headers.size(); i++) {
            Checked parameter = headers.get(i);
            faults = note(faults, fault(parameter, request.request()));
        }
        return faults;
    }

    private static FieldError fault(Checked header, HttpServerRequest request) {
        String value = request.getHeader(header.name());
        boolean isList = LISTS.contains(header.name());
        return value != null
                        && !isList
                        && request.headers().getAll(header.name()).size() > 1
                ? Fault.GIVEN_TWICE.at(header.pointer())
                : header.fault(value);
    }

    private List<FieldError> checkQuery(List<FieldError> before, MultiMap values) {
        List<FieldError> faults = before;
        for (String name : values.names()) {
            faults = note(faults, fault(name, values.getAll(name)));
        }
        for (Checked parameter : requiredQuery) {
            faults = note(faults, values.contains(parameter.name()) ? null : Fault.REQUIRED.at(parameter.pointer()));
        }
        return faults;
    }

    private FieldError fault(String name, List<String> values) {
        Checked parameter = query.get(name);
        if (parameter == null) {
            return Fault.UNKNOWN_PARAMETER.at(Parameter.Place.QUERY.prefix() + name);
        }
        return values.size() > 1 ? Fault.GIVEN_TWICE.at(parameter.pointer()) : parameter.fault(values.get(0));
    }

    private static List<FieldError> note(List<FieldError> faults, FieldError fault) {
        if (fault == null) {
            return faults;
        }
        List<FieldError> noted = faults == null ? new ArrayList<>() : faults;
        noted.add(fault);
        return noted;
    }
}
