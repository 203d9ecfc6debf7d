package org.haskap.reading;

import java.io.Serial;
import java.util.Locale;

/** A file that cannot be read at all; the message says which file, what is wrong, where, and what to do. */
public final class UnreadableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String english;

    /**
     * Says what is wrong.
     *
     * @param problem the kind of problem
     * @param details what its sentences have blanks for, the file's name first
     */
    public UnreadableException(Problem problem, Object... details) {
        super(String.format(Locale.ROOT, problem.japanese, details));
        this.problem = problem;
        this.english = String.format(Locale.ROOT, problem.english, details);
    }

    /** The same with what caused it, for the log. */
    UnreadableException(Throwable cause, Problem problem, Object... details) {
        this(problem, details);
        initCause(cause);
    }

    /** The kind of problem. */
    public Problem problem() {
        return problem;
    }

    /** The sentence for logs and the command line; {@link #getMessage()} is the Japanese one for pages. */
    public String english() {
        return english;
    }

    /** Everything that can keep a file from being read; the first blank of each sentence is the file's name. */
    public enum Problem {
        NOT_FOUND("%s が見つかりません。名前とフォルダーを確かめてください。", "%s does not exist. Check its name and folder."),
        FOLDER("%s はフォルダーです。その中のファイルを指定してください。", "%s is a folder. Name a file inside it."),
        NO_ACCESS(
                "%s を開けません。読み取りの権限がある普通のファイルか確かめてください。",
                "%s cannot be opened. Check that it is a regular file that you may read."),
        EMPTY("%s には文字がありません。中身のあるファイルを指定してください。", "%s holds no text. Give a file that has content."),
        TOO_LARGE(
                "%s は %d MB あり、上限の %d MB を超えています。画像を除くか、章ごとに分けて保存し直してください。",
                "%s has %d MB, more than the limit of %d MB. Leave out images, or split it by chapter."),
        NOT_TEXT(
                "%s は文字のファイルではありません（%d バイト目に文字ではないデータがあります）。元の文書をテキスト、Excel、Word、PDF のいずれかで保存し直してください。",
                "%s is not a text file (byte %d is no character). Save the document as text, xlsx, docx or PDF."),
        UNKNOWN_ENCODING(
                "%s の文字コードを判別できません（%d バイト目）。UTF-8 で保存し直してください。",
                "%s is in an unknown encoding (byte %d). Save it as UTF-8."),
        UNSUPPORTED(
                "%s は %s 形式で、読み取りの対象外です。テキスト、TSV、CSV、xlsx、docx、PDF のいずれかで保存し直してください。",
                "%s is a %s file, which is not supported. Save it as text, tsv, csv, xlsx, docx or PDF."),
        OLD_OFFICE(
                "%s は古い形式（.xls、.doc）か、パスワード付きの Office 文書です。パスワードを外し、.xlsx か .docx で保存し直してください。",
                "%s is an old .xls or .doc file, or protected by a password. Remove the password and save it as .xlsx or .docx."),
        PASSWORD(
                "%s はパスワードで保護されています。パスワードを外した PDF を用意してください。",
                "%s is protected by a password. Provide a PDF without it."),
        SCANNED(
                "%s の %d ページのどこにも文字の情報がありません（紙を読み取った画像と思われます）。文字の情報を含む PDF を作り直すか、文字認識（OCR）をかけてください。",
                "%s has no text on any of its %d pages (probably a scan). Export the PDF from the original document, or run OCR on it."),
        BROKEN(
                "%s は %s として壊れています。元のソフトで開いて保存し直してください。",
                "%s is a broken %s file. Open it in its own program and save it again."),
        TOO_EXPANDED(
                "%s を展開すると大きくなりすぎます（%s、上限 %d MB）。不正なファイルの恐れがあります。入手元を確かめてください。",
                "%s grows too large when unpacked (%s, limit %d MB). It may be malicious: check where it came from."),
        TOO_MANY_PARTS(
                "%s は内部の部品が %d 個を超えています。不正なファイルの恐れがあります。入手元を確かめてください。",
                "%s has more than %d parts inside. It may be malicious: check where it came from."),
        TOO_MUCH_MEMORY(
                "%s は %s として複雑すぎるため、読み取りを中止しました。ページやシートを分けて保存し直してください。",
                "%s is too complex a %s file to be read. Split it by pages or sheets."),
        TOO_MANY_LINES(
                "%s は %d 行を超えています（%d ページ %d 行目で中止）。ファイルを分けてください。",
                "%s has more than %d lines (stopped at page %d, line %d). Split the file."),
        TOO_MANY_CELLS(
                "%s は %d セルを超えています（%d ページ %d 行目で中止）。ファイルを分けてください。",
                "%s has more than %d cells (stopped at page %d, line %d). Split the file."),
        TOO_MUCH_TEXT(
                "%s は %d 文字を超えています（%d ページ %d 行目で中止）。ファイルを分けてください。",
                "%s has more than %d characters (stopped at page %d, line %d). Split the file."),
        TOO_MANY_PAGES("%s は %d ページを超えています。ファイルを分けてください。", "%s has more than %d pages. Split the file."),
        TOO_DEEP(
                "%s は表などの入れ子が %d 段を超えています。入れ子を減らして保存し直してください。",
                "%s nests tables or the like deeper than %d levels. Flatten it and save it again."),
        NO_PLAN("%s には計画が見つかりません。計画の文書かどうかを確かめてください。", "%s holds no plan. Check that it is the document of one."),
        NO_PROGRAMMES(
                "%s には取組の行が見つかりません。見出しの行（名称、協働の形態、開始日など）があるかを確かめてください。",
                "%s has no rows of programmes. Check that it has a row of headings (名称, 協働の形態, 開始日 …)."),
        NO_FISCAL_YEAR(
                "%s には日付として読める開始日・終了日が一つもないため、年度が分かりません。日付の書き方（R7.5.17、2025/5/17 など）を確かめてください。",
                "%s has no readable first or last day in any row, so its fiscal year is unknown. Write days as R7.5.17 or 2025/5/17."),
        NO_REGISTER_HEADINGS(
                "%s に事業一覧の見出し行（名称、関係団体名、協働の形態など）が見つかりません。見出しの行を付けるか、計画として読み取ってください。",
                "%s has no row with a register's headings (名称, 関係団体名, 協働の形態 …). Add one, or read it as a plan."),
        NO_USABLE_ROWS(
                "%s の行の列数が見出しと合わず、使える行がありません（最初は %d 行目、%d 列目）。区切り文字（タブ、カンマ）を確かめてください。",
                "%s has no usable row: the columns do not fit the headings (first at line %d, column %d). Check the separators.");

        private final String japanese;
        private final String english;

        Problem(String japanese, String english) {
            this.japanese = japanese;
            this.english = english;
        }
    }
}
