package org.haskap.opendata;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.haskap.web.Query;
import org.jspecify.annotations.Nullable;

/**
 * Some of many, as the interface answers.
 *
 * @param total how many there are in all
 * @param page which part this is, from 1
 * @param size how many a part has at most
 * @param next address of the next part, or null
 * @param asOf the day the answer is true for
 * @param published when anything was published last
 * @param licence terms of use, or null where the region has set none
 * @param items this part
 */
record ApiPage<T>(
        @Schema(description = "全部の件数") int total,
        @Schema(description = "何ページ目か。1から") int page,
        @Schema(description = "1ページの最大の件数") int size,

        @Schema(description = "次のページの住所。なければnull", nullable = true) @Nullable
        String next,

        @Schema(description = "この日の時点の答え") LocalDate asOf,
        @Schema(description = "最後に公開された時刻") Instant published,

        @Schema(description = "利用条件の記号。定められていなければnull", nullable = true) @Nullable
        String licence,

        List<T> items) {
    ApiPage {
        items = List.copyOf(items);
    }

    /** The part of a list that was asked for. */
    static <T> ApiPage<T> of(List<T> all, Asked asked, Query here, PublicData data) {
        int from = (int) Math.min(all.size(), (asked.page() - 1L) * asked.size());
        int to = Math.min(all.size(), from + asked.size());
        return new ApiPage<>(
                all.size(),
                asked.page(),
                asked.size(),
                to < all.size()
                        ? here.with("page", Integer.toString(asked.page() + 1)).href()
                        : null,
                data.today(),
                data.published(),
                data.licence().map(Licence::code).orElse(null),
                all.subList(from, to));
    }

    /**
     * Which part is asked for.
     *
     * @param page from 1
     * @param size how many
     */
    record Asked(int page, int size) {
        private static final int USUAL = 100;
        private static final int MOST = 1000;

        /** Reads both, each of which may be left out. */
        static Asked of(@Nullable String page, @Nullable String size) {
            return new Asked(number("page", page, 1, 1_000_000), number("size", size, USUAL, MOST));
        }

        private static int number(String name, @Nullable String text, int usual, int most) {
            if (text == null || text.isEmpty()) {
                return usual;
            }
            return Optional.of(text)
                    .filter(digits -> digits.matches("[0-9]{1,7}"))
                    .map(Integer::valueOf)
                    .filter(number -> number >= 1 && number <= most)
                    .orElseThrow(() -> new WrongQueryException(
                            name + " は、1から" + String.format(java.util.Locale.ROOT, "%,d", most) + "までの整数にしてください。"));
        }
    }
}
