package io.plenary.web.contract;

import io.vertx.ext.web.Router;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which routes a request tries. vertx-web tries all of a router one after the other, and the contract has hundreds: here each
 * request gets a router of those alone that its path may belong to. The first and the third part of a path tell, where
 * {@code /conferences/{conf}/rooms/{id}} has its nouns.
 */
final class Branches {

    private static final int THIRD = 2;

    private record Branch(String first, String third) {

        /** Whether a path with this branch's parts may be one of the operation. */
        boolean mayBe(Operation operation) {
            String noun = part(operation.path(), THIRD);
            return part(operation.path(), 0).equals(first) && (noun.equals(third) || isName(noun));
        }
    }

    private final Map<Branch, Router> routers = new HashMap<>();

    /** @param router makes the router of some operations, which are in the order of the contract */
    Branches(List<Operation> operations, Function<List<Operation>, Router> router) {
        Set<Branch> branches = operations.stream().map(Branches::branch).collect(Collectors.toSet());
        operations.forEach(operation -> branches.add(new Branch(part(operation.path(), 0), "")));
        branches.forEach(branch -> routers.put(
                branch, router.apply(operations.stream().filter(branch::mayBe).toList())));
    }

    private static Branch branch(Operation operation) {
        String first = part(operation.path(), 0);
        if (isName(first)) {
            throw new IllegalArgumentException("Paths begin with a word that is the same for all: " + operation.path());
        }
        String third = part(operation.path(), THIRD);
        return new Branch(first, isName(third) ? "" : third);
    }

    private static boolean isName(String part) {
        return part.startsWith("{");
    }

    /**
     * @param path below the base path, with a slash at its start
     * @return null if no operation has such a path
     */
    Router at(String path) {
        String first = part(path, 0);
        Router router = routers.get(new Branch(first, part(path, THIRD)));
        return router == null ? routers.get(new Branch(first, "")) : router;
    }

    /** Empty where the path is shorter. */
    private static String part(String path, int index) {
        int start = 1;
        for (int i = 0; i < index && start > 0; i++) {
            start = path.indexOf('/', start) + 1;
        }
        if (start == 0 || start > path.length()) {
            return "";
        }
        int end = path.indexOf('/', start);
        return path.substring(start, end < 0 ? path.length() : end);
    }
}
