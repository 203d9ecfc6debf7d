package org.haskap.feed;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The form of a batch, for the description of the interface; {@link FactsJson} reads it and names each part that is wrong. */
@Schema(description = "まとめて送る事実")
record FactBatch(
        @Schema(
                description = "all：一つでも誤りがあれば何も記録しない。each：正しいものだけを記録する",
                allowableValues = {"all", "each"},
                defaultValue = "all")
        String mode,

        @Schema(description = "事実。10,000件まで") List<Item> facts) {
    FactBatch {
        facts = List.copyOf(facts);
    }

    /** One fact, or one that takes another back. */
    @Schema(name = "FactItem")
    record Item(
            @Schema(description = "送る側の番号。団体の中で重ならないもの。個人を表すものを使わない", maxLength = FeedRules.LONGEST_ID)
            String id,

            @Schema(description = "取り消す事実の番号。このときは id のほかに何も書かない")
            String reverses,

            @Schema(description = "種類の記号", example = "consultation.opened")
            String kind,

            @Schema(description = "起きた日（日本の暦日）") LocalDate occurredOn,

            @Schema(description = "数量。省くと1", defaultValue = "1")
            BigDecimal quantity,

            @Schema(description = "計画の名前。省くと地域の戦略") String plan,

            @Schema(description = "計画の項目の記号", example = "m3-p1")
            String node,

            @Schema(description = "対象の人の、送る側での番号。復元できない形に変えてから記録し、番号そのものは残さない")
            String subject,

            @Schema(description = "内訳の記号と値") Map<String, String> dimensions) {}
}
