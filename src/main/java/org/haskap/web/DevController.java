package org.haskap.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.haskap.web.chart.BulletBar;
import org.haskap.web.chart.LineChart;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Confirmation;
import org.haskap.web.ui.Control;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.haskap.web.ui.History;
import org.haskap.web.ui.KpiCard;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Pagination;
import org.haskap.web.ui.Provenance;
import org.haskap.web.ui.Resource;
import org.haskap.web.ui.Stale;
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
        return pages.sample("dev/components", Head.of("部品の一覧", "開発"), Components.SAMPLES);
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
     * @param form a form with every control, filled in
     * @param wrong the same with everything wrong
     * @param confirmation before something that cannot be taken back
     * @param history what happened to a record
     * @param stale two versions of a record
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
            Form form,
            Form wrong,
            Confirmation confirmation,
            History history,
            Stale stale,
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
                        Field.line("required", "団体の名前（50文字以内）", 50).support("例：青葉商店会"),
                        Field.select("optional", "実の色", COLOURS).optional().value("b"),
                        Field.of(Control.TEL, "wrong", "電話番号")
                                .support("例：0144-00-0000")
                                .value("01")
                                .wrong("電話番号は数字10桁または11桁で入力してください。")),
                form("f-"),
                form("w-")
                        .filled(new Given(Map.of("w-date-year", List.of("8"))))
                        .checked(),
                sampleConfirmation(),
                sampleHistory(),
                sampleStale(),
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
                new KpiCard(
                        "交流人口",
                        "/dev/components",
                        TRIPLE,
                        new Chip(Tone.YELLOW, "△", "やや遅れ"),
                        bullet("412", "447", "520").orElse(null)),
                TRIPLE,
                List.of(
                        chart(null, "520", List.of()),
                        chart("412", "520", List.of()),
                        chart("520", "412", List.of()),
                        chart("412", "520", List.of(point(2024, "430"), point(2025, "447"))),
                        recounted()),
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

        private static Form form(String prefix) {
            return Form.of(
                            "/dev/components",
                            "申請内容を確認する",
                            List.of(
                                    Field.line(prefix + "line", "件名（60文字以内）", 60)
                                            .value("商店街の空き店舗について"),
                                    Field.area(prefix + "area", "相談の内容（400文字以内）", 400)
                                            .value("空き店舗を借りたいです。\n窓口を教えてください。"),
                                    Field.email(prefix + "email", "メールアドレス").value("taro@example.jp"),
                                    Field.of(Control.PASSWORD, prefix + "password", "パスワード（12文字以上）")
                                            .autocomplete("new-password"),
                                    Field.of(Control.TEL, prefix + "tel", "電話番号")
                                            .autocomplete("tel")
                                            .optional()
                                            .value("0144-00-0000"),
                                    Field.of(Control.NUMBER, prefix + "number", "参加する人数")
                                            .value("12"),
                                    Field.of(Control.SEARCH, prefix + "search", "探すことば")
                                            .optional(),
                                    Field.select(prefix + "select", "実の色", COLOURS)
                                            .value("b"),
                                    Field.radio(
                                                    prefix + "radio",
                                                    "連絡の方法",
                                                    List.of(
                                                            new Field.Option("mail", "メール", "1日以内に返事をします。"),
                                                            new Field.Option("phone", "電話")))
                                            .value("mail"),
                                    Field.checks(prefix + "checks", "関心のあること（いくつでも）", COLOURS)
                                            .optional()
                                            .values(List.of("a", "b")),
                                    Field.date(prefix + "date", "始める日").value(LocalDate.of(2026, 11, 20)),
                                    Field.file(prefix + "file", "事業計画書").support("PDF、Word、Excel。20メガバイトまで。"),
                                    Field.hidden(prefix + "hidden", "x")))
                    .back("一覧へ戻る", "/dev/components");
        }

        private static Confirmation sampleConfirmation() {
            return new Confirmation(
                    "この人の情報を消しますか",
                    List.of(Fact.of("氏名", "青葉 花子"), Fact.of("役割", "担当課の職員")),
                    List.of("氏名とメールアドレスが消えます。", "だれが何をしたかの記録は、番号で残ります。"),
                    Form.of("/dev/components", "情報を消す", List.of(Field.line("c-reason", "理由（100文字以内）", 100)))
                            .destroying()
                            .back("消さずに戻る", "/dev/components"));
        }

        private static History sampleHistory() {
            return new History(
                    List.of(
                            new History.Entry(
                                    "2026-11-20T10:32:00+09:00",
                                    "2026年11月20日 10時32分",
                                    "田中 一郎",
                                    "名称と電話番号を変えました",
                                    List.of(
                                            new History.Difference("名称", "青葉商店会", "青葉中央商店会"),
                                            new History.Difference("電話番号", "0144-00-0000", ""))),
                            new History.Entry(
                                    "2026-11-01T09:00:00+09:00", "2026年11月1日 9時0分", "佐藤 花子", "登録しました", List.of())),
                    new Link("これより前の履歴を見る", "/dev/components"));
        }

        private static Stale sampleStale() {
            var fields = List.of(
                    Field.line("s-name", "名称（50文字以内）", 50),
                    Field.area("s-note", "説明（400文字以内）", 400),
                    Field.line("s-same", "所在地（50文字以内）", 50));
            Form shown = Form.of("/dev/components", "保存する", fields)
                    .with("s-name", "青葉商店会")
                    .with("s-note", "駅前の商店街です。")
                    .with("s-same", "青葉市中央1丁目")
                    .changing(1);
            return Stale.of(
                    shown.with("s-name", "青葉駅前商店会"),
                    Form.of("/dev/components", "保存する", fields)
                            .with("s-name", "青葉中央商店会")
                            .with("s-note", "駅前から続く商店街です。")
                            .with("s-same", "青葉市中央1丁目")
                            .changing(2)
                            .back("保存されている内容を見る", "/dev/components"),
                    "田中さん",
                    "10:32");
        }

        private static LineChart chart(@Nullable String from, String to, List<LineChart.Point> actuals) {
            return LineChart.of(
                    new LineChart.Data(
                            from == null ? null : point(2023, from),
                            point(2028, to),
                            List.of(new LineChart.Run("", actuals)),
                            null,
                            2023),
                    264,
                    "千人");
        }

        private static LineChart recounted() {
            return LineChart.of(
                    new LineChart.Data(
                            point(2023, "412"),
                            point(2028, "520"),
                            List.of(
                                    new LineChart.Run("", List.of(point(2024, "430"))),
                                    new LineChart.Run(
                                            "算式 第2版",
                                            List.of(
                                                    point(2025, "380"),
                                                    new LineChart.Point(2026, new BigDecimal("401"), "401", false)))),
                            point(2028, "450"),
                            2023),
                    264,
                    "千人");
        }

        private static LineChart.Point point(int year, String value) {
            return new LineChart.Point(year, new BigDecimal(value), value);
        }
    }
}
