package org.haskap.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource({
        "國會學灣髙﨑邊澤齋, 国会学湾高崎辺沢斎",
        "亞鹽櫻價應, 亜塩桜価応",
        "豐樓郞祿與寶, 豊楼郎禄与宝",
        "ｶﾞﾊﾟｱ, ガパア",
        "①㈱㌧Ⅳ％, 1(株)トンIV%",
        "−―‐－, ----",
        "辨瓣辯, 弁弁弁",
        "創業を支援, 創業を支援"
    })
    void characters_that_mean_the_same_become_the_same(String printed, String folded) throws IOException {
        try (var reader = new MappingCharFilter(Folding.map(), new StringReader(printed))) {
            var read = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                read.append((char) c);
            }
            assertThat(read).hasToString(folded);
        }
    }
}
