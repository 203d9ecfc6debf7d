package org.haskap.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.haskap.access.Settings;
import org.haskap.intake.Incoming;
import org.haskap.intake.Intake;
import org.haskap.kernel.Change;
import org.haskap.kernel.Difference;
import org.haskap.plan.Plans;
import org.haskap.reading.Reading;
import org.haskap.register.AssignmentRefusedException;
import org.haskap.register.ProgrammeFacts;
import org.haskap.register.Programmes;
import org.haskap.register.Register;
import org.springframework.beans.factory.BeanFactory;

/** Takes in all that a {@link RegionFile} names, inside the caller's transaction: its documents, then what its programmes belong to, then its settings. */
final class RegionImport {
    private final RegionFile region;
    private final List<Incoming> documents;

    private RegionImport(RegionFile region, List<Incoming> documents) {
        this.region = region;
        this.documents = documents;
    }

    /** Reads the documents, each a step. */
    static RegionImport read(RegionFile region, Progress progress) {
        var documents = new ArrayList<Incoming>();
        for (RegionFile.Source source : region.documents()) {
            documents.add(progress.step(
                    "Reading " + source.file().getFileName(),
                    () -> Incoming.read(source.file(), source.kind()),
                    incoming -> Contents.of(incoming.reading())));
        }
        return new RegionImport(region, documents);
    }

    /** Adopts what is new; the differences of each document and of the settings, named. */
    List<Part> adopt(BeanFactory beans) {
        var intake = beans.getBean(Intake.class);
        var parts = new ArrayList<Part>();
        for (int i = 0; i < documents.size(); i++) {
            RegionFile.Source source = region.documents().get(i);
            Reading reading = documents.get(i).reading();
            var proposal = intake.propose(documents.get(i), source.plan(), source.owner());
            intake.adopt(reading, proposal);
            parts.add(new Part(String.valueOf(source.file().getFileName()), proposal.difference()));
        }
        if (!region.programmes().isEmpty()) {
            parts.add(new Part("programmes", assign(beans)));
        }
        // The settings come last because they lock the publication version, as the end of every adoption does.
        parts.add(new Part("settings", set(beans)));
        return parts;
    }

    private Difference assign(BeanFactory beans) {
        var facts = beans.getBean(ProgrammeFacts.class);
        var registers = beans.getBean(Programmes.class).registers();
        var changes = new ArrayList<Change>();
        for (RegionFile.Assigned assigned : region.programmes()) {
            Register register = registers.stream()
                    .filter(known -> known.owner().name().equals(assigned.register())
                            && known.fiscalYear().equals(assigned.year()))
                    .findFirst()
                    .orElseThrow(() -> new CommandException(assigned.place() + " names a register of "
                            + assigned.register() + " for fiscal year "
                            + assigned.year().year() + ", which is not adopted; name its document in the file or import"
                            + " it first."));
            var before = facts.assignment(register.id(), assigned.no());
            try {
                if (facts.assign(
                        register.id(),
                        assigned.no(),
                        assigned.name(),
                        assigned.plan(),
                        assigned.node(),
                        assigned.why())) {
                    changes.add(new Change(
                            before.isEmpty() ? Change.Kind.ADDED : Change.Kind.CHANGED,
                            "programme",
                            assigned.no(),
                            assigned.name(),
                            before.isEmpty() ? "" : "node",
                            before.map(known -> known.node().code()).orElse(""),
                            assigned.node()));
                }
            } catch (AssignmentRefusedException e) {
                throw new CommandException(
                        assigned.place() + " cannot be taken: " + e.english() + "; correct the entry or leave it out.",
                        e);
            }
        }
        return new Difference(changes);
    }

    private Difference set(BeanFactory beans) {
        String strategy = region.strategy();
        if (!strategy.isEmpty() && beans.getBean(Plans.class).current(strategy).isEmpty()) {
            throw new CommandException("The region file says that the strategy is the plan " + strategy
                    + ", which is not there; name its document in the file or import it first.");
        }
        var settings = beans.getBean(Settings.class);
        var changes = new ArrayList<Change>();
        for (Map.Entry<String, String> setting : region.settings().entrySet()) {
            String before = settings.get(setting.getKey()).orElse("");
            if (!before.equals(setting.getValue())) {
                settings.set(setting.getKey(), setting.getValue());
                changes.add(new Change(
                        Change.Kind.CHANGED, "setting", setting.getKey(), "", "", before, setting.getValue()));
            }
        }
        return new Difference(changes);
    }

    /**
     * What one part changed.
     *
     * @param name a document's file name, programmes, or settings
     * @param difference its changes
     */
    record Part(String name, Difference difference) {}
}
