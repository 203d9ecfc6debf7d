package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.haskap.kernel.Finding;
import org.haskap.reading.PlanDraft.Figure;
import org.haskap.reading.PlanDraft.Indicator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indicators in whole documents of invented cities, where outline, sections and tables compete for the same lines. */
class IndicatorDocumentsTest {
    @TempDir
    Path folder;

    private Reading read(String name, String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        return Readers.read(file, Readers.Kind.PLAN);
    }

    private List<String> indicators(String name, String... lines) throws IOException {
        return summaries(read(name, lines));
    }

    private static List<String> summaries(Reading reading) {
        return PlanDocuments.draft(reading).indicators().stream()
                .map(IndicatorDocumentsTest::summary)
                .toList();
    }

    private static String summary(Indicator i) {
        return i.name() + " " + i.direction() + " " + figure(i.baseline()) + " → " + figure(i.target());
    }

    private static String figure(Figure f) {
        String value =
                f.value() == null ? String.valueOf(f.missing()) : f.value().toPlainString();
        return f.period() == null ? value : value + "@" + f.period().code();
    }

    private static List<String> findings(Reading reading) {
        return reading.findings().stream().map(Finding::code).toList();
    }

    @Test
    void columns_of_years_date_the_figures_beside_them() throws IOException {
        String heading = "指標名,基準値,基準年度,目標値,目標年度";
        assertThat(indicators("years.csv", heading, "企業誘致件数,3件,2018,10件,2024", "相談者数,1人,H30,5人,R6"))
                .containsExactly("企業誘致件数 INCREASE 3@FY2018 → 10@FY2024", "相談者数 INCREASE 1@FY2018 → 5@FY2024");
        assertThat(indicators("flat.txt", "指標名　基準年度　基準値　目標年度　目標値", "企業誘致件数　H30　3件　R6　10件"))
                .containsExactly("企業誘致件数 INCREASE 3@FY2018 → 10@FY2024");
    }

    @Test
    void columns_of_years_without_others_hold_the_figures() throws IOException {
        assertThat(indicators("alone.txt", "指標名　基準年　目標年", "企業誘致件数　3件　10件")).containsExactly("企業誘致件数 INCREASE 3 → 10");
    }

    @Test
    void a_year_that_cannot_be_read_and_several_undated_targets_are_told() throws IOException {
        Reading year = read("bad.csv", "指標名,基準値,基準年度,目標値,目標年度", "企業誘致件数,3件,昔,10件,2024");
        assertThat(findings(year)).contains("value-not-understood");
        Reading several = read("several.csv", "指標名,基準値,目標値,最終目標値", "企業誘致件数,3件,5件,10件");
        assertThat(findings(several)).contains("several-targets");
    }

    @Test
    void a_row_that_is_not_understood_is_reported_and_no_part_of_the_next_name() throws IOException {
        Reading reading = read("rows.txt", "指標　基準値　目標値", "移住相談者　45人　たくさん", "法人市民税　1億円　基準値より1割増");
        assertThat(summaries(reading)).containsExactly("法人市民税 INCREASE 100000000 → 110000000");
        assertThat(findings(reading)).containsExactly("value-missing-in-row");
    }

    @Test
    void years_below_a_row_date_it() throws IOException {
        assertThat(indicators(
                        "below.txt", "指標　基準値　目標値", "市内総生産額　2,100億円　2,300億円", "（平成25年度）　（平成31年度）", "従業者数　100人　200人"))
                .containsExactly(
                        "市内総生産額 INCREASE 210000000000@FY2013 → 230000000000@FY2019", "従業者数 INCREASE 100 → 200");
    }

    @Test
    void a_series_goes_on_over_years_without_a_word() throws IOException {
        Reading reading =
                read("series.txt", "新規就農者数", "平成27年度　5人（基準値）", "平成28年度　6人", "平成30年度　8人（現状値）", "令和6年度　15人（目標値）");
        assertThat(summaries(reading)).containsExactly("新規就農者数 INCREASE 5@FY2015 → 15@FY2024");
        assertThat(PlanDocuments.draft(reading).indicators().getFirst().series())
                .hasSize(4);
        assertThat(indicators("nameless.txt", "平成28年度　6人", "平成30年度　8人（現状値）", "令和6年度　15人（目標値）"))
                .isEmpty();
    }

    @Test
    void a_change_from_the_baseline_names_it() throws IOException {
        assertThat(indicators("change.txt", "耕作放棄地面積：35ha → 基準値より3割減", "ごみ量：50t → 現状値より2割減", "公園数：3箇所 → 基準値の維持"))
                .containsExactly("耕作放棄地面積 DECREASE 35 → 24.5", "ごみ量 DECREASE 50 → 40", "公園数 MAINTAIN 3 → 3");
    }
}
