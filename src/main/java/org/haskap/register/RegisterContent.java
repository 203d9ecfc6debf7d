package org.haskap.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.haskap.access.Department;
import org.haskap.access.Organisation;
import org.haskap.access.Organisations;
import org.haskap.document.Edition;
import org.haskap.document.EditionContent;
import org.haskap.document.Mended;
import org.haskap.document.Mends;
import org.haskap.document.ReaderDraft;
import org.haskap.kernel.Difference;
import org.haskap.kernel.FiscalYear;
import org.haskap.reading.RegisterDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What editions of registers hold, and how a draft becomes a whole. */
final class RegisterContent implements EditionContent<Register> {
    static final String KIND = "register";

    private final RegisterStore store;
    private final Organisations organisations;

    RegisterContent(JdbcClient jdbc, Organisations organisations, Mends mends) {
        store = new RegisterStore(jdbc, mends);
        this.organisations = organisations;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Register load(Edition edition) {
        return store.registers(List.of(store.edition(edition.id()).orElseThrow()))
                .getFirst();
    }

    @Override
    public List<Difference.Item> items(Register register) {
        return RegisterItems.of(register);
    }

    @Override
    public Difference difference(@Nullable Register before, Register after) {
        return RegisterItems.difference(before, after);
    }

    @Override
    public List<Mended.Note> mended(Register register) {
        return register.mended();
    }

    @Override
    public void insert(Edition draft, Register register) {
        store.insertEdition(draft.id(), register);
        store.insertProgrammes(draft.id(), register.programmes());
        store.insertPartners(draft.id(), register.programmes());
        store.insertCells(draft.id(), register.programmes());
    }

    /** Nothing of a register outlives its edition; links are proposed anew when the adoption is made known. */
    @Override
    public void adopted(Edition edition, Difference difference) {}

    /** The fiscal year most programmes begin in; the earlier one when two have as many. */
    static Optional<FiscalYear> fiscalYear(RegisterDraft draft) {
        Map<Integer, Integer> counts = new HashMap<>();
        draft.programmes().stream()
                .flatMap(p -> Stream.ofNullable(p.start() != null ? p.start() : p.end()))
                .forEach(day -> counts.merge(FiscalYear.of(day).year(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<Integer, Integer>comparingByKey().reversed()))
                .map(most -> new FiscalYear(most.getKey()));
    }

    /** The draft as a whole, with organisations and departments. */
    Register compose(
            Edition edition, Organisation owner, FiscalYear year, RegisterDraft draft, Mended<ReaderDraft> mended) {
        Map<String, Organisation> partners = organisations.ensure(
                draft.programmes().stream().flatMap(p -> p.partners().stream()).toList());
        Map<String, Department> departments = organisations.ensureDepartments(
                owner,
                draft.programmes().stream()
                        .map(RegisterDraft.Programme::department)
                        .toList());
        List<String> numbers = ProgrammeNumbers.of(
                draft.programmes().stream().map(RegisterDraft.Programme::no).toList());
        var programmes = new ArrayList<Programme>();
        for (int i = 0; i < draft.programmes().size(); i++) {
            RegisterDraft.Programme p = draft.programmes().get(i);
            programmes.add(new Programme(
                    numbers.get(i),
                    year,
                    departments.get(p.department()),
                    p.name(),
                    p.partners().stream()
                            .flatMap(name -> Stream.ofNullable(partners.get(name)))
                            .distinct()
                            .toList(),
                    p.partnersText(),
                    p.form(),
                    p.recurrence(),
                    p.firstYear(),
                    p.firstYearText(),
                    p.start(),
                    p.startText(),
                    p.end(),
                    p.endText(),
                    p.purpose(),
                    p.participants(),
                    p.effect(),
                    mended.draft().cells().get(i),
                    p.place()));
        }
        return new Register(
                edition.series(),
                owner,
                year,
                edition,
                draft.columns(),
                programmes,
                mended.notes().stream().map(note -> numbered(note, programmes)).toList());
    }

    /** The note under the row's number in the edition; one of a row left out keeps its line. */
    private static Mended.Note numbered(Mended.Note note, List<Programme> programmes) {
        String no = programmes.stream()
                .filter(p -> p.place().anchor().equals(note.code()))
                .map(Programme::no)
                .findFirst()
                .orElse(note.code());
        return new Mended.Note(note.sort(), no, note.field(), note.printed(), note.mended(), note.at());
    }
}
