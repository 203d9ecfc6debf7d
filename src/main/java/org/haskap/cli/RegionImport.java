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
import org.springframework.beans.factory.BeanFactory;

/** Takes in all that a {@link RegionFile} names, inside the caller's transaction: its documents, then its settings. */
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
        // The settings come last because they lock the publication version, as the end of every adoption does.
        parts.add(new Part("settings", set(beans)));
        return parts;
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
     * @param name a document's file name, or settings
     * @param difference its changes
     */
    record Part(String name, Difference difference) {}
}
