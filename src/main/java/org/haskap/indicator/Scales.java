package org.haskap.indicator;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.haskap.access.Access;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Permission;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.haskap.attainment.RatingScale;
import org.haskap.attainment.RatingScales;
import org.haskap.database.Columns;
import org.haskap.database.Publications;
import org.haskap.kernel.StaleException;
import org.haskap.plan.Plan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** By which scale each plan is rated. Choosing another rates everything anew and is kept with its reason. */
@Component
public class Scales {
    static final String CHOSEN = "scale.chosen";

    private final ScaleStore store;
    private final Publications publications;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final Access access;
    private final InstantSource clock;

    /** On the given database. */
    Scales(
            JdbcClient jdbc,
            Publications publications,
            TransactionTemplate transactions,
            Audit audit,
            Access access,
            InstantSource clock) {
        store = new ScaleStore(jdbc);
        this.publications = publications;
        this.transactions = transactions;
        this.audit = audit;
        this.access = access;
        this.clock = clock;
    }

    /** The scale in force for a plan. One statement. */
    public ScaleChoice of(long plan) {
        return store.newest(plan).orElse(ScaleChoice.DEFAULT);
    }

    /** All that were chosen for a plan, the newest first; empty while the default counts. One statement. */
    public List<ScaleChoice> history(long plan) {
        return store.all(plan);
    }

    /**
     * Puts another scale in force; the one in force changes nothing.
     *
     * @param seen the version in force when the change was thought of
     * @throws NotPermittedException without {@link Permission#SET_SCALE} for the plan
     * @throws StaleException when another was chosen by now
     */
    public void choose(Plan plan, String code, String reason, int seen) {
        access.require(Permission.SET_SCALE, Target.plan(plan.id(), plan.owner().id()));
        RatingScale scale = RatingScales.find(code)
                .orElseThrow(() -> new NoSuchElementException("no rating scale is called " + code));
        String why = Columns.text(reason.strip());
        if (why.isEmpty()) {
            throw new IllegalArgumentException("choosing a scale needs a reason");
        }
        transactions.executeWithoutResult(_ -> {
            store.lock(plan.id());
            ScaleChoice before = of(plan.id());
            if (before.scale().equals(scale)) {
                return;
            }
            if (before.version() != seen) {
                throw new StaleException(before.version());
            }
            var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            store.insert(
                    plan.id(), before.version() + 1, code, why, Actors.current().person(), at);
            audit.record(
                    CHOSEN,
                    subject(plan),
                    Map.of("scale", before.scale().name()),
                    Map.of("scale", scale.name(), "reason", why));
            publications.advance(at);
        });
    }

    /** Under which name the trail keeps a plan's choices. */
    static Subject subject(Plan plan) {
        return new Subject("plan", plan.slug());
    }
}
