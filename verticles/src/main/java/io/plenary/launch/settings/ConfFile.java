package io.plenary.launch.settings;

import io.plenary.failures.Failures;
import io.plenary.failures.StartFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** {@code conf/plenary.yaml} as dotted keys, each with its line: the tree of nodes is read because values have forgotten it. */
final class ConfFile {

    private final Path file;
    private final Map<String, Given> givenByKey = new LinkedHashMap<>();

    private ConfFile(Path file) {
        this.file = file;
    }

    static Map<String, Given> read(Path file) {
        ConfFile conf = new ConfFile(file);
        try (Reader reader = Files.newBufferedReader(file)) {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
            if (root != null) {
                conf.addTree("", root);
            }
        } catch (MarkedYAMLException e) {
            throw new StartFailure(
                    file + " line " + (e.getProblemMark().getLine() + 1) + ": " + e.getProblem() + ".", e);
        } catch (IOException | YAMLException e) {
            throw new StartFailure("Cannot read " + file + ": " + Failures.reason(e) + ".", e);
        }
        return conf.givenByKey;
    }

    private void addTree(String key, Node node) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                String name = scalar(entry.getKeyNode());
                addTree(key.isEmpty() ? name : key + "." + name, entry.getValueNode());
            }
        } else if (!Tag.NULL.equals(node.getTag())) {
            addValue(key, node);
        }
    }

    private void addValue(String key, Node node) {
        String origin = file + " line " + (node.getStartMark().getLine() + 1) + ": " + key;
        if (!isKnown(key)) {
            throw new StartFailure(origin + " is not a setting.");
        }
        String text = node instanceof SequenceNode list
                ? list.getValue().stream().map(this::scalar).collect(Collectors.joining(","))
                : scalar(node);
        if (givenByKey.put(key, new Given(text, origin)) != null) {
            throw new StartFailure(origin + " is given twice.");
        }
    }

    private static boolean isKnown(String key) {
        return Option.ofKey(key).isPresent()
                || key.startsWith(Option.SERVICE_URI_KEY)
                || key.startsWith(Option.SERVER_KEY)
                || key.startsWith(Option.READER_KEY)
                || OidcSettings.isMember(key)
                || key.startsWith(Option.TIER_KEY)
                || key.startsWith(Option.TIER_OF_KEY);
    }

    private String scalar(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new StartFailure(file + " line " + (node.getStartMark().getLine() + 1) + ": a single value is expected.");
    }
}
