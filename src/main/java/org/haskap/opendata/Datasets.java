package org.haskap.opendata;

import static org.haskap.opendata.Column.code;
import static org.haskap.opendata.Column.date;
import static org.haskap.opendata.Column.integer;
import static org.haskap.opendata.Column.number;
import static org.haskap.opendata.Column.prose;
import static org.haskap.opendata.Column.text;
import static org.haskap.opendata.Column.time;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.haskap.access.Department;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Period;
import org.haskap.kernel.Place;
import org.haskap.opendata.Dataset.Row;
import org.haskap.plan.Plan;
import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;
import org.haskap.register.Programme;
import org.haskap.register.Register;
import org.jspecify.annotations.Nullable;

/** Every data set of a region, each a table in long form with identifiers that join. Pure. */
final class Datasets {
    private static final Column PLAN = text("plan_id", "計画のID");

    private Datasets() {}

    /** All data sets, in the order in which they are listed. */
    static List<Dataset> of(PublicData data) {
        var all = new ArrayList<Dataset>(List.of(
                plans(data),
                nodes(data),
                nodeDepartments(data),
                nodeTexts(data),
                Indicators.list(data.progress()),
                Indicators.targets(data.plans()),
                Indicators.series(data.plans()),
                Observed.of(data.progress()),
                Sdmx.of(data),
                ReviewSheet.of(data)));
        all.addAll(printed(data.registers()));
        all.addAll(List.of(
                programmes(data),
                programmePartners(data),
                organisations(data),
                departments(data),
                documents(data),
                findings(data),
                codes()));
        return List.copyOf(all);
    }

    private static Dataset plans(PublicData data) {
        return new Dataset(
                "plans",
                "計画",
                "1行が1つの計画。採用されている版のもの。",
                List.of(
                        PLAN,
                        text("title", "計画の名前"),
                        integer("owner_id", "策定した団体のID", "ID"),
                        text("owner", "策定した団体"),
                        text("period", "計画期間（FYは年度、CYは暦年、/は期間）"),
                        integer("edition", "版の番号", "版"),
                        time("adopted_at", "採用した時刻"),
                        integer("document_id", "元の資料のID", "ID")),
                () -> data.plans().stream().map(tree -> {
                    Plan plan = tree.plan();
                    return Row.of(
                            plan.slug(),
                            plain(plan.title()),
                            plan.owner().id(),
                            plain(plan.owner().name()),
                            periodCode(plan.period()),
                            tree.edition().number(),
                            tree.edition().adoptedAt(),
                            tree.edition().documentId());
                }));
    }

    private static Dataset nodes(PublicData data) {
        return new Dataset(
                "goals-and-measures",
                "目標・施策・事業などの項目",
                "1行が計画の1項目。parent_codeで上の項目につながる木になっている。",
                List.of(
                        PLAN,
                        text("node_code", "項目のコード（版が変わっても同じ）"),
                        text("parent_code", "上の項目のコード（一番上は空）"),
                        text("level_code", "段のコード"),
                        text("level", "段の呼び名"),
                        text("label", "番号や記号（丸数字などは普通の数字に直した）"),
                        text("title", "項目の名前"),
                        integer("document_id", "元の資料のID", "ID"),
                        integer("page", "元の資料のページ", "ページ"),
                        integer("line", "元の資料の行", "行")),
                () -> each(
                        data,
                        (tree, node) -> Stream.of(Row.of(
                                tree.plan().slug(),
                                node.code(),
                                node.parent(),
                                node.level(),
                                plain(tree.levelName(node.level())),
                                plain(node.label()),
                                plain(node.title()),
                                tree.edition().documentId(),
                                node.place().page(),
                                node.place().line()))));
    }

    private static Dataset nodeDepartments(PublicData data) {
        return new Dataset(
                "node-departments",
                "項目の担当",
                "1行が1項目の1担当。1項目に担当がいくつかあれば、その数だけ行がある。",
                List.of(
                        PLAN,
                        text("node_code", "項目のコード"),
                        integer("department_id", "担当のID", "ID"),
                        text("department", "担当の名前")),
                () -> each(
                        data,
                        (tree, node) -> node.departments().stream()
                                .map(department -> Row.of(
                                        tree.plan().slug(), node.code(), department.id(), plain(department.name())))));
    }

    private static Dataset nodeTexts(PublicData data) {
        return new Dataset(
                "node-texts",
                "項目の本文と印",
                "1行が1項目の1つの文章（概要、対象、現状と課題など）または印（新、先行型など。sectionが「印」）。",
                List.of(PLAN, text("node_code", "項目のコード"), text("section", "文章の見出し"), prose("text", "文章")),
                () -> each(
                        data,
                        (tree, node) -> Stream.concat(
                                node.sections().entrySet().stream()
                                        .map(section -> Row.of(
                                                tree.plan().slug(),
                                                node.code(),
                                                plain(section.getKey()),
                                                plain(section.getValue()))),
                                node.flags().stream()
                                        .map(flag -> Row.of(tree.plan().slug(), node.code(), "印", plain(flag))))));
    }

    /** The registers as printed; the newest under the short name. */
    private static List<Dataset> printed(List<Register> registers) {
        var printed = new ArrayList<Dataset>();
        var names = new ArrayList<String>();
        for (Register register : registers) {
            String name = printed.isEmpty()
                    ? "programmes"
                    : "programmes-" + register.fiscalYear().year();
            String unique = names.contains(name) ? name + "-" + register.id() : name;
            names.add(unique);
            printed.add(printed(unique, register, register.programmes()));
        }
        return printed;
    }

    /** Programmes of a register under its own headings, cell by cell as printed. */
    static Dataset printed(String name, Register register, List<Programme> programmes) {
        int width = register.columns().size();
        return new Dataset(
                name,
                "共催・協働の事業（元の表のまま）" + register.fiscalYear().label(),
                register.owner().name() + "の表を、見出しも中身も元のまま並べたもの。取り込み直しても違いが出ない。数や日付として使うときは「共催・協働の事業」を。",
                register.columns().stream().map(Column::printed).toList(),
                () -> programmes.stream().map(programme -> {
                    var cells = new ArrayList<@Nullable Object>(width);
                    for (int i = 0; i < width; i++) {
                        cells.add(
                                i < programme.cells().size() ? programme.cells().get(i) : "");
                    }
                    return new Row(cells);
                }));
    }

    private static Dataset programmes(PublicData data) {
        return new Dataset(
                "programmes-normalised",
                "共催・協働の事業",
                "1行が1事業。日付は西暦、人数は数だけ。分からないものは空で、statusが理由を言う。",
                List.of(
                        integer("fiscal_year", "年度（西暦）", "年度"),
                        integer("owner_id", "表を公表した団体のID", "ID"),
                        text("no", "表のなかの番号"),
                        text("name", "事業の名前"),
                        integer("department_id", "担当のID", "ID"),
                        text("department", "担当の名前"),
                        text("form", "協働の形態"),
                        text("recurrence", "実施区分"),
                        integer("first_year", "初めて実施した年（西暦）", "年"),
                        text("first_year_text", "初めて実施した年（原文）"),
                        date("start", "開始日"),
                        date("end", "終了日"),
                        number("participants", "市民参加人数", "人"),
                        text("participants_unit", "参加人数の単位"),
                        code("participants_status", "参加人数の状態", Codes.STATUS),
                        prose("purpose", "目的"),
                        prose("effect", "効果や反響"),
                        integer("document_id", "元の資料のID", "ID"),
                        integer("line", "元の資料の行", "行")),
                () -> data.registers().stream()
                        .flatMap(
                                register -> register.programmes().stream().map(programme -> row(register, programme))));
    }

    private static Row row(Register register, Programme programme) {
        Department department = programme.department();
        var participants = programme.participants();
        return Row.of(
                register.fiscalYear().year(),
                register.owner().id(),
                programme.no(),
                plain(programme.name()),
                department == null ? null : department.id(),
                department == null ? null : plain(department.name()),
                plain(programme.form()),
                plain(programme.recurrence()),
                programme.firstYear(),
                plain(programme.firstYearText()),
                programme.start(),
                programme.end(),
                participants.value(),
                "人",
                Indicators.status(participants.value(), participants.missing()),
                plain(programme.purpose()),
                plain(programme.effect()),
                register.documentId(),
                programme.place().line());
    }

    private static Dataset programmePartners(PublicData data) {
        return new Dataset(
                "programme-partners",
                "共催・協働の相手",
                "1行が1事業の1団体。programmes-normalisedとはfiscal_year・owner_id・noでつながる。",
                List.of(
                        integer("fiscal_year", "年度（西暦）", "年度"),
                        integer("owner_id", "表を公表した団体のID", "ID"),
                        text("no", "表のなかの番号"),
                        integer("organisation_id", "相手の団体のID", "ID"),
                        text("organisation", "相手の団体")),
                () -> data.registers().stream()
                        .flatMap(register -> register.programmes().stream()
                                .flatMap(programme -> programme.partners().stream()
                                        .map(partner -> Row.of(
                                                register.fiscalYear().year(),
                                                register.owner().id(),
                                                programme.no(),
                                                partner.id(),
                                                plain(partner.name()))))));
    }

    private static Dataset organisations(PublicData data) {
        return new Dataset(
                "organisations",
                "団体",
                "1行が1団体。名前の書き方が違えば別の行で、同じ団体とは決めていない。",
                List.of(
                        integer("organisation_id", "団体のID", "ID"),
                        text("name", "団体の名前"),
                        code("kind", "名前から見た種類", Codes.ORGANISATION)),
                () -> data.organisations().stream()
                        .map(o -> Row.of(o.id(), plain(o.name()), o.kind().name())));
    }

    private static Dataset departments(PublicData data) {
        return new Dataset(
                "departments",
                "担当（部や課）",
                "1行が1つの部や課。",
                List.of(
                        integer("department_id", "担当のID", "ID"),
                        text("name", "担当の名前"),
                        integer("organisation_id", "属する団体のID", "ID"),
                        integer("parent_id", "上の担当のID（分からなければ空）", "ID")),
                () -> data.departments().stream()
                        .map(d -> Row.of(d.id(), plain(d.name()), d.organisationId(), d.parentId())));
    }

    private static Dataset documents(PublicData data) {
        return new Dataset(
                "documents",
                "元の資料",
                "1行が1つの資料。採用されている版のもとになったもの。",
                List.of(
                        integer("document_id", "資料のID", "ID"),
                        text("file_name", "ファイル名"),
                        text("title", "資料の題名"),
                        code("format", "形式", Codes.FORMAT),
                        integer("pages", "ページ数", "ページ"),
                        integer("lines", "行数", "行"),
                        integer("bytes", "大きさ", "バイト"),
                        text("sha256", "中身のSHA-256"),
                        time("read_at", "読み取った時刻")),
                () -> data.documents().stream()
                        .map(d -> Row.of(
                                d.id(),
                                plain(d.name()),
                                plain(d.title()),
                                d.format().name(),
                                d.pages(),
                                d.lines(),
                                d.size(),
                                d.sha256(),
                                d.readAt())));
    }

    private static Dataset findings(PublicData data) {
        return new Dataset(
                "findings",
                "読み取りで気付いたこと",
                "1行が1件。資料のなかの食い違いや、確かめたいところ。",
                List.of(
                        integer("document_id", "資料のID", "ID"),
                        code("severity", "重さ", Codes.SEVERITY),
                        text("code", "種類のコード"),
                        integer("page", "ページ（資料全体のことなら空）", "ページ"),
                        integer("line", "行（資料全体のことなら空）", "行"),
                        integer("column", "列または文字の位置（行全体のことなら空）", "番目"),
                        prose("message", "内容と直し方")),
                () -> data.documents().stream()
                        .flatMap(d -> data.findings().getOrDefault(d.id(), List.of()).stream()
                                .map(finding -> row(d.id(), finding))));
    }

    private static Row row(long document, Finding finding) {
        Place place = finding.place();
        return Row.of(
                document,
                finding.severity().name(),
                finding.code(),
                place == null ? null : place.page(),
                place == null ? null : place.line(),
                place == null ? null : place.column(),
                plain(finding.message()));
    }

    private static Dataset codes() {
        return new Dataset(
                "codes",
                "コード表",
                "ほかの表に出てくるコードとその意味。1行が1つのコード。",
                List.of(text("list", "コード表の名前"), text("code", "コード"), text("label", "意味")),
                () -> Codes.lists().entrySet().stream()
                        .flatMap(list -> list.getValue().stream()
                                .map(code -> Row.of(list.getKey(), code.code(), code.label()))));
    }

    /** A text of our own tables: one line, and no character that stands for several (丸数字, ㈱, ㌧ …). */
    static String plain(String text) {
        return PlainText.of(text);
    }

    static @Nullable String periodCode(@Nullable Period period) {
        return period == null ? null : period.code();
    }

    @FunctionalInterface
    private interface OfNode {
        Stream<Row> rows(PlanTree tree, PlanNode node);
    }

    private static Stream<Row> each(PublicData data, OfNode rows) {
        return data.plans().stream().flatMap(tree -> tree.nodes().stream().flatMap(node -> rows.rows(tree, node)));
    }
}
