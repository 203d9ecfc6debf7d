package org.haskap.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.haskap.web.chart.BulletBar;
import org.haskap.web.chart.LineChart;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.KpiCard;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Pagination;
import org.haskap.web.ui.Provenance;
import org.haskap.web.ui.Resource;
import org.haskap.web.ui.Step;
import org.haskap.web.ui.Tone;
import org.haskap.web.ui.TreeItem;
import org.haskap.web.ui.Triple;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Every component in every state on one page, with invented content; only where {@code haskap.development} is set. */
@Controller
@ConditionalOnProperty("haskap.development")
public final class DevController {
    private final Pages pages;

    DevController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/dev/components")
    ModelAndView components() {
        return pages.page("dev/components", Head.of("部品の一覧", "開発"), Components.SAMPLES);
    }

    /** A page that fails, so that the problem page can be tried. */
    @GetMapping("/dev/failure")
    ModelAndView failure() {
        throw new IllegalStateException("failing on purpose");
    }

    /**
     * What the page shows.
     *
     * @param banners one of each type
     * @param chips one of each tone
     * @param fields plain, required with support, optional choice, with error
     * @param filter a filter with conditions
     * @param steps one of each state
     * @param card an indicator in short
     * @param triple its figures
     * @param charts drawings with target only, rising, falling and with actual values
     * @param bullets bars with and without an actual value
     * @param pagination links to the pages of a long list
     * @param provenance where a figure comes from
     * @param resources entries with and without marks
     * @param tree a tree of three levels
     * @param downloads files
     * @param errors what is wrong in a form
     * @param trail a breadcrumb
     */
    public record Components(
            List<Banner> banners,
            List<Chip> chips,
            List<Field> fields,
            Filter filter,
            List<Step> steps,
            KpiCard card,
            Triple triple,
            List<LineChart> charts,
            List<BulletBar> bullets,
            Pagination pagination,
            Provenance provenance,
            List<Resource> resources,
            List<TreeItem> tree,
            List<Download> downloads,
            List<Link> errors,
            List<Crumb> trail) {
        private static final List<Field.Option> COLOURS =
                List.of(new Field.Option("a", "赤い実"), new Field.Option("b", "青い実"));
        private static final Triple TRIPLE = new Triple(
                new Triple.Part("412", "千人", "2023年度（令和5年度）", ""),
                new Triple.Part("447", "千人", "2025年度（令和7年度）", "確報"),
                new Triple.Part("520", "千人", "2028年度（令和10年度）", "延べ"),
                "多いほど良い・年間の値");

        static final Components SAMPLES = new Components(
                List.of(
                        new Banner(Banner.Type.SUCCESS, "登録しました", "受付番号は 12345 です。"),
                        new Banner(Banner.Type.ERROR, "登録できませんでした", "内容はまだ保存されていません。"),
                        new Banner(Banner.Type.WARNING, "期限が近づいています", "11月30日までに入力してください。"),
                        new Banner(Banner.Type.INFO, "点検のお知らせ", "夜間に点検を行います。")),
                List.of(
                        new Chip(Tone.BLUE, "◎", "達成"),
                        new Chip(Tone.GREEN, "○", "順調"),
                        new Chip(Tone.YELLOW, "△", "やや遅れ"),
                        new Chip(Tone.ORANGE, "▲", "遅れ"),
                        new Chip(Tone.RED, "▼", "後退"),
                        new Chip(Tone.GRAY, "－", "判定前"),
                        Chip.mark("新")),
                List.of(
                        Field.text("plain", "ことば", "創業"),
                        new Field("required", "団体の名前（50文字以内）", "例：青葉商店会", "", List.of(), true, null),
                        new Field("optional", "実の色", "", "b", COLOURS, false, null),
                        new Field(
                                "wrong",
                                "電話番号",
                                "例：0144-00-0000",
                                "01",
                                List.of(),
                                true,
                                "電話番号は数字10桁または11桁で入力してください。")),
                new Filter(
                        "/dev/components",
                        List.of(new Filter.Kept("year", "2025")),
                        List.of(Field.choice("colour", "実の色", "a", COLOURS), Field.text("word", "ことば", "創業")),
                        List.of(
                                new Filter.Condition("実の色：赤い実", "/dev/components?word=x"),
                                new Filter.Condition("ことば：創業", "/dev/components?colour=a")),
                        "12件のうち3件を表示しています"),
                List.of(
                        new Step("制度を選ぶ", Step.State.COMPLETED, "/dev/components"),
                        new Step("申請者の情報", Step.State.EDITING, null),
                        new Step("書類", Step.State.ERROR, null),
                        new Step("代理人", Step.State.SKIPPED, null),
                        new Step("確認", Step.State.REACHED, null),
                        new Step("完了", Step.State.AHEAD, null)),
                new KpiCard("交流人口", "/dev/components", TRIPLE, new Chip(Tone.YELLOW, "△", "やや遅れ")),
                TRIPLE,
                List.of(
                        chart(null, "520", List.of()),
                        chart("412", "520", List.of()),
                        chart("520", "412", List.of()),
                        chart("412", "520", List.of(point(2024, "430"), point(2025, "447")))),
                Stream.of(bullet("412", "447", "520"), bullet("520", null, "412"))
                        .flatMap(Optional::stream)
                        .toList(),
                new Pagination(6, 12, "/dev/components?page="),
                new Provenance(
                        "交流人口 412 千人 520 千人",
                        new Link("計画 3ページ 120行目", "/dev/components#p3-l120"),
                        List.of(Fact.of("定義", "市の外から訪れた人の数"), Fact.of("担当", "観光課"))),
                List.of(
                        new Resource("一つめの資料", "/dev/components", List.of(Chip.mark("新")), "説明の文です。", "2026年11月20日"),
                        new Resource("二つめの資料", "/dev/components", List.of(), "", "")),
                List.of(new TreeItem(
                        "t1",
                        "Ⅰ",
                        "一つめの柱",
                        null,
                        List.of(),
                        List.of("柱の説明です。"),
                        "",
                        true,
                        List.of(
                                leaf("t2", "⑴", "閉じた枝", false, List.of(leaf("t4", "①", "葉", false, List.of()))),
                                leaf("t3", "⑵", "葉", false, List.of())))),
                List.of(
                        new Download("CSV", "指標の一覧", "/dev/components?csv", "12 KB・UTF-8（BOMあり）"),
                        new Download("JSON", "指標の一覧", "/dev/components?json", "")),
                List.of(new Link("電話番号は数字10桁または11桁で入力してください。", "#wrong")),
                List.of(new Crumb("ホーム", "/"), new Crumb("部品", "/dev/components")));

        /** Copies the lists. */
        public Components {
            banners = List.copyOf(banners);
            chips = List.copyOf(chips);
            fields = List.copyOf(fields);
            steps = List.copyOf(steps);
            charts = List.copyOf(charts);
            bullets = List.copyOf(bullets);
            resources = List.copyOf(resources);
            tree = List.copyOf(tree);
            downloads = List.copyOf(downloads);
            errors = List.copyOf(errors);
            trail = List.copyOf(trail);
        }

        private static TreeItem leaf(String id, String label, String title, boolean open, List<TreeItem> children) {
            return new TreeItem(id, label, title, null, List.of(Chip.mark("新")), List.of(), "担当 観光課", open, children);
        }

        private static Optional<BulletBar> bullet(String baseline, @Nullable String actual, String target) {
            return Optional.ofNullable(BulletBar.of(
                    new BigDecimal(baseline), actual == null ? null : new BigDecimal(actual), new BigDecimal(target)));
        }

        private static LineChart chart(@Nullable String from, String to, List<LineChart.Point> actuals) {
            return LineChart.of(
                    new LineChart.Data(from == null ? null : point(2023, from), point(2028, to), actuals, 2023), 264);
        }

        private static LineChart.Point point(int year, String value) {
            return new LineChart.Point(year, new BigDecimal(value), value);
        }
    }
}
