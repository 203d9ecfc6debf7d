package org.haskap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The map drawn in ARCHITECTURE.md is the house as it stands: same rooms, same doors, arrows pointing down. */
class ModuleMapTest {
    private static final Pattern ARROW = Pattern.compile("^\\s*(\\w+) --> (\\w+(?: & \\w+)*)$");
    private static final Pattern LAYER = Pattern.compile("^\\s*subgraph (\\w+).*$");
    private static final Pattern ROOM = Pattern.compile("^\\s*(\\w+)(?:\\[.*])?$");

    /** Everybody may use the kernel, so arrows to it are not drawn. */
    private static final String KERNEL = "kernel";

    private static final ApplicationModules MODULES = ApplicationModules.of("org.haskap");

    @Test
    void modules_know_only_each_others_public_faces_and_form_no_cycle() {
        MODULES.verify();
    }

    @Test
    void the_drawn_map_has_every_module_and_every_arrow_and_no_other() throws IOException {
        var map = DrawnMap.read(Path.of("ARCHITECTURE.md"));
        SortedSet<String> rooms = new TreeSet<>();
        SortedSet<String> arrows = new TreeSet<>();
        MODULES.stream().forEach(module -> {
            var from = module.getIdentifier().toString();
            rooms.add(from);
            module.getDirectDependencies(MODULES)
                    .uniqueModules()
                    .map(target -> target.getIdentifier().toString())
                    .filter(to -> !to.equals(KERNEL))
                    .forEach(to -> arrows.add(from + " --> " + to));
        });
        assertThat(new TreeSet<>(map.layerOf().keySet())).isEqualTo(rooms);
        assertThat(map.arrows()).isEqualTo(arrows);
    }

    @Test
    void arrows_point_down_or_stay_on_their_floor() throws IOException {
        var map = DrawnMap.read(Path.of("ARCHITECTURE.md"));
        assertThat(map.arrows()).isNotEmpty().allSatisfy(arrow -> {
            var ends = arrow.split(" --> ", -1);
            assertThat(map.floor(ends[0])).isLessThanOrEqualTo(map.floor(ends[1]));
        });
    }

    /** Floors from the top down, rooms with their floor, and arrows, as the Mermaid drawing states them. */
    private record DrawnMap(List<String> floors, Map<String, String> layerOf, SortedSet<String> arrows) {
        int floor(String room) {
            return floors.indexOf(layerOf.get(room));
        }

        static DrawnMap read(Path file) throws IOException {
            var text = Files.readString(file);
            int start = text.indexOf("```mermaid");
            var drawing = text.substring(start, text.indexOf("```", start + 3));
            List<String> floors = new ArrayList<>();
            Map<String, String> layerOf = new HashMap<>();
            SortedSet<String> arrows = new TreeSet<>();
            var floor = "";
            for (var line : drawing.lines().skip(2).toList()) {
                var arrow = ARROW.matcher(line);
                var layer = LAYER.matcher(line);
                var room = ROOM.matcher(line);
                if (arrow.matches()) {
                    for (var to : arrow.group(2).split(" & ", -1)) {
                        arrows.add(arrow.group(1) + " --> " + to);
                    }
                } else if (layer.matches()) {
                    floor = layer.group(1);
                    floors.add(floor);
                } else if (room.matches() && !room.group(1).equals("end")) {
                    layerOf.put(room.group(1), floor);
                }
            }
            return new DrawnMap(floors, layerOf, arrows);
        }
    }
}
