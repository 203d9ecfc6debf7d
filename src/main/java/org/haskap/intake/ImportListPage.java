package org.haskap.intake;

import java.util.List;
import java.util.Locale;
import org.haskap.kernel.JapanTime;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Pagination;
import org.haskap.web.ui.Tone;

/**
 * The uploads that a person has to do with.
 *
 * @param rows one for each upload
 * @param count how many there are, in words
 * @param pages links to the other pages
 */
public record ImportListPage(List<Row> rows, String count, Pagination pages) {
    static final int ROWS = 20;

    /** Copies the list. */
    public ImportListPage {
        rows = List.copyOf(rows);
    }

    /**
     * An upload.
     *
     * @param name file name
     * @param href its page
     * @param state where it stands
     * @param whose the plan or register and whose it is
     * @param at when it was uploaded
     */
    public record Row(String name, String href, Chip state, String whose, String at) {}

    static ImportListPage of(List<Upload> uploads, long count, int page) {
        return new ImportListPage(
                uploads.stream().map(ImportListPage::row).toList(),
                count + "件",
                new Pagination(page, Math.toIntExact(Math.max(1, Math.ceilDiv(count, ROWS))), Imports.PATH + "?page="));
    }

    private static Row row(Upload upload) {
        return new Row(
                upload.name(),
                Imports.PATH + "/" + upload.id(),
                chip(upload),
                upload.owner() + (upload.slug().isEmpty() ? "の名簿" : "の計画「" + upload.slug() + "」"),
                JapanTime.minute(upload.at()));
    }

    /** Where an upload stands, with the lines done while it is read. */
    static Chip chip(Upload upload) {
        var progress = upload.progress();
        Upload.State state = upload.state();
        return switch (state) {
            case READING ->
                new Chip(
                        Tone.BLUE,
                        "…",
                        progress.state().equals("WAITING") ? "読み取り待ち" : state.label() + counted(progress));
            case FAILED -> new Chip(Tone.RED, "✕", state.label());
            case CANCELLED, WITHDRAWN -> new Chip(Tone.GRAY, "－", state.label());
            case DRAFT -> new Chip(Tone.ORANGE, "！", state.label());
            case SAME -> new Chip(Tone.GRAY, "＝", state.label());
            case ADOPTED -> new Chip(Tone.GREEN, "✓", state.label());
            case SUPERSEDED -> new Chip(Tone.GRAY, "", state.label());
        };
    }

    private static String counted(Upload.Progress progress) {
        Long total = progress.total();
        return total == null ? "" : String.format(Locale.ROOT, " %,d/%,d行", progress.done(), total);
    }

    /** 「3.2 MB」. */
    static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%,d KB", Math.ceilDiv(bytes, 1000))
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
