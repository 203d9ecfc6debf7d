package org.haskap.access;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Blanks what the trail says about a person, before the modules forget which of their records were the person's. */
@Component
final class AuditEraser implements Eraser {
    private final Audit audit;
    private final ObjectProvider<Eraser> all;

    AuditEraser(Audit audit, ObjectProvider<Eraser> all) {
        this.audit = audit;
        this.all = all;
    }

    @Override
    public List<Personal> what() {
        return List.of(new Personal("audit_value.value", "操作の記録にある、変更の前と後の値と、操作元のアドレス。誰が何をしたかを後から確かめるためです。"));
    }

    @Override
    public List<Held> held(long person) {
        int values = audit.held(person, about(person));
        return values == 0 ? List.of() : List.of(new Held("操作の記録にある値", values + "件"));
    }

    @Override
    public List<Erased> erase(long person) {
        int values = audit.forget(person, about(person));
        return List.of(
                new Erased("操作の記録にある値とアドレス", Outcome.BLANKED, values, ""),
                new Erased("操作の記録", Outcome.KEPT, 0, "いつ何がされたかは、改ざんを防ぐために残します。名前は含みません。"));
    }

    private List<Subject> about(long person) {
        var subjects = new ArrayList<>(List.of(Subject.of(Subject.PERSON, person)));
        all.stream().filter(eraser -> eraser != this).forEach(eraser -> subjects.addAll(eraser.subjects(person)));
        return subjects;
    }
}
