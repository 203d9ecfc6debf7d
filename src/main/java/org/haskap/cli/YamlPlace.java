package org.haskap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds the line of an entry in a YAML file, for messages. */
final class YamlPlace {
    private YamlPlace() {}

    /**
     * The line, from 1, of an entry, or of the nearest one around it that is there.
     *
     * @param path such as {@code programmes[1].number}
     */
    static OptionalInt line(Path file, String path) {
        try (var reader = Files.newBufferedReader(file)) {
            Node node = new Yaml(new LoaderOptions()).compose(reader);
            if (node == null) {
                return OptionalInt.empty();
            }
            int line = node.getStartMark().getLine();
            for (String step : path.replace("[", ".[").split("\\.")) {
                Node entry = entry(node, step);
                if (entry == null) {
                    break;
                }
                line = entry.getStartMark().getLine();
                node = step.startsWith("[") ? entry : value(node, step);
            }
            return OptionalInt.of(line + 1);
        } catch (YAMLException | IOException e) {
            return OptionalInt.empty();
        }
    }

    private static @Nullable Node entry(@Nullable Node node, String step) {
        if (node instanceof SequenceNode list && step.matches("\\[\\d{1,6}]")) {
            int index = Integer.parseInt(step.substring(1, step.length() - 1)) - 1;
            return index >= 0 && index < list.getValue().size()
                    ? list.getValue().get(index)
                    : null;
        }
        NodeTuple tuple = tuple(node, step);
        return tuple == null ? null : tuple.getKeyNode();
    }

    private static @Nullable Node value(@Nullable Node node, String step) {
        NodeTuple tuple = tuple(node, step);
        return tuple == null ? null : tuple.getValueNode();
    }

    private static @Nullable NodeTuple tuple(@Nullable Node node, String step) {
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(step)) {
                    return tuple;
                }
            }
        }
        return null;
    }
}
