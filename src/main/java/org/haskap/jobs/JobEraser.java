package org.haskap.jobs;

import java.util.List;
import org.haskap.access.Eraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Jobs say by number who asked for them, and are soon forgotten as a whole; nothing is erased here. */
@Component
final class JobEraser implements Eraser {
    private static final String JOBS = "頼んだ処理";

    private final JobStore store;

    JobEraser(JdbcClient jdbc) {
        store = new JobStore(jdbc);
    }

    @Override
    public List<Personal> what() {
        return List.of(new Personal("job.submitted_by", "処理を誰が頼んだか。頼んだ人だけに結果を見せるためです。"));
    }

    @Override
    public List<Held> held(long person) {
        int jobs = store.submittedBy(person);
        return jobs == 0 ? List.of() : List.of(new Held(JOBS, jobs + "件"));
    }

    @Override
    public List<Erased> erase(long person) {
        int jobs = store.submittedBy(person);
        return jobs == 0
                ? List.of()
                : List.of(new Erased(JOBS, Outcome.KEPT, jobs, "番号だけで、名前は含みません。処理の記録は、終わってから3か月で消えます。"));
    }
}
