package org.haskap.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.haskap.access.Settings;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.FactKinds;
import org.haskap.evidence.NodeRef;
import org.haskap.indicator.Formula;
import org.haskap.indicator.FormulaVersion;
import org.haskap.indicator.Formulas;
import org.haskap.indicator.IndicatorRef;
import org.haskap.indicator.Selection;
import org.haskap.intake.Incoming;
import org.haskap.intake.Intake;
import org.haskap.kernel.Change;
import org.haskap.kernel.Difference;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.haskap.reading.Reading;
import org.haskap.register.AssignmentRefusedException;
import org.haskap.register.ProgrammeFacts;
import org.haskap.register.Programmes;
import org.haskap.register.Register;
import org.springframework.beans.factory.BeanFactory;

/** Takes in all that a {@link RegionFile} names, inside the caller's transaction: its documents, what its programmes
 * belong to, how its indicators count themselves, then its settings. */
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

    /**
     * Adopts what is new; the differences of each document and of the settings, named.
     *
     * @param reason why targets are revised, where some are
     */
    List<Part> adopt(BeanFactory beans, String reason) {
        var intake = beans.getBean(Intake.class);
        var parts = new ArrayList<Part>();
        for (int i = 0; i < documents.size(); i++) {
            RegionFile.Source source = region.documents().get(i);
            Reading reading = documents.get(i).reading();
            var proposal = intake.propose(documents.get(i), source.plan(), source.owner());
            intake.adopt(reading, proposal, reason);
            parts.add(new Part(String.valueOf(source.file().getFileName()), proposal.difference()));
        }
        if (!region.programmes().isEmpty()) {
            parts.add(new Part("programmes", assign(beans)));
        }
        for (RegionFile.Counting counting : region.formulas()) {
            parts.add(new Part("formula of " + counting.indicator(), count(beans, counting)));
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

    /** Puts a formula in force once: whatever staff made of it later stands. */
    private static Difference count(BeanFactory beans, RegionFile.Counting counting) {
        PlanTree tree = beans.getBean(Plans.class)
                .current(counting.plan())
                .orElseThrow(() -> new CommandException(counting.place() + " names the plan " + counting.plan()
                        + ", which is not there; name its document in the file or import it first."));
        Indicator indicator = tree.indicator(counting.indicator())
                .orElseThrow(() -> new CommandException(counting.place() + " names the indicator "
                        + counting.indicator() + ", which the plan " + counting.plan()
                        + " does not have; its codes stand"
                        + " in the indicators' addresses."));
        Formula formula = counting.formula(tree.plan().id());
        for (Selection selection : Formula.selections(formula)) {
            known(beans, counting, tree, selection);
        }
        var formulas = beans.getBean(Formulas.class);
        var ref = new IndicatorRef(tree.plan().id(), indicator.code());
        List<FormulaVersion> versions = formulas.versions(ref);
        boolean once = versions.stream()
                .anyMatch(version -> version.formula().equals(formula)
                        && version.span().equals(counting.span())
                        && version.firstYear() == counting.firstYear());
        if (once) {
            return new Difference(List.of());
        }
        int seen = versions.isEmpty() ? 0 : versions.getFirst().version();
        String before = versions.isEmpty() ? "" : versions.getFirst().sentence();
        FormulaVersion now = formulas.put(ref, formula, counting.span(), counting.firstYear(), counting.why(), seen);
        return new Difference(List.of(new Change(
                versions.isEmpty() ? Change.Kind.ADDED : Change.Kind.CHANGED,
                "formula",
                indicator.code(),
                indicator.name(),
                versions.isEmpty() ? "" : "formula",
                before,
                now.sentence())));
    }

    private static void known(BeanFactory beans, RegionFile.Counting counting, PlanTree tree, Selection selection) {
        FactKind kind = beans.getBean(FactKinds.class)
                .find(selection.kind())
                .orElseThrow(() -> new CommandException(counting.place() + " counts facts of the kind "
                        + selection.kind() + ", which is not known; there are "
                        + beans.getBean(FactKinds.class).all().stream()
                                .map(FactKind::code)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + "."));
        for (String dimension : selection.dimensions().keySet()) {
            if (kind.dimension(dimension).isEmpty()) {
                throw new CommandException(counting.place() + " tells facts apart by " + dimension + ", which the kind "
                        + kind.code() + " does not have; leave it out or name one of "
                        + kind.dimensions().stream()
                                .map(FactKind.Dimension::code)
                                .toList() + ".");
            }
        }
        NodeRef node = selection.subtree();
        if (node != null && tree.node(node.code()).isEmpty()) {
            throw new CommandException(counting.place() + " names the node " + node.code() + ", which the plan "
                    + counting.plan() + " does not have; its codes stand in the pages' addresses.");
        }
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
