package org.haskap.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Organisations and their departments. Names are kept as printed; likeness yields proposals, never a merge. */
@SuppressWarnings("DoNotCallSuggester") // the signatures come first, their bodies follow
public final class Organisations {

    /** The organisation of each name, created where it is new. Keys are the names without outer white space. */
    public Map<String, Organisation> ensure(Collection<String> names) {
        throw new UnsupportedOperationException();
    }

    /** The departments of one organisation by name, created where they are new (without a parent). */
    public Map<String, Department> ensureDepartments(Organisation organisation, Collection<String> names) {
        throw new UnsupportedOperationException();
    }

    /** All organisations by name. */
    public List<Organisation> all() {
        throw new UnsupportedOperationException();
    }

    /** One organisation. */
    public Optional<Organisation> find(long id) {
        throw new UnsupportedOperationException();
    }

    /** All departments, in the order they became known. */
    public List<Department> departments() {
        throw new UnsupportedOperationException();
    }

    /** One department. */
    public Optional<Department> department(long id) {
        throw new UnsupportedOperationException();
    }

    /** Pairs of organisations that may be one, the likeliest first. */
    public List<OrganisationMatch> matches() {
        throw new UnsupportedOperationException();
    }
}
