package org.haskap.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.haskap.reading.IndicatorColumn.Kind;
import org.haskap.reading.PlanDraft.Direction;

/**
 * The words by which cities print their indicators, as data: half-width and without white space, as
 * {@link org.haskap.kernel.TextWidth#compact} makes them.
 */
final class IndicatorWords {
    private IndicatorWords() {}

    /** Headings of a table's columns. */
    static final Map<String, Kind> HEADINGS = headings(Map.ofEntries(
            Map.entry(
                    Kind.NAME,
                    "指標 指標名 指標名称 指標項目 数値目標 数値目標名 重要業績評価指標 KPI KPI名 成果指標 活動指標 評価指標 目標指標 代表指標 項目 目標項目"
                            + " 重要業績評価指標名 数値目標項目 成果目標 指標の名称 KPI項目 KPI指標"),
            Map.entry(
                    Kind.BASELINE,
                    "基準値 基準 基準年値 基準年度値 当初値 当初 策定時 策定時値 計画策定時 策定時点 初期値 開始時 計画開始時 基準年 基準年度 計画策定時の値 策定時の現状値"),
            Map.entry(Kind.ACTUAL, "実績値 実績 現状値 現状 現況値 現況 直近値 直近 最新値 最新実績 直近実績 実数 現在値 現在 現状の値"),
            Map.entry(Kind.INTERIM, "中間目標 中間目標値 中間値 中間 計画値 見込 見込値 見込み"),
            Map.entry(Kind.TARGET, "目標値 目標 目標数値 最終目標 最終目標値 計画目標 計画目標値 KPI目標 KPI目標値 目標年 目標年度 数値目標値 期間目標 目標数 終了時目標"),
            Map.entry(Kind.UNIT, "単位"),
            Map.entry(Kind.DIRECTION, "方向性 方向 目指す方向 めざす方向 目指す方向性 めざす方向性 目標の方向 目標の方向性 目標方向 望ましい方向"),
            Map.entry(Kind.WORDS, "担当課 担当部署 所管課 所管部署 所管 担当 関係課 備考 出典 算出方法 算出根拠 説明 定義 根拠 考え方 設定根拠 資料 データ出典 把握方法 担当部課"),
            Map.entry(Kind.NUMBER, "No. No NO NO. № 番号 #"),
            Map.entry(Kind.RATE, "達成率 進捗率 増減 増減率 伸び率 達成度")));

    private static Map<String, Kind> headings(Map<Kind, String> words) {
        var headings = new HashMap<String, Kind>();
        words.forEach((kind, list) -> {
            for (String word : list.split(" ", -1)) {
                headings.put(word, kind);
            }
        });
        return Map.copyOf(headings);
    }

    /** Headings of columns that may hold the year of the figure beside them. */
    static final Set<String> YEARS =
            Set.of("基準年", "基準年度", "現状年", "現状年度", "実績年", "実績年度", "目標年", "目標年度", "達成年度", "年度", "年", "時点", "年次", "時期");

    /** Length of the longest heading. */
    static final int LONGEST_HEADING =
            HEADINGS.keySet().stream().mapToInt(String::length).max().orElse(0);

    /** What brackets a heading or joins it to its year. */
    static final String HEADING_SIGNS = "()[]【】〔〕「」:・/、,|<>〈〉→⇒";

    /** Words that only say more about a column whose kind is clear. */
    static final List<String> HEADING_FILLERS = List.of("時点", "現在", "年度", "の", "末");

    /** Marks of a new passage, with which a table ends. */
    static final String PASSAGE_MARKS = "■□◆◇【《▼▽";

    /** Marks before a name, which are not part of it. */
    static final String NAME_MARKS = "・●○◎◯▪▶►➢★☆◦‣•■□◆◇";

    /** Signs between a baseline and its target. */
    static final List<String> ARROWS = List.of("→", "⇒", "➡", "➔", "➜", "⇨", "⟶", "►", "▶", "->", "=>");

    /** Signs between a baseline and its target where both are full figures behind a name and a colon. */
    static final List<String> WEAK_ARROWS = List.of("~", "〜");

    /** Begins a footnote. */
    static final List<String> NOTE_MARKS = List.of("※", "*", "注");

    /** Cells and words of which way is good. */
    static final Map<String, Direction> DIRECTIONS = Map.ofEntries(
            Map.entry("↗", Direction.INCREASE),
            Map.entry("↑", Direction.INCREASE),
            Map.entry("⬆", Direction.INCREASE),
            Map.entry("➚", Direction.INCREASE),
            Map.entry("増加", Direction.INCREASE),
            Map.entry("増", Direction.INCREASE),
            Map.entry("向上", Direction.INCREASE),
            Map.entry("上昇", Direction.INCREASE),
            Map.entry("拡大", Direction.INCREASE),
            Map.entry("上げる", Direction.INCREASE),
            Map.entry("増やす", Direction.INCREASE),
            Map.entry("+", Direction.INCREASE),
            Map.entry("↘", Direction.DECREASE),
            Map.entry("↓", Direction.DECREASE),
            Map.entry("⬇", Direction.DECREASE),
            Map.entry("➘", Direction.DECREASE),
            Map.entry("減少", Direction.DECREASE),
            Map.entry("減", Direction.DECREASE),
            Map.entry("低下", Direction.DECREASE),
            Map.entry("削減", Direction.DECREASE),
            Map.entry("抑制", Direction.DECREASE),
            Map.entry("下げる", Direction.DECREASE),
            Map.entry("減らす", Direction.DECREASE),
            Map.entry("→", Direction.MAINTAIN),
            Map.entry("⇒", Direction.MAINTAIN),
            Map.entry("➡", Direction.MAINTAIN),
            Map.entry("維持", Direction.MAINTAIN),
            Map.entry("現状維持", Direction.MAINTAIN),
            Map.entry("横ばい", Direction.MAINTAIN));

    /** Endings of a name that say it should rise. */
    static final List<String> RISING =
            List.of("の増加", "の向上", "の拡大", "の上昇", "を増やす", "を増加させる", "を高める", "を向上させる", "を伸ばす", "増加数");

    /** Endings of a name that say it should fall. */
    static final List<String> FALLING = List.of(
            "を減らす", "を減少させる", "を削減する", "を抑える", "の減少", "の削減", "の縮減", "の抑制", "の低減", "の解消", "の低下", "を下げる", "減少", "削減",
            "解消");

    /** Words in a name or heading that make it count up over the years. */
    static final List<String> CUMULATIVE =
            List.of("累計", "累積", "通算", "(延べ)", "(のべ)", "延べ数)", "年間で", "か年で", "ヵ年で", "カ年で", "ヶ年で");

    /** Words in a name that make it a mean over the years. */
    static final List<String> AVERAGE = List.of("期間平均", "年間平均", "か年平均", "ヵ年平均", "カ年平均", "ヶ年平均", "年平均値", "(年平均)");

    /** Words in a name that make it what happens within a year. */
    static final List<String> YEARLY = List.of("年間", "/年", "毎年", "1年間");

    /** What is counted within a year, as a name's last word before notes in brackets. */
    static final List<String> FLOWS = List.of(
            "参加者数", "参加学生数", "利用者数", "来場者数", "来館者数", "来訪者数", "入込客数", "宿泊者数", "宿泊客数", "転入者数", "転出者数", "移住者数", "受講者数",
            "相談者数", "創業者数", "起業者数", "就職者数", "出生数", "婚姻数", "入場者数", "観光客数", "アクセス数", "件数", "回数", "創出数", "創出", "実施数",
            "貨物量", "取扱量", "販売額", "出荷額", "売上高", "生産額", "参加社数", "問い合わせ数", "問合せ数", "結婚数", "発生数", "採用数", "消費額", "寄附額",
            "寄付額", "受入数", "就農者数", "参加人数", "利用人数", "利用数", "乗降客数", "乗客数");

    /** Stages before something is there. */
    static final Set<String> NOT_YET = Set.of(
            "なし", "無し", "無", "ない", "未整備", "未設置", "未実施", "未策定", "未導入", "未着手", "未開設", "未制定", "未構築", "未作成", "未開始", "検討中",
            "検討", "準備中", "準備", "構想", "計画中");

    /** Stages when it is there. */
    static final Set<String> DONE = Set.of(
            "あり", "有り", "有", "設置", "整備", "実施", "策定", "導入", "開設", "創設", "構築", "制定", "作成", "開始", "完了", "完成", "設立", "供用開始",
            "運用開始", "稼働", "公開", "締結", "条例制定", "設置済", "設置済み", "整備済", "整備済み", "実施済", "実施済み", "策定済", "策定済み", "導入済", "導入済み",
            "整備完了", "設置完了", "開業", "開館", "開校", "本格実施", "事業開始", "着手");

    /** Units that count places in a text or the clock, not what an indicator measures. */
    static final Set<String> NO_MEASURES = Set.of(
            "月", "時", "章", "節", "頁", "ページ", "号", "条", "項", "番", "番地", "階", "丁目", "条例", "期", "次", "年度", "学年", "年生", "号線",
            "代", "歳代");

    /** A number with a unit of measure; years, days and dates are none. */
    private static final Pattern MEASURED =
            Pattern.compile("[0-9０-９][ 　]?[千万億]*(?:人|名|件|社|世帯|[箇かカヵヶ]所|円|戸|台|店|校|ha|㎡|㎥|km|㎞|トン|kWh|団体|事業所|%|％|‰)");

    /** Whether a line that is no sentence tells a measured figure. */
    static boolean tellsFigure(String text) {
        return !text.endsWith("。") && MEASURED.matcher(text).find();
    }

    /** Units that may stand in brackets behind a name; other words there belong to the name. */
    static final Set<String> BRACKET_UNITS = Set.of(
            "人", "名", "件", "社", "%", "‰", "世帯", "箇所", "か所", "カ所", "ヵ所", "ヶ所", "回", "円", "戸", "台", "店", "校", "ha", "㎡",
            "㎥", "km", "㎞", "t", "トン", "㌧", "kg", "kWh", "点", "団体", "事業所", "組", "冊", "日", "時間", "分", "歳", "年", "人/年",
            "件/年", "%/年", "t-CO2", "泊", "ポイント", "人泊", "経営体", "棟", "便", "隻", "TEU", "頭");
}
