package org.haskap.register;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.haskap.access.Department;
import org.haskap.access.Organisation;
import org.haskap.document.Edition;
import org.haskap.document.Mended;
import org.haskap.kernel.FiscalYear;

/**
 * A register of programmes of one owner and fiscal year, in one edition. Immutable.
 *
 * @param id key in the region
 * @param owner whose register it is
 * @param fiscalYear the fiscal year most of its programmes begin in
 * @param edition the edition, which names the document
 * @param columns headings as printed, in order
 * @param programmes in the order of the document
 * @param mended what was mended by hand and does not stand so in the document
 */
public record Register(
        long id,
        Organisation owner,
        FiscalYear fiscalYear,
        Edition edition,
        List<String> columns,
        List<Programme> programmes,
        List<Mended.Note> mended) {
    /** Copies the lists. */
    public Register {
        columns = List.copyOf(columns);
        programmes = List.copyOf(programmes);
        mended = List.copyOf(mended);
    }

    /** The document it came from. */
    public long documentId() {
        return edition.documentId();
    }

    /** What was mended of one programme. */
    public List<Mended.Note> mended(String no) {
        return mended.stream().filter(note -> note.code().equals(no)).toList();
    }

    /** The programme of that number. */
    public Optional<Programme> programme(String no) {
        return programmes.stream().filter(p -> p.no().equals(no)).findFirst();
    }

    /** The programmes a filter lets through, in the order of the document. */
    public List<Programme> filter(ProgrammeFilter filter) {
        return programmes.stream().filter(filter::matches).toList();
    }

    /** Departments in charge of anything here, in the order first named. */
    public List<Department> departments() {
        return programmes.stream()
                .flatMap(p -> Optional.ofNullable(p.department()).stream())
                .distinct()
                .toList();
    }

    /** Partners of anything here, by name. */
    public List<Organisation> partners() {
        return programmes.stream()
                .flatMap(p -> p.partners().stream())
                .distinct()
                .sorted(Comparator.comparing(Organisation::name))
                .toList();
    }

    /** Forms of collaboration that occur, in the order first named. */
    public List<String> forms() {
        return programmes.stream()
                .map(Programme::form)
                .filter(form -> !form.isEmpty())
                .distinct()
                .toList();
    }

    /** Months in which anything was held, in order. */
    public List<YearMonth> months() {
        return programmes.stream()
                .flatMap(p -> p.months().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
