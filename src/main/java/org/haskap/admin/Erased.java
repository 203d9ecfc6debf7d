package org.haskap.admin;

import java.util.List;
import java.util.stream.Collectors;
import org.haskap.access.Eraser;

/** What became of what was held about somebody, in words. */
final class Erased {
    private Erased() {}

    static String sentence(List<Eraser.Erased> erased) {
        return erased.stream()
                .filter(each -> each.count() > 0)
                .map(each -> each.what() + "：" + each.outcome().label() + each.count() + "件"
                        + (each.reason().isEmpty() ? "" : "（" + each.reason() + "）"))
                .collect(Collectors.joining("。", "", "。"));
    }
}
