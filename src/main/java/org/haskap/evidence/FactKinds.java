package org.haskap.evidence;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The kinds of facts there are: those of the program's modules and those the region added. */
@Component
public class FactKinds {
    private final List<FactKind> declared;

    FactKinds(List<FactKind> declared) {
        this.declared = List.copyOf(declared);
    }

    /** All kinds by code. */
    public List<FactKind> all() {
        return declared;
    }

    /** The kind of that code. */
    public Optional<FactKind> find(String code) {
        return all().stream().filter(kind -> kind.code().equals(code)).findFirst();
    }
}
