package io.plenary.formats.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An element of a statement. */
final class CamtNode {

    final String name;
    final String currency;
    final List<CamtNode> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();

    /** @param currency its attribute; null for none */
    CamtNode(String name, String currency) {
        this.name = name;
        this.currency = currency;
    }

    Stream<CamtNode> all(String child) {
        return children.stream().filter(node -> node.name.equals(child));
    }

    /** The first that lies there. */
    Optional<CamtNode> at(String... path) {
        Stream<CamtNode> found = Stream.of(this);
        for (String step : path) {
            found = found.flatMap(node -> node.all(step));
        }
        return found.findFirst();
    }

    Optional<String> textAt(String... path) {
        return at(path).map(CamtNode::text).filter(found -> !found.isEmpty());
    }

    String text() {
        return text.toString().strip();
    }
}
