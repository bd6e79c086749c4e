package io.plenary;

import io.plenary.runtime.Node;
import io.vertx.core.Deployable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The verticle of every service, by name. */
final class Services {

    private Services() {}

    static Map<String, Supplier<Deployable>> of(Node node) {
        return new LinkedHashMap<>();
    }
}
