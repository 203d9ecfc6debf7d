package org.haskap.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.haskap.document.Mend;
import org.haskap.document.Mended;
import org.haskap.document.ReaderDraft;
import org.haskap.reading.RegisterDraft;
import org.haskap.reading.RegisterDraft.Field;
import org.haskap.reading.RegisterDraft.Programme;

/**
 * Lays mends over a register as read. Pure. A row is known again by the line it stands on; a mend whose row is gone or says
 * something else now is left undone and told. The row's cells follow, so that lists and differences show what is meant.
 */
public final class RegisterMends {
    private final RegisterDraft read;
    private final List<Programme> rows;
    private final List<List<String>> cells;
    private final Map<List<Object>, Mended.Note> notes = new LinkedHashMap<>();
    private final List<Mended.Unfit> unfit = new ArrayList<>();

    private RegisterMends(ReaderDraft draft, RegisterDraft read) {
        this.read = read;
        rows = new ArrayList<>(read.programmes());
        cells = new ArrayList<>(draft.cells());
    }

    /**
     * The draft with all mends that count laid over it. The notes' codes are the lines' anchors, such as {@code p1-l12}.
     *
     * @throws NoSuchElementException when the draft holds no register
     */
    public static Mended<ReaderDraft> apply(ReaderDraft draft, List<Mend> mends) {
        RegisterDraft read = draft.register();
        if (read == null) {
            throw new NoSuchElementException(draft.name() + " holds no register");
        }
        var work = new RegisterMends(draft, read);
        Mend.effective(mends).forEach(work::apply);
        return new Mended<>(
                new ReaderDraft(draft.name(), null, new RegisterDraft(read.columns(), work.rows), work.cells),
                List.copyOf(work.notes.values()),
                work.unfit);
    }

    private void apply(Mend mend) {
        Mend.Change what = mend.what();
        int at = find(what);
        if (at < 0) {
            unfit.add(new Mended.Unfit(
                    mend,
                    "直した行（番号「" + what.target() + "」）が、" + what.place().line()
                            + "行目のいまの読み取りにはありません。もう一度直すか、この直しを取り消してください。"));
        } else if (what.action() == Mend.Action.REMOVE) {
            note(mend, rows.get(at), Mended.Note.WHOLE, rows.get(at).name(), "");
            rows.remove(at);
            cells.remove(at);
        } else {
            set(mend, at, Field.valueOf(what.field()));
        }
    }

    private void set(Mend mend, int at, Field field) {
        Programme row = rows.get(at);
        String now = field.of(row);
        String after = mend.what().after();
        if (now.equals(after)) {
            return;
        }
        if (!now.equals(mend.what().before())) {
            unfit.add(new Mended.Unfit(
                    mend,
                    field.label() + "を「" + mend.what().before() + "」から「" + after + "」に直した記録が、いまの読み取り「" + now
                            + "」に当てはまりません。もう一度直すか、この直しを取り消してください。"));
            return;
        }
        rows.set(at, field.in(row, after));
        int column = read.position(field);
        if (column >= 0 && column < cells.get(at).size()) {
            var changed = new ArrayList<>(cells.get(at));
            changed.set(column, after);
            cells.set(at, List.copyOf(changed));
        }
        note(mend, row, field.label(), now, after);
    }

    private int find(Mend.Change what) {
        for (int i = 0; i < rows.size(); i++) {
            var place = rows.get(i).place();
            if (place.page() == what.place().page()
                    && place.line() == what.place().line()) {
                return i;
            }
        }
        return -1;
    }

    private void note(Mend mend, Programme row, String field, String printed, String mended) {
        String code = row.place().anchor();
        List<Object> key = List.of(code, field);
        Mended.Note first = notes.get(key);
        String original = first == null ? printed : first.printed();
        if (original.equals(mended)) {
            notes.remove(key);
        } else {
            notes.put(key, new Mended.Note(Mend.Sort.ROW, code, field, original, mended, mend.at()));
        }
    }
}
